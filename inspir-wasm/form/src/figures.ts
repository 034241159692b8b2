// Figures: sums of amounts, and numbers as people type and read them. They are never JavaScript numbers.
import type { Currency } from './engine';
import { languages, type Locale } from './words';

const SIGNS: Partial<Record<Currency, string>> = { EUR: '€', GBP: '£', USD: '$' };

/** The sign of a currency; its code, if it has none of its own. */
export const sign = (currency: Currency) => SIGNS[currency] ?? currency;

/** Writes a number as the engine reads it, if the typed text has only one meaning; else leaves it as typed. */
export function readNumber(typed: string, decimals: number, locale: Locale): string {
  const bare = typed.trim();
  const grouped = /^\d{1,3}(?:[.,\s]\d{3})+$/.test(bare);
  if (decimals === 0) return (grouped ? bare.replace(/\D/g, '') : bare).replace(/^0+(?=\d+$)/, '');
  // `1,234` is a thousand for some people, and one for others.
  if (grouped && bare.includes(languages[locale].decimal === ',' ? '.' : ',')) return bare;
  return plainDigits(bare, decimals) ?? bare;
}

/** The number of a text that people typed, if it can be only one. */
function plainDigits(bare: string, decimals: number): string | undefined {
  const few = `\\d{1,${decimals}}`;
  const plain = new RegExp(`^\\d+(?:[.,]${few})?$`);
  const spaced = new RegExp(`^\\d{1,3}(?:\\s\\d{3})+(?:[.,]${few})?$`);
  const dots = new RegExp(`^\\d{1,3}(?:\\.\\d{3})+,${few}$`);
  const commas = new RegExp(`^\\d{1,3}(?:,\\d{3})+\\.${few}$`);
  const digits = (amount: string) => amount.replace(/\s/g, '').replace(/^0+(?=\d)/, '');
  if (plain.test(bare) || spaced.test(bare)) return digits(bare).replace(',', '.');
  if (dots.test(bare)) return digits(bare.replace(/\./g, '')).replace(',', '.');
  if (commas.test(bare)) return digits(bare.replace(/,/g, ''));
  return undefined;
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
export const figures = (given: Amount, locale: Locale): string =>
  isAmount(String(given)) ? decimal(fromCents(cents(given)), locale) : String(given);

/** `12500.5` → `12 500,5` or `12,500.5`; text that is no number stays as it is. */
export function decimal(number: string, locale: Locale): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(number)) return number;
  const [whole = '', part = ''] = number.split('.');
  const language = languages[locale];
  return group(whole, language.group) + (part && language.decimal) + part;
}

/** `0.50` → `50 %`, `0.125` → `12,5 %`. */
export function percent(rate: string, locale: Locale): string {
  const [whole = '0', part = ''] = rate.split('.');
  const hundredths = cents(`${whole}.${part.slice(0, 2).padEnd(2, '0')}`).toString();
  const rest = part.slice(2).replace(/0+$/, '');
  const language = languages[locale];
  return hundredths + (rest && language.decimal) + rest + language.percent;
}
