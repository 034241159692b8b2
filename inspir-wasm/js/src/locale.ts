/** The languages of the messages. */
import type { Locale } from './generated/description.js';
import tags from './generated/locales.js';
import { misuse } from './misuse.js';

/** The languages of the messages, the engine's default first. */
export const locales: readonly Locale[] = Object.freeze([...tags]);

export interface Options {
  /** The language of the messages; French, if absent. */
  locale?: Locale | undefined;
}

/** The engine takes an empty tag for its default. */
export function checked(locale: Locale | null | undefined): Locale | '' {
  if (locale === undefined || locale === null) return '';
  if (typeof locale !== 'string') throw misuse('locale', locale, `give ${locales.map((tag) => `"${tag}"`).join(' or ')}`);
  if (!locales.includes(locale)) {
    throw new RangeError(`there is no locale "${String(locale)}": write ${locales.join(' or ')}`);
  }
  return locale;
}
