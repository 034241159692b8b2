/** What people write in an input, as an application states it, and back. */
import type { LocaleTag } from '../locale.js';
import { parseAmount, parseDate } from '../written.js';

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

/** Reads what an input holds: its text, whether it is ticked, or the values that are chosen. */
export function reading(field: Readable, given: string | boolean | readonly string[], { currency, locale }: Language): Reading {
  // A box that is not ticked is no answer; two radio buttons state both.
  if (field.type === 'boolean') return { value: given === true || given === 'true' || (given === 'false' ? false : undefined) };
  if (typeof given !== 'string') return { value: given };
  if (field.type === 'texts') return { value: given === '' ? undefined : given.split('\n') };
  if (field.type === 'amount' || field.type === 'date') {
    const told = field.type === 'amount' ? parseAmount(given, { currency, locale }) : parseDate(given, { locale });
    if (told.status === 'read') return { value: told.value };
    return told.status === 'absent' ? { value: undefined } : { value: given, message: told.message };
  }
  if (given.trim() === '') return { value: undefined };
  const isWhole = (field.type === 'integer' || field.type === 'number') && /^\s*\d{1,9}\s*$/.test(given);
  return { value: isWhole ? Number(given) : given };
}

/** What an input shows of a value that nobody has written into it yet. */
export function shown(field: Readable, value: unknown): string | boolean | readonly string[] {
  if (field.type === 'boolean') return value === true;
  if (field.type === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null ? '' : String(value);
}
