/** Letters, sheets and cards: what they are made of, and in which formats. */
import * as engine from './engine/engine.js';
import { DetailsError, type DetailsFault } from './errors.js';
import type { Options } from './locale.js';

/** A format of documents: `html` is a whole page fit for print, `html_fragment` a part of one. */
export type DocumentFormat = 'text' | 'markdown' | 'html' | 'html_fragment' | 'json';

export interface DocumentOptions extends Options {
  /** Plain text, if absent. */
  format?: DocumentFormat | undefined;
}

/** What a letter says and only the caller knows. A letter says which of them it needs; days are `YYYY-MM-DD`. */
export interface LetterDetails {
  /** Who writes, in one line or several. */
  authority?: string | null | undefined;
  /** Where the letter is written. */
  place?: string | null | undefined;
  /** The day of the letter. */
  date?: string | null | undefined;
  /** To whom the letter goes; the applicant, if absent. */
  addressee?: string | null | undefined;
  /** The last day for the answer. */
  deadline?: string | null | undefined;
  signatory_name?: string | null | undefined;
  signatory_quality?: string | null | undefined;
  /** How the addressee can contest [voies et délais de recours]. */
  remedies?: string | null | undefined;
  /** Where to ask. */
  contact?: string | null | undefined;
  /** The text on which the time to complete rests, if it applies. No letter cites one by itself. */
  legal_reference?: 'crpa_l114_5' | null | undefined;
}

/** Who instructs an application, and when. The sheet has room for what is left out. */
export interface SheetDetails {
  /** The department in charge. */
  service?: string | null | undefined;
  officer?: string | null | undefined;
  /** The day of the sheet, `YYYY-MM-DD`. */
  date?: string | null | undefined;
}

/** What is public of the entry of an idea in an innovation store. */
export interface Card {
  /** JSON-LD in the words of schema.org. It can stand in a `script` of a page as it is. */
  json_ld: string;
  /** A part of an HTML page: an `article`, then the JSON-LD in a `script` of data. */
  html: string;
}

/** The id of a format; plain text, if absent. */
export function formatOf(options: DocumentOptions): DocumentFormat {
  const { format = 'text' } = options;
  const known = engine.formats();
  if (!known.includes(format)) throw new RangeError(`there is no format "${String(format)}": write ${known.join(', ')}`);
  return format;
}

/** A document; what is wrong with its details is an error of its own. */
export function document(make: () => string): string {
  try {
    return make();
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...rest] = told as [string, ...string[]];
    const faults: DetailsFault[] = [];
    for (let at = 0; at < rest.length; at += 3) {
      const [member, code, message] = rest.slice(at, at + 3) as [string, DetailsFault['code'], string];
      faults.push({ member, code, message });
    }
    throw new DetailsError(message, faults);
  }
}
