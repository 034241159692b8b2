// One input of each type, with its label, its hint and what the engine finds there.
import { useState } from 'react';
import { figures, normalise } from './amount';
import type { Field as Info, Finding } from './engine';
import { messagesAt, text, useForm } from './form';
import { get, type Json } from './pointer';

export function Messages({ path, id = path, of }: { path: string; id?: string; of?: (finding: Finding) => boolean }) {
  const form = useForm();
  const messages = form.told(id) ? messagesAt(form, path, of) : [];
  return (
    <div id={`${id}-messages`}>
      {messages.map((message) => (
        <p key={message.text} className={`message ${message.tone}`}>
          <strong>{form.t[message.tone]}</strong> {message.text}
        </p>
      ))}
    </div>
  );
}

/** What was typed, as the application holds it. */
function parse(type: string, typed: string): Json | undefined {
  if (typed === '') return undefined;
  if (type === 'boolean') return typed === 'true';
  const bare = typed.replace(/\s/g, '');
  if (type === 'integer' && /^0*\d{1,15}$/.test(bare)) return Number(bare);
  if (type === 'commune') return bare || undefined;
  return type === 'texts' ? typed.split('\n') : typed;
}

const isDay = (typed: string) => typed === '' || /^\d{4,6}-\d{2}-\d{2}$/.test(typed);

/** `inLine`: within a line of a list, where space is short. */
export function Field({ field, inLine = false }: { field: Info; inLine?: boolean }) {
  const form = useForm();
  // What is being typed as an amount; left alone, the amount shows as people write it.
  const [typing, setTyping] = useState<string>();
  const { path, type, label, options } = field;
  const { t } = form;
  const shown = text(get(form.value, path));
  const wrong = form.told(path) && messagesAt(form, path).some(({ tone }) => tone === 'invalid' || tone === 'blocking');
  const hint = type === 'texts' ? t.oneByLine : type === 'commune' ? t.communeHint : '';
  const common = {
    id: path,
    'aria-invalid': wrong || undefined,
    'aria-describedby': `${hint ? `${path}-hint ` : ''}${path}-messages`,
    onBlur: () => form.touch(path),
  };
  const change = (typed: string) => form.change(path, parse(type, typed));
  const plain = {
    ...common,
    value: shown,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };

  if (type === 'boolean' && !inLine) return <YesNo field={field} common={common} shown={shown} />;

  let input;
  if (type === 'choice' || type === 'boolean') {
    const known = shown === '' || options.some(({ value }) => value === shown);
    input = (
      <select {...plain}>
        <option value="">{t.choose}</option>
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
      <label htmlFor={path}>{type === 'amount' ? `${label} (€)` : label}</label>
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

interface YesNoProps {
  field: Info;
  shown: string;
  common: { id: string; 'aria-describedby': string; onBlur(): void };
}

function YesNo({ field: { path, label }, shown, common }: YesNoProps) {
  const form = useForm();
  return (
    <fieldset className="field yes-no" aria-describedby={common['aria-describedby']} onBlur={common.onBlur}>
      <legend>{label}</legend>
      {[true, false].map((answer) => (
        <label key={String(answer)}>
          <input
            type="radio"
            id={answer ? path : `${path}-no`}
            name={path}
            checked={shown === String(answer)}
            onChange={() => form.change(path, answer)}
          />{' '}
          {answer ? form.t.yes : form.t.no}
        </label>
      ))}
      <Messages path={path} />
    </fieldset>
  );
}
