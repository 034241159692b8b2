/** The entry for the edge runtime of Next and its hosts, which take compiled modules alone. */
import module from './inspir.wasm?module';
import { start } from './start.js';

start(module);

export * from './all.js';
