/** Starting the engine of a call. */
import * as engine from './engine/engine.js';
import { CallError, type Problem } from './errors.js';

/** The engine of a call; mistakes of its definition are an error. */
export function start(source: string | Uint8Array, locale: string): engine.Engine {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  try {
    return new engine.Engine(bytes, locale);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...places] = told as [string, ...string[]];
    const problems: Problem[] = [];
    for (let at = 0; at < places.length; at += 4) {
      const [path, message, line, column] = places.slice(at, at + 4) as [string, string, string, string];
      problems.push({ path, message, line: Number(line), column: Number(column) });
    }
    throw new CallError(message, problems);
  }
}
