/** What people write in an input, as an application states it, and back. */
import type { LocaleTag } from '../locale.js';
import { formatAmount, formatDate, parseAmount, parseDate, type Written } from '../written.js';

/** What a reading needs to know of a field, a column or a question. */
export interface Readable {
  readonly type?: string | null | undefined;
}

export interface Reading {
  /** For the application; `undefined` stands for no answer. */
  readonly value: unknown;
  /** Why the text is refused. */
  readonly message?: string;
}

interface Language {
  readonly locale: LocaleTag | undefined;
  readonly currency: string;
}

const read = (type: 'amount' | 'date', text: string, { currency, locale }: Language): Written =>
  type === 'amount' ? parseAmount(text, { currency, locale }) : parseDate(text, { locale });

/** Reads what an input holds: its text, whether it is ticked, or the values that are chosen. */
export function reading(field: Readable, given: string | boolean | readonly string[], language: Language): Reading {
  // A box that is not ticked is no answer; two radio buttons state both.
  if (field.type === 'boolean') return { value: given === true || given === 'true' || (given === 'false' ? false : undefined) };
  if (typeof given !== 'string') return { value: given };
  if (field.type === 'texts') return { value: given === '' ? undefined : given.split('\n') };
  if (field.type === 'amount' || field.type === 'date') {
    const told = read(field.type, given, language);
    if (told.status === 'read') return { value: told.value };
    return told.status === 'absent' ? { value: undefined } : { value: given, message: told.message };
  }
  if (given.trim() === '') return { value: undefined };
  const isWhole = (field.type === 'integer' || field.type === 'number') && /^\s*\d{1,9}\s*$/.test(given);
  return { value: isWhole ? Number(given) : given };
}

/** Why an amount or a day that the application holds is none, and how people write it. */
export function refusal({ type }: Readable, value: unknown, language: Language): string | undefined {
  if ((type !== 'amount' && type !== 'date') || typeof value !== 'string') return undefined;
  const told = read(type, value, language);
  return told.status === 'refused' ? told.message : undefined;
}

/** What an input shows of a value that nobody has written into it yet: amounts and days as people write them. */
export function shown(field: Readable, value: unknown, language: Language): string | boolean | readonly string[] {
  const { type } = field;
  if ((type === 'amount' || type === 'date') && (typeof value === 'string' || typeof value === 'number')) {
    const told = read(type, String(value), language);
    if (told.status !== 'read') return String(value);
    return type === 'amount' ? formatAmount(told.value, language) : formatDate(told.value, language);
  }
  if (field.type === 'boolean') return value === true;
  if (field.type === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null ? '' : String(value);
}
