// What the engine can put right by itself: each way with a button, and the last one can be taken back.
import { useMemo, useState } from 'react';
import { applyPatch, PatchError } from 'inspir';
import type { Way } from './engine';
import { focusHeading, useForm } from './form';
import type { Application } from './pointer';
import { languages } from './words';

export function Repairs() {
  const { t, call, value, locale, replace } = useForm();
  const { engine, typeset } = languages[locale];
  const [done, setDone] = useState<{ before: Application; said: string }>();
  const repairs = useMemo(() => call.repairs(value, { locale: engine }), [call, value, engine]);
  const offered = repairs.filter(({ kind, ways }) => kind !== 'do' && ways.length > 0);
  const apply = ({ message, patch }: Way) => {
    try {
      replace(applyPatch(value, patch));
    } catch (error) {
      // The application has changed since.
      if (error instanceof PatchError) return;
      throw error;
    }
    setDone({ before: value, said: message });
    focusHeading();
  };
  const undo = () => {
    if (done) replace(done.before);
    setDone(undefined);
  };
  if (offered.length === 0 && !done) return null;
  return (
    <section className="repairs" aria-labelledby="repairs">
      <h3 id="repairs">{t.repairs}</h3>
      <div role="status">
        {done && (
          <p className="done">
            {t.repaired(typeset(done.said))}{' '}
            <button type="button" className="quiet" onClick={undo}>
              {t.takeBack}
            </button>
          </p>
        )}
      </div>
      <ul>
        {offered.map(({ title, message, ways }) => (
          <li key={title + message}>
            {typeset(message)}
            {ways.map((way) => (
              <div key={way.message} className="way">
                {typeset(way.message)}{' '}
                <button type="button" onClick={() => apply(way)} aria-label={`${t.apply}${t.colon}${typeset(way.message)}`}>
                  {t.apply}
                </button>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
