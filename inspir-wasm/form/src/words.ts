// The form's own words, and how each language writes figures. Words about a call come from its description.
import { locales, type EngineLocale } from './engine';
import { en } from './words/en';
import { fr, type Words } from './words/fr';

export type { Words };

/** A language of the form. */
export interface Language {
  /** The name of the language, in that language. */
  name: string;
  words: Words;
  /** The language of the engine's messages. */
  engine: EngineLocale;
  decimal: string;
  /** The sign between groups of three digits. */
  group: string;
  /** The sign after a number of hundredths. */
  percent: string;
  /** Gives a text of the engine the spaces that the language wants. */
  typeset(text: string): string;
  /** Takes the words of this language, of a view that is loaded when it is needed. */
  choose<T>(words: Record<EngineLocale, T>): T;
}

/** French typography: no line ends before `:`, `;`, `?`, `!`, `»`, `€` or `%`, after `«`, or within a figure. */
const bound = (text: string) => text.replace(/ (?=[:;?!»€%])|(?<=«) |(?<=\d) (?=\d)/g, '\u00a0');

/** Changes every text; `filled` changes the values that fill its gaps. */
function changed<T>(given: T, text: (text: string) => string, filled = (value: string) => value): T {
  if (typeof given === 'string') return (given && text(given)) as T;
  if (typeof given === 'function') {
    const fill = (value: unknown) => (typeof value === 'string' && value ? filled(value) : value);
    return ((...values: unknown[]) => changed(given(...values.map(fill)), text)) as T;
  }
  return Object.fromEntries(Object.entries(given as object).map(([name, word]) => [name, changed(word, text, filled)])) as T;
}

const marked = <T>(given: T): T => changed(given, (text) => `⟦${text}⟧`, (value) => `⟧${value}⟦`);

const table = {
  fr: {
    name: 'Français',
    words: changed(fr, bound),
    engine: 'fr',
    decimal: ',',
    group: '\u202f',
    percent: '\u00a0%',
    typeset: bound,
    choose: (words) => changed(words.fr, bound),
  },
  en: {
    name: 'English',
    words: en,
    engine: 'en',
    decimal: '.',
    group: ',',
    percent: '%',
    typeset: (text) => text,
    choose: (words) => words.en,
  },
  // Only the tests use this language. It sets every text of the form in marks. A text without marks that does not
  // come from the engine was written outside of this file.
  qps: {
    name: '⟦qps⟧',
    words: marked(fr),
    engine: 'fr',
    decimal: '·',
    group: '’',
    percent: '‰',
    typeset: (text) => text,
    choose: (words) => marked(words.fr),
  },
} satisfies Record<EngineLocale | 'qps', Language>;

/** The tag of a language of the form. */
export type Locale = keyof typeof table;

export const languages: Record<Locale, Language> = table;

export const usual: Locale = 'fr';

/** The languages that people can choose. */
export const offered: readonly Locale[] = locales;

export const isLocale = (tag: string | null): tag is Locale => tag !== null && Object.hasOwn(table, tag);
