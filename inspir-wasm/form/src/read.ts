// An application as a file has it, and what the form cannot show of it.
import type { Call, Locale } from './engine';
import { parse } from './json';
import { typeset, words } from './words';

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
