// Questions whose answers all stand there: one or several of them can be chosen.
import type { ReactNode } from 'react';
import type { Field as Info } from './engine';
import { Messages, Optional } from './Messages';
import { text, useForm } from './form';
import { get, type Json } from './pointer';

interface GroupProps {
  path: string;
  label: string;
  hint: string;
  optional: boolean;
  common: { 'aria-describedby': string; onBlur(): void };
  answers: ReactNode;
}

/** A question whose answers all stand there. */
export function Group({ path, label, hint, optional, common, answers }: GroupProps) {
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
export function Boxes({ field: { path, options } }: { field: Info }) {
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
