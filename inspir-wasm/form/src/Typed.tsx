// Inputs whose text people write otherwise than the engine reads it: amounts, numbers, dates.
import { useState, type InputHTMLAttributes } from 'react';
import type { Field } from './engine';
import { decimal, figures, readNumber } from './figures';
import { text, useForm, type Form } from './form';
import { get, type Json } from './pointer';
import { readAmount, readDay, shortDay } from './written';

interface Writing {
  /** As people read it. */
  show(value: string): string;
  /** As the engine reads it. */
  read(typed: string): string;
  className: string;
}

function writing({ description, locale }: Form, { type, decimals }: Field): Writing {
  if (type === 'amount') {
    return { show: (value) => figures(value, locale), read: (typed) => readAmount(typed, description.currency), className: 'amount' };
  }
  if (type === 'date') return { show: shortDay, read: readDay, className: 'short' };
  return { show: (value) => decimal(value, locale), read: (typed) => readNumber(typed, decimals ?? 0, locale), className: 'amount' };
}

/** Numbers without decimals are numbers in JSON too. */
const valueOf = (type: string, read: string): Json | undefined =>
  read === '' ? undefined : type === 'number' && /^\d{1,12}$/.test(read) ? Number(read) : read;

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  field: Field;
  leave(): void;
  give(value: Json | undefined): void;
}

export function Typed({ field, leave, give, ...rest }: Props) {
  const form = useForm();
  // The text while it is being typed. Without the focus, the input shows it as people write it.
  const [typing, setTyping] = useState<string>();
  const { show, read, className } = writing(form, field);
  const shown = text(get(form.value, field.path));
  return (
    <input
      {...rest}
      type="text"
      className={className}
      value={typing ?? show(shown)}
      onChange={({ target }) => {
        setTyping(target.value);
        give(valueOf(field.type, read(target.value)));
      }}
      onBlur={() => {
        setTyping(undefined);
        leave();
      }}
    />
  );
}
