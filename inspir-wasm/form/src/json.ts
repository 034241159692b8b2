// An application as JSON text: no number loses a digit, and `extensions`, which belong to another system, are
// held as the text that they came as.
import { isObject, type Application } from './pointer';

/** Texts are left alone; of valid JSON, what remains with digits is numbers. */
const NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s"[\]{},:]+/g;
const exact = (number: string) => /^(?:0|-?[1-9]\d{0,14})$/.test(number);

/** The text of the value of `extensions`: the last one, as everywhere. */
function extensionsOf(text: string): string {
  let [depth, before, start, found] = [0, '', -1, ''];
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (depth === 1 && start >= 0 && (token === ',' || token === '}')) {
      found = text.slice(start, index).trim();
      start = -1;
    }
    if (depth === 1 && token === ':' && JSON.parse(before) === 'extensions') start = index + 1;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    before = token;
  }
  return found;
}

/** The value of a JSON text. A number that JavaScript might write otherwise is the text of its digits. */
export function parse(text: string): unknown {
  const value: unknown = JSON.parse(
    text.replace(NUMBERS, (token) => (token.startsWith('"') || exact(token) ? token : `"${token}"`)),
  );
  if (isObject(value) && Object.hasOwn(value, 'extensions')) value.extensions = extensionsOf(text);
  return value;
}

/** The JSON text of what `parse` gave. */
export function write({ extensions, ...rest }: Application): string {
  if (extensions === undefined) return JSON.stringify(rest, null, 2);
  const open = JSON.stringify({ ...rest, extensions: 0 }, null, 2).slice(0, -'0\n}'.length);
  return `${open}${String(extensions)}\n}`;
}
