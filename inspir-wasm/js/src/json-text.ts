/** JSON text on its way into the engine. */
import { misuse } from './misuse.js';

/** JSON text as the engine takes it. */
export function whole(text: string): string {
  if (typeof text !== 'string') throw misuse('text', text, 'give JSON text');
  // Half a surrogate pair cannot be passed on. It becomes an escape, which the core refuses.
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
