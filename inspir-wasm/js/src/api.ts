/** The calls, the same for every entry of the package. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import * as engine from './engine/engine.js';
import { issues, type Blocking, type Issue } from './issues.js';
import type { Application } from './generated/application.js';
import type { Assessment, Error as InputError, Finding } from './generated/assessment.js';
import type { Description, Locale } from './generated/description.js';
import type { PatchOperation, Repair, Repairs } from './generated/repairs.js';
import { checked, locales, type Options } from './locale.js';
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
export type { PatchOperation, Repair, RepairWay } from './generated/repairs.js';
export type { Blocking, Issue } from './issues.js';
export { locales, type Options } from './locale.js';
export { formatAmount, parseAmount, parseDate, toPath, type AmountOptions, type Written } from './written.js';

export type ErrorCode = InputError['code'];
export type Outcome = Assessment['outcome'];
export type Level = Finding['level'];
export type Status = Finding['status'];

/** A format of documents: `html` is a whole page fit for print, `html_fragment` a part of one. */
export type DocumentFormat = 'text' | 'markdown' | 'html' | 'html_fragment' | 'json';

export interface DocumentOptions extends Options {
  /** Plain text, if absent. */
  format?: DocumentFormat | undefined;
}

/** What a letter says and only the caller knows. A letter says which of them it needs; days are `YYYY-MM-DD`. */
export interface LetterDetails {
  /** Who writes, in one line or several. */
  authority?: string | null | undefined;
  /** Where the letter is written. */
  place?: string | null | undefined;
  /** The day of the letter. */
  date?: string | null | undefined;
  /** To whom the letter goes; the applicant, if absent. */
  addressee?: string | null | undefined;
  /** The last day for the answer. */
  deadline?: string | null | undefined;
  signatory_name?: string | null | undefined;
  signatory_quality?: string | null | undefined;
  /** How the addressee can contest [voies et délais de recours]. */
  remedies?: string | null | undefined;
  /** Where to ask. */
  contact?: string | null | undefined;
  /** The text on which the time to complete rests, if it applies. No letter cites one by itself. */
  legal_reference?: 'crpa_l114_5' | null | undefined;
}

/** Who instructs an application, and when. The sheet has room for what is left out. */
export interface SheetDetails {
  /** The department in charge. */
  service?: string | null | undefined;
  officer?: string | null | undefined;
  /** The day of the sheet, `YYYY-MM-DD`. */
  date?: string | null | undefined;
}

/** What is wrong with one member of the details of a document. */
export interface DetailsFault {
  /** The name of the member; empty for the whole. */
  readonly member: string;
  readonly code: 'absent' | 'unknown' | 'twice' | 'not_text' | 'not_date' | 'not_listed' | 'not_after' | 'not_object';
  readonly message: string;
}

/** One change between two assessments or traces. */
export interface Change {
  kind: 'gained' | 'lost' | 'changed';
  /** What it is about, such as `outcome`, `amount`, `finding`, `value`. */
  what: string;
  /** The id of the requirement or the part; of a value, its place. */
  id?: string;
  member?: string;
  before_path?: string;
  after_path?: string;
  before?: unknown;
  after?: unknown;
  message: string;
}

/** What an assessment says of itself. */
export interface ComparedSide {
  call: string;
  edition: string;
  definition: string;
  outcome: string;
}

/** What differs between two assessments or traces. */
export interface Changes {
  before: ComparedSide;
  after: ComparedSide;
  changes: Change[];
}

/** What the replay of a trace comes to. */
export interface Replay {
  /** The first thing that differs. */
  result: 'same' | 'other_definition' | 'other_application' | 'other_engine' | 'other_result';
  message: string;
  /** What changed since the trace, if the engine or the results are others. */
  changes: Change[];
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
  /** What kind of mistake it is: `member.unknown`, `value.unexpected`… */
  readonly code: string;
  /** A JSON Pointer; empty for the whole definition. */
  readonly path: string;
  readonly message: string;
  /** The line in the text of the definition, from 1. */
  readonly line: number;
  /** The column in that line, from 1, counted in characters. */
  readonly column: number;
  /** The name or the path that was found, if the mistake is about one. */
  readonly found?: string;
  /** The name that was probably meant instead of it. */
  readonly suggestion?: string;
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

/** A letter or a sheet cannot be written: `faults` says what its details lack or get wrong. */
export class DetailsError extends Error {
  override readonly name = 'DetailsError';

  constructor(message: string, readonly faults: readonly DetailsFault[]) {
    super(message);
  }
}

/** A patch does not fit an application: what it tests has changed, or is not there. Nothing was changed. */
export class PatchError extends Error {
  override readonly name = 'PatchError';

  constructor(message: string, /** A JSON Pointer, if the error has a place. */ readonly path?: string) {
    super(message);
  }
}

/** The id of a format; plain text, if absent. */
function formatOf(options: DocumentOptions): DocumentFormat {
  const { format = 'text' } = options;
  const known = engine.formats();
  if (!known.includes(format)) throw new RangeError(`there is no format "${String(format)}": write ${known.join(', ')}`);
  return format;
}

/** A document; what is wrong with its details is an error of its own. */
function document(make: () => string): string {
  try {
    return make();
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...rest] = told as [string, ...string[]];
    const faults: DetailsFault[] = [];
    for (let at = 0; at < rest.length; at += 3) {
      const [member, code, message] = rest.slice(at, at + 3) as [string, DetailsFault['code'], string];
      faults.push({ member, code, message });
    }
    throw new DetailsError(message, faults);
  }
}

/** What the engine says of JSON; that a text is no JSON becomes an error. */
function compared<T>(make: () => string): T {
  try {
    return JSON.parse(make()) as T;
  } catch (told) {
    throw typeof told === 'string' ? new SyntaxError(told) : told;
  }
}

/** JSON text as the engine takes it. */
function whole(text: string): string {
  if (typeof text !== 'string') throw misuse('text', text, 'give JSON text');
  // Half a surrogate pair cannot be passed on. It becomes an escape, which the core refuses.
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

type Seven = [string, string, string, string, string, string, string];

function start(source: string | Uint8Array, locale: string): engine.Engine {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  try {
    return new engine.Engine(bytes, locale);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, ...places] = told as [string, ...string[]];
    const problems: Problem[] = [];
    for (let at = 0; at < places.length; at += 7) {
      const [path, message, line, column, code, found, suggestion] = places.slice(at, at + 7) as Seven;
      const named = { ...(found && { found }), ...(suggestion && { suggestion }) };
      problems.push({ code, path, message, line: Number(line), column: Number(column), ...named });
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
    const input_errors = brief.input_errors.map((error) => renamed(error, unwritten, locale || locales[0]!));
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
    return this.#engine.assess(whole(text), checked(read(options).locale));
  }

  /**
   * The letter to the applicant: what to correct and to complete, and how the grant is worked out. It decides
   * nothing, and cites no legal duty by itself.
   *
   * ```ts
   * const details = { authority: 'Région Hauts-de-France', place: 'Lille', date: '2027-03-01', deadline: '2027-03-31',
   *   signatory_name: 'Alix Martin', signatory_quality: 'Directeur' };
   * const page = call.letter({ applicant: { name: 'Atelier du Port' } }, details, { format: 'html' });
   * ```
   *
   * @throws {DetailsError} A detail that this letter needs is absent, or one cannot be taken: `faults` names each.
   */
  letter(application: unknown, details: LetterDetails, options?: DocumentOptions | null): string {
    const { locale, ...rest } = read(options);
    const [tag, format] = [checked(locale), formatOf(rest)];
    return document(() => this.#engine.letter(write(application), write(details ?? {}), tag, format));
  }

  /**
   * The sheet for the officer who instructs the application: each point with its finding, its figures and the call's
   * words, what waits for a judgement with room for it, how the grant was worked out, and what was not checked.
   *
   * @throws {DetailsError} A detail cannot be taken: `faults` names each.
   */
  sheet(application: unknown, details?: SheetDetails | null, options?: DocumentOptions | null): string {
    const { locale, ...rest } = read(options);
    const [tag, format] = [checked(locale), formatOf(rest)];
    return document(() => this.#engine.sheet(write(application), write(details ?? {}), tag, format));
  }

  /**
   * The trace of an assessment, for an auditor, from JSON text to JSON text: the assessment without words, and from
   * what it was made. It depends on no language and is as confidential as the application. Keep it with that text.
   */
  traceJson(text: string): string {
    return this.#engine.trace(whole(text));
  }

  /**
   * Assesses an application again, and compares with a trace: what differs first is said.
   *
   * ```ts
   * const text = '{"reference": "7"}';
   * const { result } = call.replay(call.traceJson(text), text); // 'same'
   * ```
   *
   * @throws {SyntaxError} The trace is not JSON.
   */
  replay(trace: string, text: string, options?: Options | null): Replay {
    const locale = checked(read(options).locale);
    return compared(() => this.#engine.replay(whole(trace), whole(text), locale));
  }

  /**
   * What settles the findings and input errors of an application, in the order of the call's sections. Each patch was
   * applied and assessed by the engine: what its repair names is met with it, and nothing else is worse.
   *
   * ```ts
   * for (const repair of call.repairs(application, { locale: 'en' })) {
   *   for (const way of repair.ways) console.log(way.message, applyPatch(application, way.patch));
   * }
   * ```
   */
  repairs(application: unknown, options?: Options | null): Repair[] {
    const locale = checked(read(options).locale);
    return (JSON.parse(this.#engine.repairs(write(application), locale)) as Repairs).repairs;
  }

  /** The same, from JSON text to JSON text: the same bytes in every language. The patches are for this text. */
  repairsJson(text: string, options?: Options | null): string {
    if (typeof text !== 'string') throw misuse('text', text, 'give JSON text, or call repairs with the value itself');
    return this.#engine.repairs(whole(text), checked(read(options).locale));
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

/**
 * What differs between two assessments of one application, or two traces, both as JSON text. Words aside; the changes
 * of traces begin with what they were made from.
 *
 * @throws {SyntaxError} One of the texts is not JSON.
 */
export function changes(before: string, after: string, options?: Options | null): Changes {
  const locale = checked(read(options).locale);
  return compared(() => engine.changes(whole(before), whole(after), locale));
}

/**
 * An application with the changes of a patch of a repair: all of them or none. JSON text gives text, which is the same
 * elsewhere; any other value gives a new one.
 *
 * @throws {PatchError} The patch does not fit: what it tests has changed, or is not there.
 */
export function applyPatch<T>(application: T, patch: readonly PatchOperation[]): T extends string ? string : T;
export function applyPatch(application: unknown, patch: readonly PatchOperation[]): unknown {
  const isText = typeof application === 'string';
  try {
    const changed = engine.apply(isText ? whole(application) : write(application), JSON.stringify(patch));
    return isText ? changed : JSON.parse(changed);
  } catch (told) {
    if (!Array.isArray(told)) throw told;
    const [message, path] = told as [string, string?];
    throw new PatchError(message, path);
  }
}

/** The ids of the built-in calls. */
export function calls(): string[] {
  return engine.calls();
}
