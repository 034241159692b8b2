// Reads and writes the JSON text of an application. No number loses a digit. `extensions` belong to another system,
// so they stay the text that they were.
import { isObject, type Application } from './pointer';

/** Matches texts, to pass over them, and numbers: outside its texts, valid JSON has no other digits. */
const NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s"[\]{},:]+/g;
const exact = (number: string) => /^(?:0|-?[1-9]\d{0,14})$/.test(number);

/** The text of the value of `extensions`; of the last, if the member is repeated. */
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

/** The value of a JSON text. A number that JavaScript might write differently becomes a text of its digits. */
export function parse(text: string): unknown {
  const value: unknown = JSON.parse(
    text.replace(NUMBERS, (token) => (token.startsWith('"') || exact(token) ? token : `"${token}"`)),
  );
  if (isObject(value) && Object.hasOwn(value, 'extensions')) value.extensions = extensionsOf(text);
  return value;
}

/** The JSON text of a value that `parse` returned. */
export function write({ extensions, ...rest }: Application): string {
  if (extensions === undefined) return JSON.stringify(rest, null, 2);
  const open = JSON.stringify({ ...rest, extensions: 0 }, null, 2).slice(0, -'0\n}'.length);
  return `${open}${String(extensions)}\n}`;
}
