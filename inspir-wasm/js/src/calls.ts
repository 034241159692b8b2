/** A catalogue of calls. It chooses the edition that an application is for. */
import { Call, calls as builtIn } from './call.js';
import { checked, type Options } from './locale.js';
import * as engine from './engine/engine.js';
import { misuse, read } from './misuse.js';
import type { Application } from './types.js';
import { write } from './write.js';

export interface ChooseOptions extends Options {
  /** The day for drafts that are not filed yet, `YYYY-MM-DD`: today, as a rule. */
  today?: string | undefined;
}

/** The catalogue refuses a call, or has none for an application: the message says why. */
export class CallsError extends Error {
  override readonly name = 'CallsError';
}

/** What the engine refuses becomes an error. */
function told<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (refused) {
    throw typeof refused === 'string' ? new CallsError(refused) : refused;
  }
}

/** A day, as the engine takes it; empty, if none is given. */
function dayOf(name: string, day: string | undefined): string {
  if (day === undefined) return '';
  if (typeof day !== 'string') throw misuse(name, day, 'give a day such as "2027-03-01"');
  if ((JSON.parse(engine.read_date(day, '')) as { value?: string }).value !== day) {
    throw new RangeError(`\`${name}\` is "${day}": give a day such as "2027-03-01"`);
  }
  return day;
}

/**
 * Editions of calls. Each is in force on the days of its definition, and chosen for the applications of these days.
 *
 * ```ts
 * const calls = new Calls([Call.load('inspir-creative-event'), Call.load('inspir-follow-up')]);
 * const call = calls.choose({ call: 'inspir-follow-up', submitted_on: '2027-03-01' });
 * ```
 */
export class Calls {
  readonly #catalogue = new engine.Catalogue();
  readonly #calls = new Map<string, Call>();

  /** @throws {CallsError} Two editions of a call are in force on one day. */
  constructor(calls: Iterable<Call> = builtIn().map((id) => Call.load(id))) {
    for (const call of calls) this.add(call);
  }

  /** @throws {CallsError} Another edition of the call is in force on some of its days. */
  add(call: Call): void {
    if (!(call instanceof Call)) throw misuse('call', call, 'give what Call.load gives');
    told(() => this.#catalogue.add(new engine.Engine(new TextEncoder().encode(call.definition), '')));
    this.#calls.set(call.digest, call);
  }

  [Symbol.iterator](): IterableIterator<Call> {
    return this.#calls.values();
  }

  /** The edition of a call that is in force on a day, `YYYY-MM-DD`; `undefined`, if there is none. */
  inForce(id: string, day: string): Call | undefined {
    return this.#calls.get(this.#catalogue.in_force(String(id), dayOf('day', day)));
  }

  /**
   * The call that an application names, in the edition that is in force on its day of filing.
   *
   * @throws {CallsError} The application names no call, or none is in force: the message says what to do.
   */
  choose(application: Application | string, options?: ChooseOptions | null): Call {
    const { locale, today } = read(options);
    const text = typeof application === 'string' ? application : write(application);
    return this.#calls.get(told(() => this.#catalogue.choose(text, dayOf('today', today), checked(locale))))!;
  }
}
