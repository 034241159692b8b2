// Under the form: what became of the last action and of the draft, and the tools.
import { isEmpty } from './draft';
import { useForm } from './form';
import { Tools } from './Tools';
import type { useDossier } from './useDossier';

interface Props {
  own: ReturnType<typeof useDossier>;
  office: boolean;
  setOffice(office: boolean): void;
}

export function Footer({ own, office, setOffice }: Props) {
  const { t, locale } = useForm();
  const { kept, notice, replaced, value } = own;
  const told = notice?.told?.[locale] ?? [];
  return (
    <footer>
      <div role="status">
        <p>
          {notice?.say(t)} {kept ? !isEmpty(value) && t.saved : t.unsaved}
        </p>
        {told.length > 0 && (
          <>
            <p className="message warning">{t.changed}</p>
            <ul>
              {told.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {replaced && (
        <button type="button" onClick={own.undo}>
          {t.undo}
        </button>
      )}
      <Tools office={office} setOffice={setOffice} take={own.take} give={own.give} clear={own.clear} />
    </footer>
  );
}
