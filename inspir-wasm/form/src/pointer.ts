// JSON values and JSON Pointers into them (RFC 6901).

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Application = { [name: string]: Json };

const names = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'));

export const isObject = (value: unknown): value is Application =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function child(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function get(value: Json, pointer: string): Json | undefined {
  return names(pointer).reduce<Json | undefined>(child, value);
}

export function items(value: Json, pointer: string): Json[] {
  const found = get(value, pointer);
  return Array.isArray(found) ? found : [];
}

/** A copy with one value changed; `undefined` removes the value, and every object that this leaves empty. */
export function set(value: Application, pointer: string, next: Json | undefined): Application {
  const changed = change(value, names(pointer), next);
  return isObject(changed) ? changed : {};
}

function change(value: Json | undefined, path: string[], next: Json | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return next;
  const inner = change(child(value, name), rest, next);
  if (Array.isArray(value)) {
    const index = Number(name);
    if (inner !== undefined) return value.map((item, i) => (i === index ? inner : item));
    // A line that lost its last member is still a line.
    return rest.length > 0
      ? value.map((item, i) => (i === index ? {} : item))
      : value.filter((_, i) => i !== index);
  }
  const entries = Object.entries(isObject(value) ? value : {}).filter(([key]) => key !== name);
  if (inner !== undefined) {
    const place = isObject(value) ? Object.keys(value).indexOf(name) : -1;
    entries.splice(place < 0 ? entries.length : place, 0, [name, inner]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The pointer itself, then those of everything around it, nearest first. */
export function ancestry(pointer: string): string[] {
  const all: string[] = [];
  for (let rest = pointer; rest; rest = rest.slice(0, rest.lastIndexOf('/'))) all.push(rest);
  return all;
}

export const within = (pointer: string, place: string) =>
  pointer === place || pointer.startsWith(`${place}/`);
