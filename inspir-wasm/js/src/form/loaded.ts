/** The call of a form: given, or a built-in one by its id, which is loaded once. */
import { Call, type BuiltInId } from 'inspir';
import { misuse } from '../misuse.js';

const calls = new Map<string, Call>();

export function loaded(given: Call | BuiltInId): Call {
  if (typeof given !== 'string') {
    if (typeof given?.assess !== 'function') throw misuse('call', given, 'give what Call.load gives, or the id of a built-in call');
    return given;
  }
  const known = calls.get(given) ?? Call.load(given);
  calls.set(given, known);
  return known;
}
