/** The entry without the engine's bytes: the program gives them, or a module that is compiled already. */
import { start } from './start.js';
import * as all from './all.js';
import { misuse } from './misuse.js';

export type * from './all.js';

/** All that the entry `inspir` exports. */
export type Inspir = typeof all;

const kind = (given: unknown) => Object.prototype.toString.call(given).slice(8, -1);
const remedy = 'give a WebAssembly.Module, the bytes of inspir/inspir.wasm, or what fetch gives for it';

/**
 * Starts the engine of `inspir/inspir.wasm`: at once from a compiled module or from bytes, or from the answer of a
 * server while it arrives. It gives all that the entry `inspir` exports.
 *
 * ```ts
 * const { Call } = init(module);
 * const { Call } = await init(fetch('/inspir.wasm'));
 * ```
 */
export function init(module: WebAssembly.Module | BufferSource): Inspir;
export function init(response: Response | Promise<Response>): Promise<Inspir>;
export function init(given: object): Inspir | Promise<Inspir> {
  if (['Promise', 'Response'].includes(kind(given))) return arrived(given as Response);
  if (!ArrayBuffer.isView(given) && !['ArrayBuffer', 'WebAssembly.Module'].includes(kind(given))) {
    throw misuse('module', given, remedy);
  }
  start(given);
  return { ...all };
}

async function arrived(given: Response | Promise<Response>): Promise<Inspir> {
  const response = await given;
  if (kind(response) !== 'Response') throw misuse('response', response, remedy);
  if (!response.ok) throw new Error(`the engine did not arrive from ${response.url}: status ${response.status}`);
  // What a server sends under another type than this does not compile while it arrives.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return init(await (streams ? WebAssembly.compileStreaming(response) : response.arrayBuffer()));
}
