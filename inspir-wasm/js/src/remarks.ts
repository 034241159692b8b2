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

/** The remarks on the JSON text of a definition, in its order; none on a text that `Call.load` refuses. */
export type TellRemarks = (definition: string, options?: Options | null) => Remark[];

/**
 * Starts the engine of `inspir/remarks.wasm`, from a compiled module, from bytes, or from the answer of a server.
 * Conditions that are always or never true, requirements that can never fail or hold, unused ids, missing words:
 * all is tried on applications that the engine makes.
 *
 * ```ts
 * const remarks = await loadRemarks(fetch('/remarks.wasm'));
 * remarks(definition, { locale: 'en' });
 * ```
 */
export async function loadRemarks(
  module: WebAssembly.Module | BufferSource | Response | Promise<Response>,
): Promise<TellRemarks> {
  initSync({ module: (await taken(module, 'inspir/remarks.wasm')) as SyncInitInput });
  return (definition, options) => {
    if (typeof definition !== 'string') throw misuse('definition', definition, 'give the JSON text of a definition');
    const { locale } = read<Options>(options);
    return JSON.parse(remarks(definition, checked(locale))) as Remark[];
  };
}
