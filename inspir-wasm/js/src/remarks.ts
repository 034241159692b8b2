/** Remarks on definitions of calls, for editors. Their engine is a module of its own, so that no form loads it. */
import './text.js';
import { initSync, remarks, type SyncInitInput } from './engine/remarks.js';
import { checked, type Options } from './locale.js';
import { misuse, read } from './misuse.js';
import { taken } from './module.js';

/** What is odd about a definition that loads: it may be meant so, and it may be a mistake. */
export interface Remark {
  /** The kind, such as `condition.always` or `id.unused`; `inspir check` gives the same. */
  code: string;
  /** A JSON Pointer. */
  path: string;
  /** The line in the text of the definition, from 1. */
  line: number;
  /** The column in that line, from 1, counted in characters. */
  column: number;
  /** What is odd, and what to do. */
  message: string;
}

/** What remarks are told of. */
export interface RemarkOptions extends Options {
  /** The text of the call: its quotations are looked for there. */
  text?: string | null;
}

/** The remarks on the JSON text of a definition, in its order; none on a text that `Call.load` refuses. */
export type TellRemarks = (definition: string, options?: RemarkOptions | null) => Remark[];

/**
 * Starts the engine of `inspir/remarks.wasm`, from a compiled module, from bytes, or from the answer of a server.
 * Conditions that are always or never true, requirements that can never fail or hold, unused ids, missing words:
 * all is tried on applications that the engine makes.
 *
 * ```ts
 * const remarks = await loadRemarks(fetch('/remarks.wasm'));
 * remarks(definition, { locale: 'en', text: 'The text of the call …' });
 * ```
 */
export async function loadRemarks(
  module: WebAssembly.Module | BufferSource | Response | Promise<Response>,
): Promise<TellRemarks> {
  initSync({ module: (await taken(module, 'inspir/remarks.wasm')) as SyncInitInput });
  return (definition, options) => {
    if (typeof definition !== 'string') throw misuse('definition', definition, 'give the JSON text of a definition');
    const { locale, text } = read<RemarkOptions>(options);
    if (text !== undefined && text !== null && typeof text !== 'string') throw misuse('text', text, 'give the text of the call');
    return JSON.parse(remarks(definition, text ?? undefined, checked(locale))) as Remark[];
  };
}
