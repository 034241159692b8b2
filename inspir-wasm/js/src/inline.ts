/** The entry that holds the engine's bytes: it starts synchronously and fetches nothing. */
import { initSync, version as tell } from './engine/engine.js';
import base64 from './generated/bytes.js';

const text = atob(base64);
const bytes = new Uint8Array(text.length);
for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
initSync({ module: bytes });

/** The version of the engine. */
export const version: string = tell();
export * from './api.js';
