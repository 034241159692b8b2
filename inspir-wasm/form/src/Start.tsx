// The first page: choose a call, or open the definition of another.
import { useEffect, useState } from 'react';
import { addCall, callIds, isEmpty, loadCall, readDraft, removeCall } from './draft';
import { Call, CallError, isBuiltIn, type Description, type EngineLocale } from './engine';
import { FileButton } from './FileButton';
import { focusHeading } from './form';
import { BEGIN, href } from './route';
import { languages, type Locale, type Words } from './words';

function describe(id: string, locale: EngineLocale): Description[] {
  try {
    return [loadCall(id).describe(locale)];
  } catch {
    return [];
  }
}

/** Why a file gave no form, in every language. */
interface Refusal {
  say(t: Words): string;
  problems?(locale: EngineLocale): CallError['problems'];
}

/** The engine's message about a definition. */
function problems(definition: Uint8Array, locale: EngineLocale): CallError['problems'] {
  try {
    Call.load(definition, { locale });
    return [];
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return error.problems;
  }
}

export function Start({ locale, unknown }: { locale: Locale; unknown: boolean }) {
  const { engine, typeset, words: t } = languages[locale];
  const [refusal, setRefusal] = useState<Refusal | undefined>(unknown ? { say: (to) => to.noCall } : undefined);
  const [ids, setIds] = useState(callIds);
  useEffect(() => {
    document.title = t.app;
  }, [t]);
  const remove = (id: string) => {
    if (!window.confirm(t.removeCallSure)) return;
    removeCall(id);
    setIds(callIds());
    focusHeading();
  };
  const load = (text: string, bytes: Uint8Array) => {
    if (text.trim() === '') return setRefusal({ say: (to) => to.emptyFile });
    // The engine would take any other text for an id. It reports a file in another encoding itself.
    if (!text.trim().startsWith('{') && !/[\0\ufffd]/.test(text)) return setRefusal({ say: (to) => to.noDefinition });
    try {
      const call = Call.load(bytes);
      if (isBuiltIn(call.id)) return setRefusal({ say: (to) => to.ownCall(call.id) });
      addCall(call);
      window.location.hash = href(call.id);
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem;
      setRefusal({ say: (to) => to.badCall, problems: (to) => problems(bytes, to) });
    }
  };
  return (
    <>
      <h2 tabIndex={-1}>{t.start}</h2>
      <p>{t.startHelp}</p>
      <div role="alert">
        {refusal && <p className="message blocking">{refusal.say(t)}</p>}
        {refusal?.problems && (
          <ul>
            {refusal.problems(engine).map(({ path, line, column, message }) => (
              <li key={path + message}>
                {path && <code>{path}</code>} ({t.place(line, column)}){t.colon}
                {typeset(message)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ul className="calls">
        {ids
          .flatMap((id) => describe(id, engine))
          .map((call) => (
            <li key={call.call}>
              <h3>{call.title}</h3>
              <p className="hint">{call.organisation}</p>
              <p>{typeset(call.summary)}</p>
              <a className="button primary" href={isEmpty(readDraft(call.call)) ? href(call.call, BEGIN) : href(call.call)}>
                {isEmpty(readDraft(call.call)) ? t.begin : t.resume}
                <span className="hidden">
                  {t.colon}
                  {call.title}
                </span>
              </a>
              {!isBuiltIn(call.call) && (
                <button type="button" className="quiet" onClick={() => remove(call.call)}>
                  {t.removeCall}
                  <span className="hidden">
                  {t.colon}
                  {call.title}
                </span>
                </button>
              )}
            </li>
          ))}
        <li>
          <h3>{t.otherCall}</h3>
          <p>{t.otherCallHelp}</p>
          <FileButton label={t.loadCall} take={load} />
        </li>
      </ul>
    </>
  );
}
