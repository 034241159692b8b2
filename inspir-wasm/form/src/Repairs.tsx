// What the engine can put right by itself: each way with a button, and the last one can be taken back.
import { useMemo, useState } from 'react';
import { applyPatch, PatchError } from 'inspir';
import type { Repair, Way } from './engine';
import { shown } from './File';
import { focusHeading, inputAt, strings, text, useForm, type Form } from './form';
import type { Application, Json } from './pointer';
import { languages } from './words';

/** What a way does. For a value that a file writes in another form, the engine says how to write the file; people read the value. */
function saidOf(form: Form, { error, title }: Repair, { message, patch }: Way): string {
  const { t, description, locale } = form;
  const field = error == null ? undefined : inputAt(description, error);
  const [before, after] = patch.map((change) => ('value' in change ? (change.value as Json) : undefined));
  if (!field || after === undefined) return languages[locale].typeset(message);
  return t.becomes(title, text(before), shown(form, { ...field, options: strings(field.options) }, after));
}

export function Repairs() {
  const form = useForm();
  const { t, call, value, locale, replace } = form;
  const { engine, typeset } = languages[locale];
  const [done, setDone] = useState<{ before: Application; said: string }>();
  const repairs = useMemo(() => call.repairs(value, { locale: engine }), [call, value, engine]);
  const offered = repairs.filter(({ kind, ways }) => kind !== 'do' && ways.length > 0);
  const apply = (repair: Repair, way: Way) => {
    try {
      replace(applyPatch(value, way.patch));
    } catch (error) {
      // The application has changed since.
      if (error instanceof PatchError) return;
      throw error;
    }
    setDone({ before: value, said: saidOf(form, repair, way) });
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
            {t.repaired(done.said)}{' '}
            <button type="button" className="quiet" onClick={undo}>
              {t.takeBack}
            </button>
          </p>
        )}
      </div>
      <ul>
        {offered.map((repair) => (
          <li key={repair.title + repair.message}>
            {repair.error == null && typeset(repair.message)}
            {repair.ways.map((way) => (
              <div key={way.message} className="way">
                {saidOf(form, repair, way)}{' '}
                <button type="button" onClick={() => apply(repair, way)} aria-label={`${t.apply}${t.colon}${saidOf(form, repair, way)}`}>
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
