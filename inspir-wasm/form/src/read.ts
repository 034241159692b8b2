// An application as a file has it: no number loses a digit, and what the form cannot show of it is told.
import type { Call, Locale } from './engine';
import { isObject, type Application } from './pointer';
import { typeset, words } from './words';

/** Texts are left alone; of valid JSON, what remains with digits is numbers. */
const NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const exact = (number: string) => /^(?:0|-?[1-9]\d{0,14})$/.test(number);

/** The value of a JSON text. A number that JavaScript might write otherwise is the text of its digits. */
function parse(text: string): unknown {
  const value: unknown = JSON.parse(
    text.replace(NUMBERS, (token) => (token.startsWith('"') || exact(token) ? token : `"${token}"`)),
  );
  // What belongs to another system stays as it is.
  if (isObject(value) && Object.hasOwn(value, 'extensions')) {
    value.extensions = (JSON.parse(text) as Application).extensions ?? null;
  }
  return value;
}

export interface Read {
  /** Nothing, if the text is no JSON that the engine reads. */
  value: unknown;
  /** What was wrong with the file and no longer is with the value, in words. */
  told: Record<Locale, string[]>;
}

export function read(call: Call, text: string): Read {
  const errors = (locale: Locale) =>
    (JSON.parse(call.assessJson(text, { locale })) as ReturnType<Call['assess']>).input_errors;
  const unreadable = errors('fr').some(({ code }) => code.startsWith('json.'));
  const value = unreadable ? undefined : parse(text);
  const left = new Set(call.assess(value).input_errors.map(({ path }) => path));
  const told = (locale: Locale) =>
    errors(locale)
      .filter(({ path, code }) => code === 'field.duplicate' || !left.has(path))
      .map(({ path, message }) => (path && path + words[locale].colon) + typeset(message, locale));
  return { value, told: { fr: told('fr'), en: told('en') } };
}
