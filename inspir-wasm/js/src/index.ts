/** The entry for everywhere: it holds the engine's bytes, starts at once and fetches nothing. */
import packed from './generated/bytes.js';
import { start } from './start.js';
import { unpack } from './unpack.js';

start(unpack(packed));

export * from './all.js';
