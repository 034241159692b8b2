/** Starting the engine of a call. */
import * as engine from './engine/engine.js';
import { CallError, type Problem } from './errors.js';

type Seven = [string, string, string, string, string, string, string];

/** The engine of a call; mistakes of its definition are an error. */
export function engineOf(source: string | Uint8Array, locale: string): engine.Engine {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  try {
    return new engine.Engine(bytes, locale);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...places] = told as [string, ...string[]];
    const problems: Problem[] = [];
    for (let at = 0; at < places.length; at += 7) {
      const [path, message, line, column, code, found, suggestion] = places.slice(at, at + 7) as Seven;
      const named = { ...(found && { found }), ...(suggestion && { suggestion }) };
      problems.push({ code, path, message, line: Number(line), column: Number(column), ...named });
    }
    throw new CallError(message, problems);
  }
}
