// Amounts of money, as people type and read them. They are never JavaScript numbers.
import { languages, type Locale } from './words';

/** Writes an amount as the engine reads it, if the typed text has only one meaning; else leaves it as typed. */
export function normalise(typed: string): string {
  const bare = typed.trim().replace(/\s*(€|eur|euros?)$/i, '').replace(/^€\s*/, '');
  const plain = /^\d+(?:[.,]\d{1,2})?$/;
  const spaced = /^\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?$/;
  const dots = /^\d{1,3}(?:\.\d{3})+,\d{1,2}$/;
  const commas = /^\d{1,3}(?:,\d{3})+\.\d{1,2}$/;
  const digits = (amount: string) => amount.replace(/\s/g, '').replace(/^0+(?=\d)/, '');
  if (plain.test(bare) || spaced.test(bare)) return digits(bare).replace(',', '.');
  if (dots.test(bare)) return digits(bare.replace(/\./g, '')).replace(',', '.');
  if (commas.test(bare)) return digits(bare.replace(/,/g, ''));
  return typed.trim();
}

/** The engine takes whole numbers as amounts too, so its types allow them. It writes text. */
export type Amount = string | number;

export function cents(amount: Amount): bigint {
  const [euros = '0', part = ''] = String(amount).split('.');
  return BigInt(euros) * 100n + BigInt(part.padEnd(2, '0'));
}

export function fromCents(value: bigint): string {
  const digits = value.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const group = (digits: string, by: string) => digits.replace(/\B(?=(\d{3})+$)/g, by);

/** Whether the text is an amount as the engine writes it: never with a sign. */
export const isAmount = (text: string) => /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/.test(text);

/** `12500.5` → `12 500,50` or `12,500.50`; text that is no amount stays as it is. */
export function figures(given: Amount, locale: Locale): string {
  const amount = String(given);
  if (!isAmount(amount)) return amount;
  const [euros = '', part = ''] = fromCents(cents(amount)).split('.');
  const language = languages[locale];
  return group(euros, language.group) + language.decimal + part;
}

/** `12500.5` → `12 500,50 €` or `€12,500.50`; text that is no amount stays as it is. */
export function money(given: Amount, locale: Locale): string {
  const shown = figures(given, locale);
  if (!isAmount(String(given))) return shown;
  const [before, after] = languages[locale].euro;
  return before + shown + after;
}

/** `0.50` → `50 %`, `0.125` → `12,5 %`. */
export function percent(rate: string, locale: Locale): string {
  const [whole = '0', part = ''] = rate.split('.');
  const hundredths = cents(`${whole}.${part.slice(0, 2).padEnd(2, '0')}`).toString();
  const rest = part.slice(2).replace(/0+$/, '');
  const language = languages[locale];
  return hundredths + (rest && language.decimal) + rest + language.percent;
}

/** `2027-03-01` → `1er mars 2027`; text that is no date stays as it is. */
export function day(date: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const time = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(time.getTime()) ? date : languages[locale].day(time);
}
