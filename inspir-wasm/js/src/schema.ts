/** Makes the JSON Schema of a call, for forms, from the description of the call. */
import type { ColumnDescription, Description, FieldDescription, Item, OptionDescription } from './generated/description.js';
import values from './generated/values.js';
import { number } from './number.js';

type Schema = Record<string, unknown>;

interface Group extends Schema {
  readonly properties: Record<string, Schema>;
}

const group = (): Group => ({ type: 'object', properties: {}, additionalProperties: false });

/**
 * Uses `enum`, not `const`: react-jsonschema-form would take the first `const` for the answer. Superforms asks each
 * branch for its type.
 */
const choice = (options: readonly OptionDescription[]): Schema => ({
  type: 'string', oneOf: options.map(({ label, value }) => ({ title: label, type: 'string', enum: [value] })),
});

const listed = (items: readonly Item[]) => choice(items.map(({ id, title }) => ({ label: title, value: id })));

type Typed = Partial<FieldDescription & ColumnDescription>;

/** The schema of a field, a column or an answer. A document has no type: it is text. */
function typed({ decimals, maximum, minimum, options = [], type }: Typed): Schema {
  if (type === 'choice') return choice(options);
  if (type === 'choices') return { type: 'array', items: choice(options), uniqueItems: true };
  if (type === 'number') return number(decimals ?? 0, String(minimum), String(maximum));
  const value: Schema = values[(type ?? 'text') as keyof typeof values];
  return type === 'integer' ? { ...value, maximum } : value;
}

/** The same with its words: what stands behind a number is part of its title. */
function shown(field: Typed & { label: string }): Schema {
  const { label, unit, wording } = field;
  return { title: unit ? `${label} (${unit})` : label, ...(wording && { description: wording }), ...typed(field) };
}

/** The members that a path or a name such as `details/days` leads through, and the last. */
function place(root: Group, path: string, leaf: Schema): void {
  const steps = path.split('/');
  const last = steps.pop()!;
  let here = root;
  for (const step of steps) here = (here.properties[step] ??= group()) as Group;
  here.properties[last] = leaf;
}

/** Gives each group the titles of the sections that ask for most of it, questions for all: it has no words of its own. */
function named({ properties }: Group, at: string, call: Description): void {
  for (const [name, made] of Object.entries(properties)) {
    if (made.type !== 'object' || !('properties' in made)) continue;
    const here = `${at}/${name}`;
    const asked = call.sections.map(({ paths, title }) => ({ title, count: paths.filter((path) => path.startsWith(`${here}/`)).length }));
    const most = Math.max(...asked.map(({ count }) => count));
    const titles = asked.filter(({ count }) => count > 0 && (here === '/answers' || count * 2 > most)).map(({ title }) => title);
    made.title ??= titles.join(' – ') || call.title;
    named(made as Group, here, call);
  }
}

/** The schema of one line of a list. */
function line(columns: readonly ColumnDescription[]): Group {
  const made = group();
  for (const column of columns) {
    const { default: usual, name, type } = column;
    const leaf = shown(column);
    if (usual) leaf.default = type === 'boolean' ? usual === 'true' : usual;
    place(made, name, leaf);
  }
  return made;
}

/** The schema of each field, list and answer that the call asks for, by path. */
function leaves(call: Description): Map<string, Schema> {
  const made = new Map<string, Schema>();
  for (const field of call.fields) made.set(field.path, shown(field));
  for (const { columns, item, label, path, wording } of call.lists) {
    const items: Schema & Group = { ...(item && { title: item }), ...line(columns) };
    if (path === '/documents') items.properties.kind = { ...items.properties.kind, ...listed(call.documents) };
    made.set(path, { ...values.texts, title: label, ...(wording && { description: wording }), items });
  }
  const answer = ({ options, type }: Item) => ({ options, type: type ?? undefined });
  const say = ({ title, wording }: Item) => ({ title, description: wording });
  for (const item of [...call.questions, ...call.undertakings, ...call.commitments]) {
    made.set(item.path, { ...typed(answer(item)), ...say(item) });
  }
  for (const item of call.criteria) {
    const properties = { verdict: typed(answer(item)), by: values.text, on: values.date, note: values.text };
    made.set(item.path.replace(/\/verdict$/, ''), { ...group(), properties, ...say(item) });
  }
  return made.set('/call', { title: call.title, ...choice([{ label: call.title, value: call.call }]) });
}

export function schema(call: Description): Schema {
  const root = group();
  const found = leaves(call);
  // In the order of the form; paths without a section come last.
  for (const path of new Set([...call.sections.flatMap(({ paths }) => paths), ...found.keys()])) {
    const leaf = found.get(path);
    if (leaf) place(root, path.slice(1), leaf);
  }
  named(root, '', call);
  const whole = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: call.title, description: call.summary, ...root };
  // A copy, so that no two schemas, and no two places of one, share an object.
  return JSON.parse(JSON.stringify(whole)) as Schema;
}
