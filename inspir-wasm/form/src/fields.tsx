// One input for each type, with its label, its hint and the engine's messages about it.
import { useState, type ReactNode } from 'react';
import { decimal, figures, normalise, normaliseNumber, sign } from './amount';
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

/** How many values a choice of the call's own may have to be shown at once. */
const FEW = 5;

/** The largest number that a field takes if the call does not say. */
const LARGEST = '999999999999';

/** What people should know before they type. */
function hintOf({ t, locale, description, value }: Form, field: Info): string {
  const { path, type, wording } = field;
  const number = (figure: unknown) => decimal(String(figure), locale);
  const how: Record<string, string> = {
    texts: t.oneByLine,
    commune: t.communeHint,
    choices: t.several,
    amount: t.amountHint(figures('1234.56', locale)),
  };
  const hints = [languages[locale].typeset(wording ?? ''), how[type] ?? ''];
  if (type === 'number' && (field.minimum !== '0' || field.maximum !== LARGEST)) {
    hints.push(t.between(number(field.minimum), number(field.maximum)));
  }
  if (path.startsWith('/budget/expenses/') && path.endsWith('/category')) {
    const category = description.categories?.find(({ id }) => id === get(value, path));
    if (category) {
      hints.push(languages[locale].typeset(category.wording ?? ''));
      hints.push(category.flat ? t.computed : !category.counts ? t.notCounted : category.conditional ? t.conditional : '');
    }
  }
  return hints.filter(Boolean).join(' ');
}

/** The value that the application holds for a typed text. */
function parse(type: string, typed: string): Json | undefined {
  if (typed === '') return undefined;
  if (type === 'boolean') return typed === 'true';
  const bare = typed.replace(/\s/g, '');
  if (type === 'integer' && /^0*\d{1,15}$/.test(bare)) return Number(bare);
  if (type === 'number' && /^\d{1,12}$/.test(bare)) return Number(bare);
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
  const hint = hintOf(form, field);
  const optional = !inLine && field.agent !== true && isOptional(form, path);
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

  const group = { path, label, hint, optional, common };
  if (type === 'choices') return <Group {...group} answers={<Boxes field={field} />} />;
  if (type === 'boolean' && !inLine) return <Group {...group} answers={<Radios path={path} answers={[[true, t.yes], [false, t.no]]} />} />;
  if (type === 'choice' && !inLine && path.startsWith('/details/') && options.length <= FEW) {
    return <Group {...group} answers={<Radios path={path} answers={options.map(({ label, value }) => [value, label])} />} />;
  }

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
  } else if (type === 'question' || type === 'texts' || path.endsWith('/description') || (type === 'text' && field.wording)) {
    input = <textarea {...plain} rows={4} />;
  } else if (type === 'amount' || type === 'number') {
    const { currency } = form.description;
    const decimals = field.decimals ?? 0;
    const typed = (figure: string) => {
      setTyping(figure);
      change(type === 'amount' ? normalise(figure, currency) : normaliseNumber(figure, decimals, form.locale));
    };
    const leave = () => {
      setTyping(undefined);
      form.touch(path);
    };
    input = (
      <input
        {...plain}
        value={typing ?? (type === 'amount' ? figures : decimal)(shown, form.locale)}
        className="amount"
        inputMode={type === 'number' && decimals === 0 ? 'numeric' : 'decimal'}
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
  const unit = type === 'amount' ? sign(form.description.currency) : field.unit;
  return (
    <div className={`field ${type}`}>
      <label htmlFor={path}>
        {unit ? `${label} (${unit})` : label}
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

interface GroupProps {
  path: string;
  label: string;
  hint: string;
  optional: boolean;
  common: { 'aria-describedby': string; onBlur(): void };
  answers: ReactNode;
}

/** A question whose answers all stand there. */
function Group({ path, label, hint, optional, common, answers }: GroupProps) {
  return (
    <fieldset className="field" aria-describedby={common['aria-describedby']} onBlur={common.onBlur}>
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      {hint && (
        <p id={`${path}-hint`} className="hint">
          {hint}
        </p>
      )}
      {answers}
      <Messages path={path} />
    </fieldset>
  );
}

/** A choice of several answers. One that the call does not know is shown too, so that it can be taken back. */
function Boxes({ field: { path, options } }: { field: Info }) {
  const form = useForm();
  const found = get(form.value, path);
  const given = Array.isArray(found) ? found : found === undefined ? [] : [found];
  const isChosen = (value: string) => given.some((each) => text(each) === value);
  const unknown = given.map(text).filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...[...new Set(unknown)].map((value) => ({ value, label: value }))];
  const toggle = (value: string) => {
    const next = isChosen(value)
      ? given.filter((each) => text(each) !== value)
      : [...options.map((option) => option.value).filter((each) => each === value || isChosen(each)), ...unknown];
    form.change(path, next.length > 0 ? next : undefined);
  };
  return (
    <div className="radios">
      {all.map(({ value, label }, index) => (
        <label key={value} className="check">
          <input type="checkbox" id={index === 0 ? path : undefined} checked={isChosen(value)} onChange={() => toggle(value)} /> {label}
        </label>
      ))}
    </div>
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
