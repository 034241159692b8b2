/** The entry for browsers and bundlers: it fetches the engine and starts it. */
import init, { version as tell } from './engine/engine.js';

await init({ module_or_path: new URL('./inspir.wasm', import.meta.url) });

/** The version of the engine. */
export const version: string = tell();
export * from './api.js';
