// The editor, what it says of the member at the cursor, and the list of mistakes.
import { useEffect, useRef, useState } from 'react';
import { readCallText } from '../draft';
import { languages, type Locale } from '../words';
import { CallText } from './CallText';
import { mendOf, type Checked } from './check';
import { createEditor, type Editor } from './editor';
import { guideOf } from './guides';
import { useRemarks } from './remarks';
import { Guide } from './schema';
import { wordsOf } from './words';

interface Props {
  locale: Locale;
  /** The text that the editor begins with. */
  initial: string;
  /** The text that was checked. */
  text: string;
  checked: Checked;
  changed(text: string): void;
  say(text: string): void;
  /** Takes the editor once it is there. */
  hold(editor: Editor | undefined): void;
}

export function Pane({ locale, initial, text, checked, changed, say, hold }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const [guide, setGuide] = useState<Guide>();
  const [about, setAbout] = useState<{ name: string; about: string }>();
  const [callText, setCallText] = useState(readCallText);
  const { engine, typeset, words: form } = languages[locale];
  const t = wordsOf(locale);
  // The editor outlives many renderings: it calls what is right then.
  const heard = useRef({ changed, say, t });
  heard.current = { changed, say, t };

  useEffect(() => {
    let current = true;
    void guideOf(engine).then((loaded) => current && setGuide(loaded));
    return () => {
      current = false;
    };
  }, [engine]);

  const told = { label: t.editor, leave: t.leave, phrases: t.phrases, mend: t.mend, guide: guide ?? new Guide({}), locale: engine };
  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const made = createEditor(root, initial, told, {
      changed: (text) => heard.current.changed(text),
      at: setAbout,
      mended: (name) => heard.current.say(heard.current.t.mended(name)),
    });
    editor.current = made;
    hold(made);
    return () => {
      made.destroy();
      hold(undefined);
    };
    // It is made once.
  }, []);
  useEffect(() => editor.current?.tell(told), [guide, locale]);
  const { call, noObject, problems } = checked;
  const remarks = useRemarks(text, callText, engine, call !== undefined);
  useEffect(() => {
    const said = <Told extends { message: string }>(told: Told): Told => ({ ...told, message: typeset(told.message) });
    editor.current?.mark(problems.map(said), remarks.map(said));
  }, [problems, remarks, guide]);

  return (
    <>
      <p className="hint">{t.leave}</p>
      <div ref={host} className="editor" />
      <p className="hint about">
        {about && (
          <>
            <code>{about.name}</code>
            {form.colon}
            {typeset(about.about)}
          </>
        )}
      </p>
      <section className="mistakes" aria-labelledby="mistakes">
        <div role="status">
          <h3 id="mistakes">{noObject ? t.noDefinition : t.mistakes(problems.length)}</h3>
        </div>
        <ul>
          {problems.map((problem) => (
            <li key={problem.path + problem.line + problem.column + problem.message}>
              <button type="button" className="quiet" onClick={() => editor.current?.goTo(problem)}>
                {t.place(problem.line, problem.column)}
              </button>
              {form.colon}
              {problem.path && <code>{problem.path}</code>} {typeset(problem.message)}{' '}
              {mendOf(problem) && (
                <button type="button" onClick={() => editor.current?.mend(problem)}>
                  {t.mend(mendOf(problem)?.name ?? '')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {remarks.length > 0 && (
        <section className="mistakes" aria-labelledby="remarks">
          <h3 id="remarks">{t.remarks(remarks.length)}</h3>
          <p className="hint">{t.remarksHelp}</p>
          <ul>
            {remarks.map((remark) => (
              <li key={remark.path + remark.code + remark.message}>
                <button type="button" className="quiet" onClick={() => editor.current?.goTo(remark)}>
                  {t.place(remark.line, remark.column)}
                </button>
                {form.colon}
                <code>{remark.path}</code> {typeset(remark.message)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CallText locale={locale} initial={callText} changed={setCallText} say={say} />
    </>
  );
}
