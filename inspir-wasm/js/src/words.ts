/** Words of one's own: another language, or a house style, laid over a call. */
import { callWith, engineIn, type Call } from './call.js';
import program from './generated/words.js';
import { checked, type Options } from './locale.js';
import { misuse, read } from './misuse.js';
import type { CallTypes } from './types.js';
import { write } from './write.js';

/** A text for each key; one for each language, where it is not the same in all. Keys that are left out stay as they are. */
export type Catalogue = Readonly<Record<string, string | { readonly fr?: string | undefined; readonly en?: string | undefined }>>;

/** What is wrong with one entry of a catalogue. */
export interface WordProblem {
  /** The key of the entry; empty for the whole. */
  readonly key: string;
  readonly code:
    | 'json' | 'unknown_key' | 'twice' | 'unknown_language' | 'not_text' | 'unknown_gap' | 'no_gap' | 'control' | 'braces' | 'refused';
  /** The gap or the sign that is wrong, or why the call refuses the text. */
  readonly found?: string;
  readonly message: string;
}

/** A catalogue has mistakes: `problems` names each. */
export class WordsError extends Error {
  override readonly name = 'WordsError';

  constructor(readonly problems: readonly WordProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}

function textOf(catalogue: Catalogue | string): string {
  const text = typeof catalogue === 'string' ? catalogue : write(catalogue);
  if (typeof catalogue !== 'string' && !text.startsWith('{')) {
    throw misuse('catalogue', catalogue, 'give an object of texts by their keys, or its JSON text');
  }
  return text;
}

/**
 * All words that a call is told with, by their keys, in each language: a catalogue to be edited.
 *
 * ```ts
 * words(Call.load('inspir-follow-up'))['parts/operating/title'].en; // 'Operating grant'
 * ```
 */
export function words(call: Call<CallTypes>): Record<string, { fr: string; en: string }> {
  return JSON.parse(engineIn(call).words(program)) as Record<string, { fr: string; en: string }>;
}

/** The mistakes in a catalogue of words for a call; none, if it can be laid over any of its languages. */
export function checkWords(call: Call<CallTypes>, catalogue: Catalogue | string, options?: Options | null): WordProblem[] {
  const locale = checked(read(options).locale);
  return JSON.parse(engineIn(call).check_words(program, textOf(catalogue), locale)) as WordProblem[];
}

/**
 * A call told in the words of a catalogue, wherever it would use those of `locale`. What the catalogue leaves out stays
 * as it is; amounts and dates are written as `locale` writes them. Outcomes, the definition and its digest stay the same.
 *
 * ```ts
 * const house = withWords(Call.load('inspir-follow-up'), { title: 'Suite donnée aux groupes-projets' }, { locale: 'fr' });
 * ```
 *
 * @throws {WordsError} The catalogue has mistakes that matter for this language.
 */
export function withWords<C extends CallTypes>(call: Call<C>, catalogue: Catalogue | string, options?: Options | null): Call<C> {
  const locale = checked(read(options).locale);
  const text = textOf(catalogue);
  const engine = engineIn(call);
  try {
    return callWith(engine.with_words(program, text, locale)) as unknown as Call<C>;
  } catch (told) {
    throw typeof told === 'string' ? new WordsError(JSON.parse(told) as WordProblem[]) : told;
  }
}
