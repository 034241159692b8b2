/** The call of a form: given, or a built-in one by its id, which is loaded once. */
import { Call, type BuiltInCalls, type BuiltInId, type CallTypes } from 'inspir';
import { misuse } from '../misuse.js';

const calls = new Map<string, Call>();

/** The types of a call that is given so: its id, or what `Call.load` gives. */
export type CallOf<Given extends Call | BuiltInId> =
  Given extends BuiltInId ? BuiltInCalls[Given] : Given extends Call<infer C extends CallTypes> ? C : CallTypes;

export function loaded<Given extends Call | BuiltInId>(given: Given): Call<CallOf<Given>>;
export function loaded(given: Call | BuiltInId): Call {
  if (typeof given !== 'string') {
    if (typeof given?.assess !== 'function') throw misuse('call', given, 'give what Call.load gives, or the id of a built-in call');
    return given;
  }
  const known = calls.get(given) ?? Call.load(given);
  calls.set(given, known);
  return known;
}
