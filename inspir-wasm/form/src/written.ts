// Amounts and days as people type them: the engine reads and writes them.
import { formatAmount, formatDate, parseAmount, parseDate, type Written } from 'inspir';
import type { Currency, EngineLocale } from './engine';
import { isAmount, type Amount } from './figures';

/** What was read. What is refused stays as it was typed, so that the message about it shows it. */
const taken = (typed: string, told: Written) => (told.status === 'read' ? told.value : told.status === 'absent' ? '' : typed.trim());

export const readAmount = (typed: string, currency: Currency): string => taken(typed, parseAmount(typed, { currency }));

/** The amount that a cell gives, if it gives one; `unclear`, if it has a number that is no amount, such as `1.234`. */
export function amountIn(cell: string, currency: Currency): { amount?: string; unclear: boolean } {
  const told = parseAmount(cell, { currency });
  if (told.status === 'read') return { amount: told.value, unclear: false };
  return { unclear: told.status === 'refused' && !['format', 'placeholder'].includes(told.code) };
}

/** Three numbers, whatever stands between them. */
const NUMBERS = /^\s*(\d{1,4})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{1,4})\s*$/;

/** The keyboard of a phone has digits alone, so a day may lack its signs: the input shows with them what was read. */
export function readDay(typed: string): string {
  const told = parseDate(typed.replace(NUMBERS, '$1/$2/$3'));
  const [day] = told.status === 'refused' && told.code === 'no_signs' ? told.readings : [];
  return day ?? taken(typed, told);
}

/** Why a text is no amount or no day, and what to write instead; nothing, if people may write it so. */
export function refusal(code: string, typed: string, locale: EngineLocale, currency: Currency): string | undefined {
  const told = code === 'amount.format' ? parseAmount(typed, { currency, locale }) : code === 'date.format' ? parseDate(typed, { locale }) : undefined;
  return told?.status === 'refused' ? told.message : undefined;
}

/** `12500.5` → `12 500,50 €` or `€12,500.50`, `-5` → `-5,00 €`; text that is no amount stays as it is. */
export function money(given: Amount, locale: EngineLocale, currency: Currency): string {
  const [, minus = '', amount = ''] = /^(-?)(.*)$/.exec(String(given)) ?? [];
  return isAmount(amount) ? minus + formatAmount(amount, { currency, locale }) : String(given);
}

function written(day: string, write: (day: string) => string): string {
  try {
    return write(day);
  } catch {
    return day;
  }
}

/** `2027-03-01` → `1er mars 2027` or `1 March 2027`; text that is no day stays as it is. */
export const longDay = (day: string, locale: EngineLocale) => written(day, (given) => formatDate(given, { locale, long: true }));

/** `2027-03-05` → `05/03/2027`. Inputs have figures in every language, as the keyboard of a phone does. */
export const shortDay = (day: string) => written(day, (given) => formatDate(given, { locale: 'fr' }));
