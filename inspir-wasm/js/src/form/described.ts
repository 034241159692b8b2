/** What a call says of the places of an application, by JSON Pointer. */
import type { Call } from '../api.js';
import type { LocaleTag } from '../locale.js';
import type { Item } from '../types.js';
import type { Described } from './field.js';

export interface Places {
  readonly currency: string;
  field(pointer: string): Described;
  list(pointer: string): { readonly label: string; column(name: string): Described };
}

const known = new WeakMap<Call, Map<string, Places>>();

function found<Value>(map: ReadonlyMap<string, Value>, what: string, name: string, of: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new RangeError(`there is no ${what} "${name}" in ${of}: call.describe() lists what there is`);
  return value;
}

function read(call: Call, locale: LocaleTag | undefined): Places {
  const told = call.describe(locale);
  const of = `the call "${call.id}"`;
  const asked = ({ title, ...item }: Item): [string, Described] => [item.path, { ...item, label: title }];
  const items = [...told.questions, ...told.undertakings, ...told.commitments, ...told.criteria];
  const fields = new Map<string, Described>([...items.map(asked), ...told.fields.map((field): [string, Described] => [field.path, field])]);
  const kinds = told.documents.map(({ id, title }) => ({ value: id, label: title }));
  const lists = new Map(told.lists.map(({ columns, label, path }) => {
    const places = new Map<string, Described>(columns.map((column) => [column.name, column]));
    const kind = path === '/documents' ? places.get('kind') : undefined;
    if (kind) places.set('kind', { ...kind, options: kinds });
    return [path, { label, column: (name: string) => found(places, 'column', name, `the list "${path}"`) }];
  }));
  return {
    currency: told.currency,
    field: (pointer) => found(fields, 'field', pointer, of),
    list: (pointer) => found(lists, 'list', pointer, of),
  };
}

/** Read once for each call and language. */
export function described(call: Call, locale: LocaleTag | undefined): Places {
  const languages = known.get(call) ?? new Map<string, Places>();
  known.set(call, languages);
  const places = languages.get(locale ?? '') ?? read(call, locale);
  languages.set(locale ?? '', places);
  return places;
}
