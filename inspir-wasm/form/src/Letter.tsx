// The letter to the applicant, for printing: what the office adds to it, and the letter as the engine writes it.
import { useState } from 'react';
import { DetailsError } from 'inspir';
import { useForm } from './form';
import { languages } from './words';
import { readDay, shortDay } from './written';

/** What a letter needs beside the application. Days among them are written day, month, year. */
const DETAILS = ['authority', 'place', 'date', 'addressee', 'deadline', 'signatory_name', 'signatory_quality', 'contact', 'remedies'] as const;
const DAYS: readonly string[] = ['date', 'deadline'];

export function Letter() {
  const { t, call, value, locale } = useForm();
  const { engine, typeset } = languages[locale];
  const [details, setDetails] = useState<Record<string, string>>({});
  let html = '';
  let faults: DetailsError['faults'] = [];
  try {
    html = call.letter(value, details, { locale: engine, format: 'html_fragment' });
  } catch (error) {
    if (!(error instanceof DetailsError)) throw error;
    ({ faults } = error);
  }
  const give = (name: string, typed: string) => {
    const { [name]: _, ...others } = details;
    const written = DAYS.includes(name) ? readDay(typed) : typed;
    setDetails(written ? { ...others, [name]: written } : others);
  };
  return (
    <>
      <div className="columns unprinted">
        {DETAILS.map((name) => {
          const fault = faults.find(({ member }) => member === name);
          return (
            <label key={name} className="field">
              {t.letterDetails[name]}
              <input
                type="text"
                autoComplete="off"
                aria-invalid={fault ? true : undefined}
                defaultValue={DAYS.includes(name) ? shortDay(details[name] ?? '') : details[name]}
                onBlur={({ target }) => give(name, target.value)}
              />
              {fault && <span className="hint">{typeset(fault.message)}</span>}
            </label>
          );
        })}
      </div>
      {/* The engine escapes every text that it puts into its HTML. */}
      <div className="document" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

/** The officer's sheet, as the engine writes it. */
export function Sheet() {
  const { call, value, locale } = useForm();
  const html = call.sheet(value, null, { locale: languages[locale].engine, format: 'html_fragment' });
  return <div className="document" dangerouslySetInnerHTML={{ __html: html }} />;
}
