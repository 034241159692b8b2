// The start: which call, or a definition of another one.
import { useState } from 'react';
import { addCall, callIds, loadCall, readDraft } from './draft';
import { Call, calls, type Description, type Locale } from './engine';
import { FileButton } from './FileButton';
import { href } from './route';
import { words } from './words';

function describe(id: string, locale: Locale): Description[] {
  try {
    return [loadCall(id).describe(locale)];
  } catch {
    return [];
  }
}

export function Start({ locale, error: given = '' }: { locale: Locale; error?: string }) {
  const t = words[locale];
  const [error, setError] = useState(given);
  const load = (text: string) => {
    try {
      const call = Call.load(text);
      if (calls().includes(call.id)) return setError(t.ownCall(call.id));
      addCall(call);
      window.location.hash = href(call.id);
    } catch (problem) {
      setError(t.badCall + (problem instanceof Error ? problem.message : String(problem)));
    }
  };
  return (
    <>
      <h2 tabIndex={-1}>{t.start}</h2>
      <p>{t.startHelp}</p>
      <div role="alert">{error && <p className="message blocking">{error}</p>}</div>
      <ul className="calls">
        {callIds()
          .flatMap((id) => describe(id, locale))
          .map((call) => (
            <li key={call.call}>
              <h3>{call.title}</h3>
              <p className="hint">{call.organisation}</p>
              <p>{call.summary}</p>
              <a className="button primary" href={href(call.call)}>
                {Object.keys(readDraft(call.call)).length > 0 ? t.resume : t.begin}
                <span className="hidden"> : {call.title}</span>
              </a>
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
