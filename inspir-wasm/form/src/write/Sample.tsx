// The assessment of a sample: what was filled in in the form beside the definition, or an application from elsewhere.
import { useId, useState } from 'react';
import { FileButton } from '../FileButton';
import { Findings, Outcome } from '../Findings';
import type { Call } from '../engine';
import { given } from '../host';
import { write } from '../json';
import { isObject, type Application } from '../pointer';
import { read } from '../read';
import { languages, type Locale } from '../words';
import { wordsOf } from './words';

interface Props {
  call: Call;
  locale: Locale;
  sample: Application;
  take(sample: Application): void;
  say(text: string): void;
  /** Shows a requirement in the definition. */
  show(index: number): void;
}

export function Sample({ call, locale, sample, take, say, show }: Props) {
  const { engine, typeset, words: form } = languages[locale];
  const t = wordsOf(locale);
  const id = useId();
  /** The text as it is being changed; otherwise that of the sample. */
  const [typed, setTyped] = useState<string>();
  const description = call.describe(engine);
  const assessment = call.assess(given(sample), { locale: engine });
  const use = (text: string) => {
    const { value } = read(call, text);
    if (!isObject(value)) return say(form.badImport);
    const { call: _named, ...rest } = value;
    take(rest);
    setTyped(undefined);
    return say(t.sampleTaken);
  };
  const clear = () => {
    take({});
    setTyped(undefined);
    say(t.sampleCleared);
  };
  return (
    <>
      <p className="hint">{t.sampleHelp}</p>
      <Outcome t={form} {...{ locale, description, assessment }} />
      {assessment.input_errors.length > 0 && (
        <>
          <h3>{t.errors}</h3>
          <ul>
            {assessment.input_errors.map((error) => (
              <li key={error.path + error.code}>
                <code>{error.path}</code> {typeset(error.message)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Findings
        t={form}
        {...{ locale, description, assessment }}
        go={(requirement) => show(description.requirements.findIndex((each) => each.id === requirement))}
        goes={t.toDefinition}
      />
      <div className="field">
        <label htmlFor={id}>{t.sample}</label>
        <textarea id={id} rows={8} spellCheck={false} value={typed ?? write(sample)} onChange={({ target }) => setTyped(target.value)} />
      </div>
      <div className="buttons">
        <button type="button" onClick={() => use(typed ?? write(sample))}>
          {t.sampleTake}
        </button>
        <FileButton label={t.sampleOpen} take={use} />
        <button type="button" onClick={clear}>
          {t.sampleClear}
        </button>
      </div>
    </>
  );
}
