// The last change of a list, and the button that takes it back.
import { useForm } from '../form';
import type { LinesOfList } from './lines';

export function Done({ own: { done, undo } }: { own: LinesOfList }) {
  const { t } = useForm();
  return (
    <div role="status">
      {done && (
        <p className="done">
          {done.say(t)}{' '}
          <button type="button" className="quiet" onClick={undo}>
            {t.takeBack}
          </button>
        </p>
      )}
    </div>
  );
}
