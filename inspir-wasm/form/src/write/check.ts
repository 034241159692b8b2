// What the engine says of a text that should be a definition.
import { Call, CallError, type EngineLocale } from '../engine';

export type Problem = CallError['problems'][number];

export interface Checked {
  /** The call, if the definition has no mistake. */
  call?: Call;
  problems: readonly Problem[];
  /** Whether the text is no object at all: the engine would take it for the id of a call. */
  noObject: boolean;
}

export function check(text: string, locale: EngineLocale): Checked {
  if (!text.includes('{')) return { problems: [], noObject: true };
  try {
    return { call: Call.load(text, { locale }), problems: [], noObject: false };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { problems: error.problems, noObject: false };
  }
}

/** What mends a mistake: what its button names, and the JSON that takes the place of what stands there. */
export function mendOf({ code, suggestion }: Problem): { name: string; json: string } | undefined {
  // Of `field.kind`, the whole condition has to be another one.
  if (suggestion === undefined || code === 'field.kind') return undefined;
  return { name: suggestion, json: code.endsWith('.unknown') ? JSON.stringify(suggestion) : suggestion };
}

/** Why a file is no text: the engine says which encoding it may be in. */
export function unreadable(text: string, bytes: Uint8Array, locale: EngineLocale): string | undefined {
  if (!/[\0\ufffd]/.test(text)) return undefined;
  try {
    Call.load(bytes, { locale });
    return undefined;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const [first] = error.problems;
    return first?.code === 'json.encoding' ? first.message : undefined;
  }
}
