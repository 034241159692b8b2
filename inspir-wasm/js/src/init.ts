/** The entry without the engine's bytes: the program gives them, or a module that is compiled already. */
import { start } from './start.js';
import * as all from './all.js';
import { taken } from './module.js';

export type * from './all.js';

/** All that the entry `inspir` exports. */
export type Inspir = typeof all;

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
  const module = taken(given, 'inspir/inspir.wasm');
  return module instanceof Promise ? module.then(started) : started(module);
}

function started(module: object): Inspir {
  start(module);
  return { ...all };
}
