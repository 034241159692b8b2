/** What people write: amounts and days. */
import * as engine from './engine/engine.js';
import { checked, type Options } from './locale.js';
import { misuse, read } from './misuse.js';

/** What a reader makes of a text. */
export type Written =
  /** The value, as applications state it: `"1234.50"`, `"2027-04-03"`. */
  | { readonly status: 'read'; readonly value: string }
  /** Nothing is written. */
  | { readonly status: 'absent' }
  /** Nothing is guessed: `message` says why the text is refused and what to write instead. */
  | {
      readonly status: 'refused';
      /** Why: `ambiguous`, `decimals`, `short_year`… */
      readonly code: string;
      readonly found: string;
      /** What may have been meant, as applications state it. */
      readonly readings: readonly string[];
      readonly message: string;
    };

export interface AmountOptions extends Options {
  /** The currency, by its id (ISO 4217); euro, if absent. */
  currency?: string | undefined;
}

function currencyOf(currency: string | undefined): string {
  const known = engine.currencies();
  if (currency === undefined) return known[0]!;
  if (!known.includes(currency)) throw new RangeError(`there is no currency "${String(currency)}": write ${known.join(' or ')}`);
  return currency;
}

/**
 * Reads an amount as people write it.
 *
 * ```ts
 * parseAmount('1 234,50 €'); // { status: 'read', value: '1234.50' }
 * parseAmount('1.234').status; // 'refused': 1234, or 1 and 234 thousandths
 * ```
 */
export function parseAmount(text: string, options?: AmountOptions | null): Written {
  if (typeof text !== 'string') throw misuse('text', text, 'give what was written, as text');
  const { currency, locale } = read(options);
  return JSON.parse(engine.read_amount(text, checked(locale), currencyOf(currency))) as Written;
}

/**
 * Reads a day as people write it: the day before the month, in French and in English.
 *
 * ```ts
 * parseDate('3 avril 2027'); // { status: 'read', value: '2027-04-03' }
 * ```
 */
export function parseDate(text: string, options?: Options | null): Written {
  if (typeof text !== 'string') throw misuse('text', text, 'give what was written, as text');
  return JSON.parse(engine.read_date(text, checked(read(options).locale))) as Written;
}

/**
 * Writes an amount as people do. `parseAmount` reads it again.
 *
 * ```ts
 * formatAmount('1234.50', { locale: 'en' }); // €1,234.50
 * ```
 *
 * @throws {RangeError} It is not an amount such as `"1234.50"`.
 */
export function formatAmount(amount: string, options?: AmountOptions | null): string {
  const { currency, locale } = read(options);
  const told = engine.format_amount(String(amount), checked(locale), currencyOf(currency));
  if (told === '') throw new RangeError(`"${String(amount)}" is not an amount: write one such as "1234.50"`);
  return told;
}

export interface DateOptions extends Options {
  /** Whether the month is in words, as in letters. */
  long?: boolean | undefined;
}

/**
 * Writes a day as people do. `parseDate` reads it again.
 *
 * ```ts
 * formatDate('2027-04-01'); // 01/04/2027
 * formatDate('2027-04-01', { long: true }); // 1er avril 2027
 * formatDate('2027-04-01', { locale: 'en' }); // 1 April 2027
 * ```
 *
 * @throws {RangeError} It is not a day such as `"2027-04-01"`.
 */
export function formatDate(day: string, options?: DateOptions | null): string {
  const { locale, long = false } = read(options);
  const told = /^\d{4}-\d{2}-\d{2}$/.test(day) ? engine.format_date(day, checked(locale), long) : '';
  if (told === '') throw new RangeError(`"${String(day)}" is not a day: write one such as "2027-04-01"`);
  return told;
}

/**
 * The names and numbers that a JSON Pointer leads through, as form libraries take them.
 *
 * ```ts
 * toPath('/budget/expenses/0/amount'); // ['budget', 'expenses', 0, 'amount']
 * toPath('/budget/expenses/0/amount').join('.'); // budget.expenses.0.amount
 * ```
 */
export function toPath(pointer: string): (string | number)[] {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) {
    throw misuse('pointer', pointer, 'give a JSON Pointer such as "/request/amount"');
  }
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => (/^(0|[1-9][0-9]*)$/.test(step) ? Number(step) : step.replace(/~1/g, '/').replace(/~0/g, '~')));
}
