// Where a call is written: its definition with the mistakes at their lines, the form beside it as applicants will see
// it, and the assessment of a sample.
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { addCall, loadCall, onDraft, readDraft, readShown, readWritten, writeDraft, writeShown, writeWritten } from '../draft';
import { isBuiltIn, type Call } from '../engine';
import { readFile } from '../FileButton';
import { focusHeading } from '../form';
import { BEGIN, href, PREVIEW, WRITE } from '../route';
import { useNarrow } from '../screen';
import { languages, type Locale } from '../words';
import type { Application } from '../pointer';
import { check, unreadable } from './check';
import type { Editor } from './editor';
import { Pane } from './Pane';
import { Sample } from './Sample';
import { panelId, tabId, Tabs } from './Tabs';
import { templates } from './templates';
import { Toolbar } from './Toolbar';
import { wordsOf } from './words';
import './write.css';

/** How long the text stays as it is before it is checked. */
const PAUSE = 250;

const DEFINITION = 'definition';
const FORM = 'form';
const TRIAL = 'trial';

/** The definition that the address names. */
function definitionOf(id: string): string {
  try {
    return id ? loadCall(id).definition : '';
  } catch {
    return '';
  }
}

/** The sample that the form beside the definition is filled in with, in step with it. */
function useSample(): [Application, (sample: Application) => void] {
  const [sample, setSample] = useState(() => readDraft(PREVIEW));
  useEffect(() => onDraft(PREVIEW, setSample), []);
  const take = (next: Application) => {
    writeDraft(PREVIEW, next);
    setSample(next);
  };
  return [sample, take];
}

/** Whether nobody has changed a sample. */
const isUntouched = (sample: Application) =>
  [{}, ...templates.map((template) => template.sample)].some((each) => JSON.stringify(each) === JSON.stringify(sample));

export default function Write({ locale, from }: { locale: Locale; from: string }) {
  const { engine } = languages[locale];
  const t = useMemo(() => wordsOf(locale), [locale]);
  const narrow = useNarrow();
  const editor = useRef<Editor>(undefined);
  const [initial] = useState(() => definitionOf(from) || readWritten() || (templates[0]?.text ?? ''));
  const [text, setText] = useState(initial);
  const checked = useMemo(() => check(text, engine), [text, engine]);
  const [shown, setShown] = useState<Call | undefined>(() => checked.call ?? readShown());
  const [sample, takeSample] = useSample();
  const [view, setView] = useState(narrow ? DEFINITION : FORM);
  const [notice, setNotice] = useState('');
  /** What the last file or template replaced, until the next edit. */
  const [replaced, setReplaced] = useState<{ before: string; by: string }>();
  const [kept, setKept] = useState(true);
  const pending = useRef(0);

  useEffect(() => {
    document.title = `${t.title} – ${languages[locale].words.app}`;
  }, [t, locale]);
  useEffect(() => {
    // A reload finds what was written last.
    if (from) history.replaceState(null, '', href(WRITE));
    if (document.activeElement === document.body) focusHeading();
  }, []);
  useEffect(() => setKept(writeWritten(text)), [text]);
  useEffect(() => {
    if (!checked.call) return;
    // The form beside it hears this.
    writeShown(checked.call);
    setShown(checked.call);
  }, [checked]);
  const changed = (next: string) => {
    setReplaced((last) => (last?.by === next ? last : undefined));
    clearTimeout(pending.current);
    pending.current = window.setTimeout(() => setText(next), PAUSE);
  };
  const put = (next: string) => {
    editor.current?.replace(next);
    clearTimeout(pending.current);
    // The editor ends all lines alike.
    setText(editor.current?.text() ?? next);
  };
  const open = (next: string, name: string, example?: Application) => {
    const before = editor.current?.text() ?? text;
    put(next);
    if (example && isUntouched(sample)) takeSample(example);
    setNotice(t.opened(name));
    setReplaced({ before, by: editor.current?.text() ?? next });
  };
  const openFile = (read: string, bytes: Uint8Array, name: string) => {
    const fault = unreadable(read, bytes, engine);
    if (fault === undefined) open(read, name);
    else setNotice(languages[locale].typeset(fault));
  };
  const takeBack = () => {
    put(replaced?.before ?? '');
    setNotice(t.takenBack);
    setReplaced(undefined);
    focusHeading();
  };
  const keep = () => {
    const { call } = check(editor.current?.text() ?? text, engine);
    if (!call) return setNotice(t.keepFirst);
    if (isBuiltIn(call.id)) return setNotice(t.keepOther(call.id));
    addCall(call);
    window.location.hash = href(call.id, BEGIN);
    return undefined;
  };
  const show = (place: string) => {
    if (narrow) setView(DEFINITION);
    // On a narrow screen, the editor has to be there first.
    setTimeout(() => editor.current?.goTo(place));
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void readFile(file, openFile);
  };
  const overFile = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  };

  const tabs = [
    ...(narrow ? [{ id: DEFINITION, title: t.definition }] : []),
    { id: FORM, title: t.form },
    { id: TRIAL, title: t.assessment },
  ];
  const chosen = narrow || view !== DEFINITION ? view : FORM;
  const panel = (id: string) => ({ role: 'tabpanel', id: panelId(id), 'aria-labelledby': tabId(id), hidden: chosen !== id });
  return (
    <div onDrop={drop} onDragOver={overFile}>
      <h2 tabIndex={-1}>{t.title}</h2>
      <p>{t.help}</p>
      <Toolbar
        locale={locale}
        open={open}
        openFile={openFile}
        keep={keep}
        current={() => editor.current?.text() ?? text}
        name={checked.call?.id ?? shown?.id ?? 'definition'}
      />
      <div role="status">
        {(notice || !kept) && (
          <p className="message">
            {notice} {!kept && t.unsaved}
          </p>
        )}
      </div>
      {replaced && (
        <button type="button" onClick={takeBack}>
          {t.takeBack}
        </button>
      )}
      {narrow && <Tabs label={t.views} tabs={tabs} chosen={chosen} choose={setView} />}
      <div className="panes">
        <section className="pane" {...(narrow ? panel(DEFINITION) : { 'aria-label': t.definition })}>
          <Pane
            locale={locale}
            initial={initial}
            text={text}
            checked={checked}
            changed={changed}
            say={setNotice}
            hold={(made) => {
              editor.current = made;
            }}
          />
        </section>
        <div className="pane">
          {!narrow && <Tabs label={t.views} tabs={tabs} chosen={chosen} choose={setView} />}
          {!checked.call && shown && chosen !== DEFINITION && <p className="message warning">{t.stale}</p>}
          <section {...panel(FORM)}>
            {shown ? (
              <>
                {/* A page may not hold itself in a frame: the question mark makes it another one. */}
                <iframe title={t.preview} src={`${window.location.pathname}?preview${href(PREVIEW, '')}`} />
                <a href={href(PREVIEW, '')} target="_blank" rel="noreferrer">
                  {t.alone}
                </a>
              </>
            ) : (
              <p>{t.notYet}</p>
            )}
          </section>
          <section {...panel(TRIAL)}>
            {shown ? (
              <Sample call={shown} locale={locale} sample={sample} take={takeSample} say={setNotice} show={(index) => show(`/requirements/${index}`)} />
            ) : (
              <p>{t.notYet}</p>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

