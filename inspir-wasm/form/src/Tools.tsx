// What few people need: the file of the draft; the officer's grid, letter, sheet and fields.
import { FileButton } from './FileButton';
import { useForm } from './form';
import { CHECKLIST, FILE, href, LETTER, PREVIEW, SHEET } from './route';

interface Props {
  office: boolean;
  setOffice(office: boolean): void;
  take(text: string): void;
  give(): void;
  clear(): void;
}

export function Tools({ office, setOffice, take, give, clear }: Props) {
  const { id, t } = useForm();
  return (
    <>
      <div className="buttons">
        <a className="button" href={href(id, FILE)}>
          {t.file}
        </a>
        {id !== PREVIEW && (
          <a className="button" href={href()}>
            {t.home}
          </a>
        )}
      </div>
      <details className="tools">
        <summary>{t.tools}</summary>
        <p className="hint">{t.onlyHere}</p>
        <div className="buttons">
          <button type="button" onClick={give}>
            {t.export}
          </button>
          <FileButton label={t.import} take={take} />
          <button type="button" onClick={clear}>
            {t.clear}
          </button>
          <a className="button" href={href(id, CHECKLIST)}>
            {t.checklist}
          </a>
          <a className="button" href={href(id, LETTER)}>
            {t.printLetter}
          </a>
          <a className="button" href={href(id, SHEET)}>
            {t.sheet}
          </a>
        </div>
        <label className="check">
          <input type="checkbox" checked={office} onChange={({ target }) => setOffice(target.checked)} /> {t.office}
        </label>
        <p className="hint">{t.sources}</p>
      </details>
    </>
  );
}
