/** Changes of an application, as repairs propose them. */
import * as engine from './engine/engine.js';
import { PatchError } from './errors.js';
import type { PatchOperation } from './generated/repairs.js';
import { whole } from './json-text.js';
import { write } from './write.js';

/**
 * An application with the changes of a patch of a repair: all of them or none. JSON text gives text, which is the same
 * elsewhere; any other value gives a new one.
 *
 * @throws {PatchError} The patch does not fit: what it tests has changed, or is not there.
 */
export function applyPatch<T>(application: T, patch: readonly PatchOperation[]): T extends string ? string : T;
export function applyPatch(application: unknown, patch: readonly PatchOperation[]): unknown {
  const isText = typeof application === 'string';
  try {
    const changed = engine.apply(isText ? whole(application) : write(application), JSON.stringify(patch));
    return isText ? changed : JSON.parse(changed);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, path] = told as [string, string?];
    throw new PatchError(message, path);
  }
}
