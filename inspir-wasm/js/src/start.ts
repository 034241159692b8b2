/** Starts the engine, once for the whole program. */
import './text.js';
import { initSync, version as tell, type SyncInitInput } from './engine/engine.js';

/** The version of the engine. */
export let version = '';

/** Takes a `WebAssembly.Module` or the bytes of one. Programs without the types of a browser lack names for these. */
export function start(module: object): void {
  // An edge runtime compiles in another realm than that of the program.
  if (Object.prototype.toString.call(module) === '[object WebAssembly.Module]') Object.setPrototypeOf(module, WebAssembly.Module.prototype as object);
  initSync({ module: module as SyncInitInput });
  version = tell();
}
