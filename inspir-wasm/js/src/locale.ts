/** The languages of the messages. */
import * as engine from './engine/engine.js';
import type { Locale } from './generated/description.js';
import tags from './generated/locales.js';
import { misuse } from './misuse.js';

export type { Locale };

/** A language as browsers and programs name it: `fr`, `fr-FR`, `en-GB`. */
export type LocaleTag = Locale | `${Locale}-${string}`;

/** The languages of the messages, the engine's default first. */
export const locales: readonly Locale[] = Object.freeze([...tags]);

export interface Options {
  /** The language of the messages; French, if absent. */
  locale?: LocaleTag | undefined;
}

/** The language that a tag means, whatever its region. The engine takes an empty text for its default. */
export function checked(locale: LocaleTag | null | undefined): Locale | '' {
  if (locale === undefined || locale === null) return '';
  if (typeof locale !== 'string') throw misuse('locale', locale, `give ${locales.map((tag) => `"${tag}"`).join(' or ')}`);
  const known = (locales as readonly string[]).includes(locale) ? locale : engine.locale_of(locale);
  if (known === '') throw new RangeError(`there is no locale "${String(locale)}": write ${locales.join(' or ')}`);
  return known as Locale;
}

/**
 * The first of these languages that the engine speaks, such as those of `navigator.languages`; French, if it speaks none.
 *
 * ```ts
 * localeOf(['de-AT', 'en-GB', 'fr']); // 'en'
 * ```
 */
export function localeOf(languages: string | readonly string[]): Locale {
  for (const tag of [languages].flat()) {
    const known = engine.locale_of(String(tag));
    if (known !== '') return known as Locale;
  }
  return locales[0]!;
}
