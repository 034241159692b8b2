/** The entry for Node: it reads the engine from its file. */
import { readFileSync } from 'node:fs';
import { initSync, version as tell } from './engine/engine.js';

initSync({ module: readFileSync(new URL('./inspir.wasm', import.meta.url)) });

/** The version of the engine. */
export const version: string = tell();
export * from './api.js';
