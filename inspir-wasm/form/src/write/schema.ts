// What the JSON Schema of definitions says of a place: which members an object takes, which values a member takes.

/** The keywords that the schema of definitions uses. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  required?: string[];
  minProperties?: number;
  properties?: Record<string, Schema | boolean>;
  propertyNames?: Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
}

/** A value as far as conditions look at it: the members of an object, but not what is within them. */
export type Shallow = string | number | boolean | null | unknown[] | Record<string, unknown> | undefined;

/** A step into a value: the value, and the member of it that is meant; no member, if an item is. */
export interface Step {
  of: Shallow;
  member?: string;
}

/** How many schemas may lie within each other. */
const LEVELS = 16;

const typeOf = (value: Shallow) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;

const isObject = (value: Shallow): value is Record<string, unknown> => typeOf(value) === 'object';

export class Guide {
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  /** The schemas that apply to a value at the end of these steps; of a value that is not there yet, all that may. */
  at(steps: readonly Step[], value: Shallow): Schema[] {
    let here: Schema[] = [this.#root];
    for (const { of, member } of steps) {
      const all = here.flatMap((schema) => this.#spread(schema, of));
      here = all.flatMap(({ items, properties }) => {
        const next = member === undefined ? items : properties?.[member];
        return typeof next === 'object' ? [next] : [];
      });
    }
    return here.flatMap((schema) => this.#spread(schema, value));
  }

  /** The members that an object takes. */
  members(steps: readonly Step[], value: Shallow): Map<string, string> {
    const members = new Map<string, string>();
    for (const { properties = {} } of this.at(steps, value)) {
      for (const [name, schema] of Object.entries(properties)) {
        if (typeof schema === 'object') members.set(name, schema.description ?? members.get(name) ?? '');
        else if (!members.has(name)) members.set(name, '');
      }
    }
    return members;
  }

  /** The values among which a member chooses, each with what it means. */
  values(steps: readonly Step[]): Map<unknown, string> {
    const values = new Map<unknown, string>();
    for (const { const: only, description = '', enum: several = [], type } of this.at(steps, undefined)) {
      if (only !== undefined) values.set(only, description);
      for (const each of several) if (each !== null && !values.has(each)) values.set(each, '');
      if ([type].flat().includes('boolean') && ![type].flat().includes('string')) for (const each of [true, false]) values.set(each, '');
    }
    return values;
  }

  /** Whether a text can stand there by the form that the schema asks for, such as that of an id or a path. */
  takes(steps: readonly Step[], text: string): boolean {
    return this.at(steps, undefined).some(({ pattern }) => pattern?.startsWith('^') && new RegExp(pattern, 'u').test(text));
  }

  /** What the last member of these steps is. */
  describe(steps: readonly Step[]): string {
    const last = steps.at(-1);
    if (last?.member === undefined) return '';
    return this.members(steps.slice(0, -1), last.of).get(last.member) ?? '';
  }

  /** A schema with all that it takes in from others. */
  #spread(schema: Schema, value: Shallow, level = 0): Schema[] {
    if (level > LEVELS) return [];
    const more = (next: Schema | undefined) => (next ? this.#spread(next, value, level + 1) : []);
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
    const found = [schema, ...[...allOf, ...anyOf, ...oneOf].flatMap(more)];
    if ($ref) found.push(...more(this.#root.$defs?.[$ref.replace('#/$defs/', '')]));
    if (schema.if) {
      const holds = value === undefined ? undefined : this.#holds(schema.if, value);
      if (holds !== false) found.push(...more(schema.then));
      if (holds !== true) found.push(...more(schema.else));
    }
    return found;
  }

  /** Whether a value meets a condition of the schema. */
  #holds(schema: Schema, value: Shallow): boolean {
    const { anyOf, const: only, enum: several, minProperties = 0, not, pattern, properties = {}, propertyNames, required = [], type } = schema;
    if (type !== undefined && ![type].flat().some((each) => each === typeOf(value) || (each === 'number' && typeof value === 'number'))) return false;
    if ('const' in schema && value !== only) return false;
    if (several && !several.includes(value)) return false;
    if (pattern && typeof value === 'string' && !new RegExp(pattern, 'u').test(value)) return false;
    if (not && this.#holds(not, value)) return false;
    if (anyOf && !anyOf.some((each) => this.#holds(each, value))) return false;
    if (!isObject(value)) return true;
    const names = Object.keys(value);
    return (
      names.length >= minProperties &&
      required.every((name) => names.includes(name)) &&
      names.every((name) => !propertyNames || this.#holds(propertyNames, name)) &&
      Object.entries(properties).every(([name, each]) => !names.includes(name) || typeof each === 'boolean' || this.#holds(each, value[name] as Shallow))
    );
  }
}
