// One input for each type, with its label, its hint and the engine's messages about it.
import { useState } from 'react';
import { figures, normalise } from './amount';
import type { Field as Info, Finding } from './engine';
import { isOptional, messagesAt, nameOf, text, toldAt, useForm, type Form } from './form';
import { get, type Json } from './pointer';
import { languages } from './words';

export function Messages({ path, id = path, of }: { path: string; id?: string; of?: (finding: Finding) => boolean }) {
  const form = useForm();
  const messages = form.told(id) ? messagesAt(form, path, of) : [];
  return (
    <div id={`${id}-messages`}>
      {messages.map((message) => {
        // Only the first place shows the message in full; the others name that place.
        const first = toldAt(form, path, message);
        return (
          <p key={message.text} className={`message ${message.tone}`}>
            <strong>{form.t[message.tone]}</strong>{' '}
            {first === path ? message.text : form.t.sameAs(nameOf(form, first) ?? first)}
          </p>
        );
      })}
    </div>
  );
}

/** The ids of the messages about an input: its own, and those that stand in full at another input. */
function describedBy(form: Form, path: string): string {
  const elsewhere = form.told(path) ? messagesAt(form, path).map((message) => toldAt(form, path, message)) : [];
  return [...new Set([path, ...elsewhere])].map((place) => `${place}-messages`).join(' ');
}

/** The value that the application holds for a typed text. */
function parse(type: string, typed: string): Json | undefined {
  if (typed === '') return undefined;
  if (type === 'boolean') return typed === 'true';
  const bare = typed.replace(/\s/g, '');
  if (type === 'integer' && /^0*\d{1,15}$/.test(bare)) return Number(bare);
  if (type === 'commune') return bare || undefined;
  return type === 'texts' ? typed.split('\n') : typed;
}

const isDay = (typed: string) => typed === '' || /^\d{4,6}-\d{2}-\d{2}$/.test(typed);

/** With `inLine`, the input stands within a line of a list, where space is short. */
export function Field({ field, inLine = false }: { field: Info; inLine?: boolean }) {
  const form = useForm();
  // The amount while it is being typed. Without the focus, the input shows it as people write it.
  const [typing, setTyping] = useState<string>();
  const { path, type, options } = field;
  const label = languages[form.locale].typeset(field.label);
  const { t } = form;
  const shown = text(get(form.value, path));
  const wrong = form.told(path) && messagesAt(form, path).some(({ tone }) => tone === 'invalid' || tone === 'blocking');
  const hints: Record<string, string> = {
    texts: t.oneByLine,
    commune: t.communeHint,
    amount: t.amountHint(figures('1234.56', form.locale)),
  };
  const hint = hints[type];
  const optional = !inLine && isOptional(form, path);
  const common = {
    id: path,
    'aria-invalid': wrong || undefined,
    'aria-describedby': `${hint ? `${path}-hint ` : ''}${describedBy(form, path)}`,
    onBlur: () => form.touch(path),
  };
  const change = (typed: string) => form.change(path, parse(type, typed));
  const plain = {
    ...common,
    value: shown,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };

  if (type === 'boolean' && !inLine) return <YesNo path={path} label={label} common={common} optional={optional} />;

  let input;
  if (type === 'choice' || type === 'boolean') {
    const known = shown === '' || options.some(({ value }) => value === shown);
    const preset = options.find(({ value }) => value === String(field.default));
    input = (
      <select {...plain}>
        <option value="">{preset ? t.byDefault(preset.label) : t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {!known && <option value={shown}>{shown}</option>}
      </select>
    );
  } else if (type === 'question' || type === 'texts' || path.endsWith('/description')) {
    input = <textarea {...plain} rows={4} />;
  } else if (type === 'amount') {
    const typed = (amount: string) => {
      setTyping(amount);
      change(normalise(amount));
    };
    const leave = () => {
      setTyping(undefined);
      form.touch(path);
    };
    input = (
      <input
        {...plain}
        value={typing ?? figures(shown, form.locale)}
        className="amount"
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => typed(event.target.value)}
        onBlur={leave}
      />
    );
  } else if (type === 'date' && isDay(shown)) {
    input = <input {...plain} type="date" />;
  } else {
    const short = type === 'commune' || type === 'integer' || type === 'date';
    input = <input {...plain} type="text" autoComplete="off" className={short ? 'short' : undefined} />;
  }
  return (
    <div className={`field ${type}`}>
      <label htmlFor={path}>
        {type === 'amount' ? `${label} (€)` : label}
        {optional && <Optional />}
      </label>
      {hint && (
        <p id={`${path}-hint`} className="hint">
          {hint}
        </p>
      )}
      {input}
      <Messages path={path} />
    </div>
  );
}

function Optional() {
  const { t } = useForm();
  return <span className="optional"> {t.optional}</span>;
}

interface YesNoProps {
  path: string;
  label: string;
  optional: boolean;
  common: { 'aria-describedby': string; onBlur(): void };
}

function YesNo({ path, label, optional, common }: YesNoProps) {
  const { t } = useForm();
  return (
    <fieldset className="field" aria-describedby={common['aria-describedby']} onBlur={common.onBlur}>
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <Radios path={path} answers={[[true, t.yes], [false, t.no]]} />
      <Messages path={path} />
    </fieldset>
  );
}

/** A choice of one answer, which the applicant can take back. */
export function Radios({ path, answers }: { path: string; answers: [value: Json, label: string][] }) {
  const form = useForm();
  const given = get(form.value, path);
  const clear = () => {
    form.change(path, undefined);
    document.getElementById(path)?.focus();
  };
  return (
    <div className="radios">
      {answers.map(([value, label], index) => (
        <label key={label} className="check">
          <input
            type="radio"
            id={index === 0 ? path : undefined}
            name={path}
            checked={text(given) === text(value)}
            onChange={() => form.change(path, value)}
          />{' '}
          {label}
        </label>
      ))}
      {given !== undefined && (
        <button type="button" className="quiet" onClick={clear}>
          {form.t.clearAnswer}
        </button>
      )}
    </div>
  );
}
