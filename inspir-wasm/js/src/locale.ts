/** The languages of the messages. */
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

/** The language of a tag, whatever its region, if the engine speaks it. */
function known(tag: string): Locale | undefined {
  try {
    const { language } = new Intl.Locale(tag);
    return locales.find((locale) => locale === language);
  } catch {
    return undefined;
  }
}

/** The language that a tag means. The engine takes an empty text for its default. */
export function checked(locale: LocaleTag | null | undefined): Locale | '' {
  if (locale === undefined || locale === null) return '';
  if (typeof locale !== 'string') throw misuse('locale', locale, `give ${locales.map((tag) => `"${tag}"`).join(' or ')}`);
  const language = locales.find((each) => each === locale) ?? known(locale);
  if (!language) throw new RangeError(`there is no locale "${String(locale)}": write ${locales.join(' or ')}`);
  return language;
}

/**
 * The first of these languages that the engine speaks, such as those of `navigator.languages`; French, if it speaks none.
 *
 * ```ts
 * localeOf(['de-AT', 'en-GB', 'fr']); // 'en'
 * ```
 */
export function localeOf(languages: string | readonly string[]): Locale {
  const spoken = [languages].flat().map(known);
  return spoken.find((language) => language !== undefined) ?? locales[0]!;
}
