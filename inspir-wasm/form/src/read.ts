// Reads the file of an application, and lists the mistakes in it that the form itself cannot show.
import type { Call, EngineLocale } from './engine';
import { parse } from './json';
import { languages, usual, type Language, type Locale } from './words';

export interface Read {
  /** The application; `undefined` if the engine cannot read the text as JSON. */
  value: unknown;
  /** Errors of the file that parsing removed, in words. */
  told: Record<Locale, string[]>;
}

export function read(call: Call, text: string): Read {
  const errors = (locale: EngineLocale) =>
    (JSON.parse(call.assessJson(text, { locale })) as ReturnType<Call['assess']>).input_errors;
  const unreadable = errors(languages[usual].engine).some(({ code }) => code.startsWith('json.'));
  const value = unreadable ? undefined : parse(text);
  // Numbers keep their digits, so no error about them is left out.
  const told = ({ engine, typeset, words }: Language) =>
    errors(engine)
      .filter(({ code }) => code === 'field.duplicate' || code.startsWith('json.'))
      .map(({ path, message }) => (path && path + words.colon) + typeset(message));
  const all = Object.entries(languages).map(([locale, language]) => [locale, told(language)]);
  return { value, told: Object.fromEntries(all) as Record<Locale, string[]> };
}
