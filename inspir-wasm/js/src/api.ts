/** The calls, the same for every entry of the package. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import * as engine from './engine/engine.js';
import { issues, type Blocking, type Issue } from './issues.js';
import type { Application } from './generated/application.js';
import type { Assessment, Error as InputError, Finding } from './generated/assessment.js';
import type { Description, Locale } from './generated/description.js';
import tags from './generated/locales.js';
import { misuse, read } from './misuse.js';
import { schema } from './schema.js';
import { write, type Unwritten } from './write.js';

export type * from './generated/application.js';
export type {
  AppraisalCounts, Assessment, Category, Error as InputError, Figure, Finding, Grant, Part, Progress, Step, Totals,
} from './generated/assessment.js';
export type {
  BonusDescription, BracketDescription, CapDescription, CategoryDescription, ColumnDescription, Description,
  FieldDescription, Item, LimitDescription, ListDescription, Locale, OptionDescription, OverallDescription,
  PartDescription, PeriodDescription, QuantityDescription, RequirementDescription, Section,
} from './generated/description.js';
export type { Blocking, Issue } from './issues.js';

export type ErrorCode = InputError['code'];
export type Outcome = Assessment['outcome'];
export type Level = Finding['level'];
export type Status = Finding['status'];

/** The languages of the messages, the engine's default first. */
export const locales: readonly Locale[] = Object.freeze([...tags]);

export interface Options {
  /** The language of the messages; French, if absent. */
  locale?: Locale | undefined;
}

/** What is public of the entry of an idea in an innovation store. */
export interface Card {
  /** JSON-LD in the words of schema.org. It can stand in a `script` of a page as it is. */
  json_ld: string;
  /** A part of an HTML page: an `article`, then the JSON-LD in a `script` of data. */
  html: string;
}

export interface StandardOptions extends Options {
  /** Which findings are issues too, beside the input errors; `true`, if absent. */
  blocking?: Blocking | undefined;
}

/** A schema with which React Hook Form, TanStack Form, Conform and others validate. */
export interface StandardSchema {
  readonly '~standard': StandardProps;
}

export interface StandardProps
  extends StandardSchemaV1.Props<Application, Application>, StandardJSONSchemaV1.Props<Application, Application> {
  readonly validate: (
    value: unknown,
  ) => StandardSchemaV1.SuccessResult<Application> | { readonly issues: readonly Issue[] };
}

/** A mistake in the definition of a call, and where it stands. */
export interface Problem {
  /** A JSON Pointer; empty for the whole definition. */
  readonly path: string;
  readonly message: string;
  /** The line in the text of the definition, from 1. */
  readonly line: number;
  /** The column in that line, from 1, counted in characters. */
  readonly column: number;
}

/**
 * The call cannot be loaded: no built-in call has this id, or the definition has mistakes.
 *
 * ```ts
 * try {
 *   Call.load({ id: 'my-call' });
 * } catch (error) {
 *   if (error instanceof CallError) for (const { path, line, message } of error.problems) console.log(path, line, message);
 * }
 * ```
 */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(message: string, readonly problems: readonly Problem[]) {
    super(message);
  }
}

function start(source: string | Uint8Array, locale: string): engine.Engine {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  try {
    return new engine.Engine(bytes, locale);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...places] = told as [string, ...string[]];
    const problems: Problem[] = [];
    for (let at = 0; at < places.length; at += 4) {
      const [path, message, line, column] = places.slice(at, at + 4) as [string, string, string, string];
      problems.push({ path, message, line: Number(line), column: Number(column) });
    }
    throw new CallError(message, problems);
  }
}

/** The members of a definition that findings repeat: the engine leaves them out of a brief assessment. */
interface Definition {
  readonly id: string;
  readonly edition: string;
  readonly requirements: readonly (Pick<Finding, 'basis' | 'level'> & { readonly id: string })[];
}

/** The message about a value that JSON cannot hold; `found` is its JavaScript name. */
const unheld: Record<Locale, (found: string) => string> = {
  fr: (found) => `JSON ne peut pas contenir cette valeur (${found}). Mettez à sa place le texte, le nombre, la liste ou l’objet attendu ici.`,
  en: (found) => `JSON cannot hold this value (${found}). Put text, a number, a list or a plain object in its place, as is expected here.`,
};

/** The error, with the JavaScript name of a value that JSON cannot hold. */
function renamed(error: InputError, unwritten: Unwritten, locale: Locale): InputError {
  const found = unwritten.get(error.path);
  if (found === undefined || !['amount.not_exact', 'type.mismatch'].includes(error.code)) return error;
  return { ...error, message: unheld[locale](found), values: { ...error.values, found } };
}

/** An assessment without these members. */
interface Brief extends Omit<Assessment, 'findings'> {
  readonly findings: readonly Omit<Finding, 'basis' | 'level' | 'requirement'>[];
}

/** The engine takes an empty tag for its default. */
function checked(locale: Locale | null | undefined): Locale | '' {
  if (locale === undefined || locale === null) return '';
  if (typeof locale !== 'string') throw misuse('locale', locale, `give ${locales.map((tag) => `"${tag}"`).join(' or ')}`);
  if (!locales.includes(locale)) {
    throw new RangeError(`there is no locale "${String(locale)}": write ${locales.join(' or ')}`);
  }
  return locale;
}

/**
 * A call for projects, ready to assess applications.
 *
 * ```ts
 * const call = Call.load('inspir-creative-event');
 * const { outcome, grant } = call.assess({ request: { amount: '20000.00' } }, { locale: 'en' });
 * console.log(outcome, grant.parts[0]?.ceiling); // ineligible 12500.00
 * ```
 */
export class Call {
  readonly #engine: engine.Engine;
  readonly id: string;
  readonly edition: string;
  /** The JSON text of the definition, from which `Call.load` makes this call again. */
  readonly definition: string;

  readonly #requirements: Definition['requirements'];

  private constructor(source: string | Uint8Array, locale: string) {
    this.#engine = start(source, locale);
    this.definition = this.#engine.definition();
    const { id, edition, requirements } = JSON.parse(this.definition) as Definition;
    [this.id, this.edition, this.#requirements] = [id, edition, requirements];
  }

  /**
   * A built-in call by its id, or a call from its definition (an object, its JSON text, or the bytes of its file).
   * Mistakes of a definition are reported in English, unless `locale` names another language.
   *
   * @throws {CallError} No built-in call has this id, or the definition has mistakes.
   */
  static load(idOrDefinition: string | Uint8Array | object, options?: Options | null): Call {
    const locale = checked(read(options).locale);
    if (typeof idOrDefinition === 'string' || idOrDefinition instanceof Uint8Array) {
      return new Call(idOrDefinition, locale);
    }
    const source = write(idOrDefinition);
    if (!source.startsWith('{')) {
      throw misuse('idOrDefinition', idOrDefinition, `give an id such as "${engine.calls()[0]}", or a definition`);
    }
    return new Call(source, locale);
  }

  /**
   * Assesses an application, whatever its value: `input_errors` lists what is wrong with it.
   * Amounts are text such as `"12500.00"`; a number that is not an integer is an input error.
   */
  assess(application: unknown, options?: Options | null): Assessment {
    const locale = checked(read(options).locale);
    const unwritten: Unwritten = new Map();
    const brief = JSON.parse(this.#engine.assess_briefly(write(application, unwritten), locale)) as Brief;
    const input_errors = brief.input_errors.map((error) => renamed(error, unwritten, locale || tags[0]));
    const findings = brief.findings.map(({ status, paths, values, message }, place) => {
      const { id, level, basis } = this.#requirements[place]!;
      const finding: Finding = { requirement: id, status, level, basis };
      if (paths) finding.paths = paths;
      if (values) finding.values = values;
      if (message !== undefined) finding.message = message;
      return finding;
    });
    return Object.assign(brief, { findings, input_errors });
  }

  /** The same, from JSON text to JSON text: the same bytes in every language. */
  assessJson(text: string, options?: Options | null): string {
    if (typeof text !== 'string') throw misuse('text', text, 'give JSON text, or the value itself to assess');
    // Half a surrogate pair cannot be passed on. It becomes an escape, which the core refuses.
    const whole = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
    return this.#engine.assess(whole, checked(read(options).locale));
  }

  /**
   * The card of an entry for an innovation store: JSON-LD in the words of schema.org, and a part of an HTML page that
   * holds it. Neither has anything private. `undefined` if the call is not one of entries.
   */
  card(entry: unknown, options?: Options | null): Card | undefined {
    const locale = checked(read(options).locale);
    return (JSON.parse(this.#engine.card(write(entry), locale)) as Card | null) ?? undefined;
  }

  /** Everything that a form shows: sections, fields, questions, documents, titles, limits. */
  describe(locale?: Locale | null): Description {
    return JSON.parse(this.#engine.describe(checked(locale))) as Description;
  }

  /**
   * The JSON Schema of what the call asks for, for forms, with French titles: a new object each time, which is
   * yours to change. `standardSchema({ locale })` gives it in another language.
   */
  get schema(): Record<string, unknown> {
    return schema(this.describe());
  }

  /**
   * The call as a Standard Schema, for the form library of your choice.
   *
   * ```ts
   * const form = useForm({ resolver: standardSchemaResolver(call.standardSchema({ locale: 'en' })) });
   * ```
   */
  standardSchema(options?: StandardOptions | null): StandardSchema {
    const { blocking = true, locale } = read(options);
    checked(locale);
    if (![true, false, 'complete'].includes(blocking)) {
      throw new RangeError(`there is no blocking "${String(blocking)}": write true, false or "complete"`);
    }
    const json = (options: { target: string }) => {
      const { target } = read(options);
      if (target !== 'draft-2020-12') throw new RangeError(`the JSON Schema is of draft-2020-12, not ${target}`);
      return schema(this.describe(locale));
    };
    return {
      '~standard': {
        version: 1,
        vendor: 'inspir',
        validate: (value) => {
          const found = issues(this.assess(value, { locale }), value, blocking);
          if (found.length > 0) return { issues: found };
          // `undefined`, `null`, `""` and `[]` stand for an application without any answer.
          return { value: (Object(value) === value && !Array.isArray(value) ? value : {}) as Application };
        },
        jsonSchema: { input: json, output: json },
      },
    };
  }
}

/** The ids of the built-in calls. */
export function calls(): string[] {
  return engine.calls();
}
