// The input of a field, without its label: in a field of its own, or in a cell of a table.
import type { Field } from './engine';
import { text, useForm } from './form';
import { helpOf } from './hints';
import { Place } from './Place';
import { get, type Json } from './pointer';
import { Typed } from './Typed';
import { languages } from './words';

/** What every input has, whatever its kind. */
export interface Common {
  id: string;
  'aria-invalid'?: true | undefined;
  'aria-describedby'?: string | undefined;
  'aria-label'?: string | undefined;
  onBlur(): void;
}

/** The value that the application holds for a typed text. */
function parse(type: string, typed: string): Json | undefined {
  if (typed === '') return undefined;
  if (type === 'boolean') return typed === 'true';
  if (type === 'integer' && /^0*\d{1,15}$/.test(typed.replace(/\s/g, ''))) return Number(typed.replace(/\s/g, ''));
  return type === 'texts' ? typed.split('\n') : typed;
}

/** The form says "not yet" where the engine's value says that nobody signed. */
export function optionsOf({ path, options }: Field, notYet: string): Field['options'] {
  if (!path.endsWith('/signed_by')) return options;
  return options.map((option) => (option.value === 'nobody' ? { ...option, label: notYet } : option));
}

interface Props {
  field: Field;
  common: Common;
  /** Takes the value; the form changes the value at the path, if this is not given. */
  give?: ((value: Json | undefined) => void) | undefined;
}

export function Control({ field, common, give }: Props) {
  const form = useForm();
  const { t, locale } = form;
  const { path, type } = field;
  const options = optionsOf(field, t.notSignedYet);
  const shown = text(get(form.value, path));
  const change = give ?? ((value: Json | undefined) => form.change(path, value));
  const plain = {
    ...common,
    value: shown,
    onChange: ({ target }: { target: { value: string } }) => change(parse(type, target.value)),
  };
  const help = helpOf(field);
  if (type === 'choice' || type === 'boolean') {
    const known = shown === '' || options.some(({ value }) => value === shown);
    const preset = options.find(({ value }) => value === String(field.default));
    return (
      <select {...plain}>
        <option value="">{preset ? t.byDefault(preset.label) : t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {languages[locale].typeset(option.label)}
          </option>
        ))}
        {!known && <option value={shown}>{shown}</option>}
      </select>
    );
  }
  if (type === 'question' || type === 'texts' || path.endsWith('/description') || (type === 'text' && field.wording)) {
    return <textarea {...plain} rows={4} />;
  }
  if (type === 'commune') return <Place path={path} common={common} />;
  if (type === 'amount' || type === 'number' || type === 'date') {
    return <Typed {...common} {...help} field={field} give={change} leave={common.onBlur} />;
  }
  return <input {...plain} {...help} type="text" className={type === 'integer' ? 'short' : undefined} />;
}
