/** The entry for workerd, which compiles a module when it deploys and none when it runs. */
import module from './inspir.wasm';
import { start } from './start.js';

start(module);

export * from './all.js';
