// What later versions of the engine's package give. The form asks for it, and does without where it is not there yet.
import type { Call, EngineLocale } from './engine';
import { get, set, type Application, type Json } from './pointer';

interface Operation {
  op: string;
  path: string;
  value?: Json;
}

/** One way to put something right. */
export interface Way {
  message: string;
  /** A JSON Patch (RFC 6902): all of it, or nothing. */
  patch: Operation[];
}

export interface Repair {
  kind: 'fix' | 'choose' | 'do';
  title: string;
  message: string;
  paths: string[];
  ways: Way[];
}

export interface LetterFault {
  member: string;
  message: string;
}

interface Options {
  locale: EngineLocale;
}

interface Coming {
  letter?(application: unknown, details: Record<string, string>, options: Options & { format: 'html_fragment' }): string;
  sheet?(application: unknown, details: null, options: Options & { format: 'html_fragment' }): string;
  repairs?(application: unknown, options: Options): Repair[];
}

export const coming = (call: Call): Coming => call as Coming;

/** The application with all that a patch changes; `undefined` if a value is not the one that the patch expects. */
export function patched(application: Application, patch: Operation[]): Application | undefined {
  let value = application;
  for (const { op, path, value: given } of patch) {
    if (op !== 'test') value = set(value, path, op === 'remove' ? undefined : given);
    else if (JSON.stringify(get(value, path)) !== JSON.stringify(given)) return undefined;
  }
  return value;
}

