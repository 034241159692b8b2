/** A JavaScript value as JSON text, so that the core can say what is wrong with it, and where. */

/** The most levels that a document may have; one more is enough to be refused. */
const LEVELS = 64;
/** The most bytes that a document may have; a text of more characters has more bytes. */
const BYTES = 8 * 1024 * 1024;
/** What no member takes: a number that is not an integer. */
const REFUSED = '1e999';

class Stop {
  constructor(readonly text: string) {}
}

/** How much may still be looked at: what refers to itself, or is huge, goes the slow way. */
let left = 0;

/** Whether `JSON.stringify` writes every number as it is, as in nearly all applications. */
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

/** What reading gives; what throws when it is read is refused at its place. */
export function attempt<Read>(read: () => Read): Read | symbol {
  try {
    return read();
  } catch {
    return Symbol('unreadable');
  }
}

/** A list, an object or a single value, as `JSON.stringify` would see it; any other object has no JSON. */
function seen(given: unknown, key: string): unknown {
  let value = given;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? NaN : value.toISOString();
  if (typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function') {
    value = value.toJSON(key) as unknown;
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
    value = value.valueOf();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // A `Map`, a `FormData`, a promise …: what it holds is not in its members.
  return Object.prototype.toString.call(value) === '[object Object]' ? value : Symbol('no JSON');
}

export function write(value: unknown): string {
  left = BYTES;
  const text = attempt(() => plain(value, 1) && JSON.stringify(value));
  return typeof text === 'string' ? text : slowly(value);
}

function slowly(value: unknown): string {
  const out: string[] = [];
  let length = 0;
  const put = (text: string) => {
    length += text.length;
    out.push(text);
    if (length > BYTES) throw new Stop(' '.repeat(BYTES + 1));
  };
  const enter = (level: number) => {
    if (level > LEVELS) throw new Stop('['.repeat(LEVELS + 1) + ']'.repeat(LEVELS + 1));
  };
  const one = (given: unknown, key: string, level: number): void => {
    const value = attempt(() => seen(given, key));
    switch (typeof value) {
      case 'undefined':
        return put('null');
      case 'boolean':
      case 'bigint':
        return put(String(value));
      case 'string':
        return put(JSON.stringify(value));
      case 'number':
        if (!Number.isFinite(value)) return put(REFUSED);
        if (Number.isSafeInteger(value)) return put(String(value === 0 ? 0 : value));
        // Digits beyond the exact ones are no integer that someone wrote.
        return put(/[.e]/.test(String(value)) ? String(value) : `${value}e0`);
      case 'object':
        break;
      default:
        return put(REFUSED);
    }
    if (value === null) return put('null');
    const object = value as Record<string, unknown>;
    const names = attempt(() => (Array.isArray(value) ? Number(value.length) : Object.keys(value)));
    if (typeof names === 'symbol') return put(REFUSED);
    enter(level);
    if (typeof names === 'number') {
      put('[');
      for (let place = 0; place < names; place++) {
        if (place > 0) put(',');
        one(attempt(() => object[place]), String(place), level + 1);
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
      one(member, name, level + 1);
    }
    put('}');
  };
  try {
    one(value, '', 1);
  } catch (stop) {
    if (stop instanceof Stop) return stop.text;
    throw stop;
  }
  return out.join('');
}
