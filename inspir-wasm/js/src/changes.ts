/** What differs between assessments and traces. */
import * as engine from './engine/engine.js';
import { checked, type Options } from './locale.js';
import { read } from './misuse.js';
import { whole } from './json-text.js';

/** One change between two assessments or traces. */
export interface Change {
  kind: 'gained' | 'lost' | 'changed';
  /** What it is about, such as `outcome`, `amount`, `finding`, `value`. */
  what: string;
  /** The id of the requirement or the part; of a value, its place. */
  id?: string;
  member?: string;
  before_path?: string;
  after_path?: string;
  before?: unknown;
  after?: unknown;
  message: string;
}

/** What an assessment says of itself. */
export interface ComparedSide {
  call: string;
  edition: string;
  definition: string;
  outcome: string;
}

/** What differs between two assessments or traces. */
export interface Changes {
  before: ComparedSide;
  after: ComparedSide;
  changes: Change[];
}

/** One change between two editions of a call. */
export interface EditionChange {
  kind: 'added' | 'removed' | 'value' | 'level' | 'condition' | 'quote' | 'words' | 'layout';
  item:
    | 'call' | 'section' | 'document' | 'question' | 'commitment' | 'undertaking' | 'criterion' | 'field' | 'columns'
    | 'list' | 'source' | 'category' | 'quantity' | 'part' | 'overall' | 'requirement';
  id?: string;
  member?: string;
  before_path?: string;
  after_path?: string;
  before?: unknown;
  after?: unknown;
  message: string;
}

/** What changed between two editions of a call. */
export interface EditionChanges {
  before: Omit<ComparedSide, 'outcome'>;
  after: Omit<ComparedSide, 'outcome'>;
  /** Whether words changed and nothing else. */
  words_alone: boolean;
  changes: EditionChange[];
}

/** What the replay of a trace comes to. */
export interface Replay {
  /** The first thing that differs. */
  result:
    | 'same'
    | 'other_definition'
    | 'other_application'
    | 'other_engine'
    | 'other_result'
    | 'other_bytes';
  message: string;
  /** What changed since the trace, if the engine or the results are others. */
  changes: Change[];
}

/** What the engine says of JSON; that a text is no JSON becomes an error. */
export function compared<T>(make: () => string): T {
  try {
    return JSON.parse(make()) as T;
  } catch (told) {
    throw typeof told === 'string' ? new SyntaxError(told) : told;
  }
}

/**
 * What differs between two assessments of one application, or two traces, both as JSON text. Words are not compared. The changes
 * of traces begin with what they were made from.
 *
 * @throws {SyntaxError} One of the texts is not JSON.
 */
export function changes(before: string, after: string, options?: Options | null): Changes {
  const locale = checked(read(options).locale);
  return compared(() => engine.changes(whole(before), whole(after), locale));
}

