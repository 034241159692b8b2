/** Writes a JavaScript value as JSON text, so that the core can say what is wrong with it, and where. */

/** The most levels that a document may have; the core refuses one more. */
const LEVELS = 64;
/** The most bytes that a document may have; a text never has fewer bytes than characters. */
const BYTES = 8 * 1024 * 1024;
/** A number that no member takes. It replaces a value that JSON cannot hold. */
const REFUSED = '1e999';

/** The JavaScript names of values that JSON cannot hold, by JSON Pointer. */
export type Unwritten = Map<string, string>;

class Stop {
  constructor(readonly text: string) {}
}

/** How much `plain` may still look at; a cyclic or huge value goes the slow way. */
let left = 0;

/** Whether `JSON.stringify` writes the value as it is, as it does nearly all applications. */
function plain(value: unknown, level: number): boolean {
  left -= 1;
  switch (typeof value) {
    case 'string':
      left -= value.length;
      return left > 0;
    case 'boolean':
    case 'undefined':
      return left > 0;
    case 'number':
      return left > 0 && Number.isSafeInteger(value);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (level > LEVELS || left <= 0) return false;
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) if (!plain(value[place], level + 1)) return false;
    return true;
  }
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) return false;
  for (const name in value) if (!plain((value as Record<string, unknown>)[name], level + 1)) return false;
  return true;
}

/** Replaces a value that throws when it is read. */
const UNREADABLE = Symbol('Error');

/** The result of `read`, or `UNREADABLE` if it throws. */
export function attempt<Read>(read: () => Read): Read | typeof UNREADABLE {
  try {
    return read();
  } catch {
    return UNREADABLE;
  }
}

/** The value that `JSON.stringify` would write; or a symbol that names a value that JSON cannot hold. */
function seen(given: unknown, key: string): unknown {
  let value = given;
  if (value === UNREADABLE) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? Symbol('Invalid Date') : value.toISOString();
  if (typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function') {
    value = value.toJSON(key) as unknown;
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
    value = value.valueOf();
  }
  if (value === null || Array.isArray(value)) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : Symbol(String(value));
  if (!['function', 'object', 'symbol'].includes(typeof value)) return value;
  // The contents of a `Map`, a `FormData` or a promise are not its members.
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return typeof value === 'object' && name === 'Object' ? value : Symbol(name);
}

export function write(value: unknown, unwritten?: Unwritten): string {
  left = BYTES;
  const text = attempt(() => plain(value, 1) && JSON.stringify(value));
  return typeof text === 'string' ? text : slowly(value, unwritten);
}

function slowly(value: unknown, unwritten?: Unwritten): string {
  const out: string[] = [];
  let length = 0;
  const put = (text: string) => {
    length += text.length;
    out.push(text);
    if (length > BYTES) throw new Stop(' '.repeat(BYTES + 1));
  };
  const steps: (number | string)[] = [];
  const refuse = (name: symbol) => {
    const path = steps.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`);
    unwritten?.set(path.join(''), name.description!);
    put(REFUSED);
  };
  const within = (step: number | string, member: unknown) => {
    steps.push(step);
    one(member);
    steps.pop();
  };
  const one = (given: unknown): void => {
    const value = attempt(() => seen(given, String(steps.at(-1) ?? '')));
    switch (typeof value) {
      case 'undefined':
        return put('null');
      case 'boolean':
      case 'bigint':
        return put(String(value));
      case 'string':
        return put(JSON.stringify(value));
      case 'number':
        if (Number.isSafeInteger(value)) return put(String(value === 0 ? 0 : value));
        // Its digits are not exact, so nobody wrote it as an integer.
        return put(/[.e]/.test(String(value)) ? String(value) : `${value}.0`);
      case 'symbol':
        return refuse(value);
    }
    if (value === null) return put('null');
    const object = value as Record<string, unknown>;
    const names = attempt(() => (Array.isArray(value) ? Number(value.length) : Object.keys(value as object)));
    if (typeof names === 'symbol') return refuse(names);
    if (steps.length >= LEVELS) throw new Stop('['.repeat(LEVELS + 1) + ']'.repeat(LEVELS + 1));
    if (typeof names === 'number') {
      put('[');
      for (let place = 0; place < names; place++) {
        if (place > 0) put(',');
        within(place, attempt(() => object[place]));
      }
      return put(']');
    }
    put('{');
    let first = true;
    for (const name of names) {
      const member = attempt(() => object[name]);
      if (member === undefined) continue;
      put(`${first ? '' : ','}${JSON.stringify(name)}:`);
      first = false;
      within(name, member);
    }
    put('}');
  };
  try {
    one(value);
  } catch (stop) {
    if (stop instanceof Stop) return stop.text;
    throw stop;
  }
  return out.join('');
}
