/** A call for projects: loaded, described, assessed. */
import { assessmentOf, type AssessOptions, type Requirement } from './assess.js';
import { compared, type EditionChanges, type Replay } from './changes.js';
import { described } from './describe.js';
import { document, formatOf, type Card, type DocumentOptions, type LetterDetails, type SheetDetails } from './documents.js';
import * as engine from './engine/engine.js';
import { engineOf } from './load.js';
import type { BuiltInCalls } from './generated/calls.js';
import type * as told from './generated/description.js';
import { issues, type Issue, type IssueOptions } from './issues.js';
import { checked, locales, type LocaleTag, type Options } from './locale.js';
import { misuse, read } from './misuse.js';
import { schema } from './schema.js';
import { checkedIssueOptions, standard, type StandardSchema } from './standard.js';
import { whole } from './json-text.js';
import type { Application, Assessment, CallTypes, Description, Repair, Unread } from './types.js';
import { write, type Unwritten } from './write.js';

/** The id of a built-in call. */
export type BuiltInId = keyof BuiltInCalls;

/** A text that may be a definition: one that TypeScript does not know, or one with a brace. */
type DefinitionText<Text extends string> = string extends Text ? Text : Text extends `${string}{${string}` ? Text : never;

/** A definition: a text only if its types are named, since a text may be an id with a slip. */
type Definition<C> = Uint8Array | object | ([C] extends [never] ? never : string);

/** The types of a call; of one whose types are not named, any text is an id. */
type Known<C extends CallTypes> = [C] extends [never] ? CallTypes : C;

/** The members of a definition that findings repeat: the engine leaves them out of a brief assessment. */
interface Repeated<C extends CallTypes> {
  readonly id: C['id'];
  readonly edition: string;
  readonly requirements: readonly Requirement<C>[];
}

/** An application, or a value of which nothing is known. */
type Given<C extends CallTypes, Value> = Application<C> | Unread<Value> | null | undefined;

/** The part of a call's engine that `inspir/words` uses, which is not loaded with it. */
export interface WordsEngine {
  words(program: string): string;
  check_words(program: string, catalogue: string, locale: string): string;
  with_words(program: string, catalogue: string, locale: string): WordsEngine;
}

/** The engine of a call. */
export let engineIn: (call: Call<CallTypes>) => WordsEngine;

/** A call with an engine of its own. */
export let callWith: (engine: WordsEngine) => Call;

/**
 * A call for projects, ready to assess applications.
 *
 * ```ts
 * const call = Call.load('inspir-creative-event');
 * const { outcome, grant } = call.assess({ request: { amount: '20000.00' } }, { locale: 'en' });
 * console.log(outcome, grant.parts[0]?.ceiling); // ineligible 12500.00
 * ```
 */
export class Call<C extends CallTypes = CallTypes> {
  readonly #engine: engine.Engine;
  readonly id: C['id'];
  readonly edition: string;
  /** The JSON text of the definition, from which `Call.load` makes this call again. */
  readonly definition: string;

  readonly #requirements: Repeated<C>['requirements'];

  private constructor(engine: engine.Engine) {
    this.#engine = engine;
    this.definition = this.#engine.definition();
    const { id, edition, requirements } = JSON.parse(this.definition) as Repeated<C>;
    [this.id, this.edition] = [id, edition];
    this.#requirements = requirements.map(({ id, level, basis }) => ({ id, level, basis }));
  }

  static {
    engineIn = (call) => {
      if (!(call instanceof Call)) throw misuse('call', call, 'give what Call.load gives');
      return call.#engine;
    };
    callWith = (own) => new Call(own as engine.Engine);
  }

  /**
   * A built-in call by its id, or a call from its definition (an object, its JSON text, or the bytes of its file).
   * Mistakes of a definition are reported in English, unless `locale` names another language. The types of a definition
   * of your own are written by `npx inspir types`: `Call.load<Coast>(definition)`.
   *
   * @throws {CallError} No built-in call has this id, or the definition has mistakes.
   */
  static load<Id extends BuiltInId>(id: Id, options?: Options | null): Call<BuiltInCalls[Id]>;
  static load<C extends CallTypes = never>(definition: Definition<C>, options?: Options | null): Call<Known<C>>;
  static load<Text extends string>(definition: DefinitionText<Text>, options?: Options | null): Call;
  static load(idOrDefinition: string | Uint8Array | object, options?: Options | null): Call {
    const locale = checked(read(options).locale);
    if (typeof idOrDefinition === 'string' || idOrDefinition instanceof Uint8Array) {
      return new Call(engineOf(idOrDefinition, locale));
    }
    const source = write(idOrDefinition);
    if (!source.startsWith('{')) {
      throw misuse('idOrDefinition', idOrDefinition, `give an id such as "${engine.calls()[0]}", or a definition`);
    }
    return new Call(engineOf(source, locale));
  }

  /**
   * Assesses an application, whatever its value: `input_errors` lists what is wrong with it. TypeScript checks what it
   * knows of the value; what comes from elsewhere is `unknown`, and the engine alone checks it.
   * Amounts are text such as `"12500.00"`; a number that is not an integer is an input error.
   */
  assess<Value = never>(application: Given<C, Value>, options?: AssessOptions | null): Assessment<C> {
    const { locale, parts = false } = read(options);
    const tag = checked(locale);
    const unwritten: Unwritten = new Map();
    const text = this.#engine.assess_briefly(write(application, unwritten), tag, parts);
    return assessmentOf(text, this.#requirements, unwritten, tag || locales[0]!);
  }

  /** The same, from JSON text to JSON text: the same bytes in every language. */
  assessJson(text: string, options?: AssessOptions | null): string {
    if (typeof text !== 'string') throw misuse('text', text, 'give JSON text, or the value itself to assess');
    const { locale, parts = false } = read(options);
    return this.#engine.assess(whole(text), checked(locale), parts);
  }

  /**
   * What is wrong with an application, for a form: one issue for each place, that which weighs most, and one for each
   * document that is asked for. What holds others comes before them. Messages are there in parts too.
   *
   * ```ts
   * for (const { path, level, message, parts } of call.issues(application, { warnings: true, locale: 'en' })) {
   *   console.log(path.join('.'), level, parts?.problem ?? message, parts?.remedy);
   * }
   * ```
   */
  issues<Value = never>(application: Given<C, Value>, options?: IssueOptions | null): Issue<C>[] {
    const given = read(options);
    checkedIssueOptions(given);
    const assessment = this.assess(application as unknown, { locale: given.locale, parts: true });
    return issues(assessment, application, given);
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
  letter<Value = never>(application: Given<C, Value>, details: LetterDetails, options?: DocumentOptions | null): string {
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
  sheet<Value = never>(application: Given<C, Value>, details?: SheetDetails | null, options?: DocumentOptions | null): string {
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
  repairs<Value = never>(application: Given<C, Value>, options?: Options | null): Repair<C>[] {
    const locale = checked(read(options).locale);
    return (JSON.parse(this.#engine.repairs(write(application), locale)) as { repairs: Repair<C>[] }).repairs;
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
  card<Value = never>(entry: Given<C, Value>, options?: Options | null): Card | undefined {
    const locale = checked(read(options).locale);
    return (JSON.parse(this.#engine.card(write(entry), locale)) as Card | null) ?? undefined;
  }

  /** The digest of the definition, which assessments name: `sha256:…`, the same for every layout of the same JSON. */
  get digest(): string {
    return this.#engine.digest();
  }

  /**
   * What changed in this call since an earlier edition: each change with its places, its values and a message.
   *
   * ```ts
   * const { changes, words_alone } = Call.load(now).diff(Call.load(before), { locale: 'en' });
   * ```
   */
  diff(earlier: Call<CallTypes>, options?: Options | null): EditionChanges {
    if (!(earlier instanceof Call)) throw misuse('earlier', earlier, 'give what Call.load gives');
    return JSON.parse(this.#engine.diff(earlier.#engine, checked(read(options).locale))) as EditionChanges;
  }

  /** What the engine says of the call in a language. */
  #told(locale: LocaleTag | null | undefined): told.Description {
    return JSON.parse(this.#engine.describe(checked(locale))) as told.Description;
  }

  /**
   * Everything that a form shows: sections, fields with the input that fits, a hint, the choices as `assess` takes
   * them and whether they are required; questions, documents, titles, limits, how the grant is worked out.
   */
  describe(locale?: LocaleTag | null): Description<C> {
    return described(this.#told(locale), this.assess({} as unknown, { locale: locale ?? undefined }));
  }

  /**
   * The JSON Schema of what the call asks for, for forms, with French titles: a new object each time, which is
   * yours to change. `standardSchema({ locale })` gives it in another language.
   */
  get schema(): Record<string, unknown> {
    return schema(this.#told(undefined));
  }

  /**
   * The call as a Standard Schema, for the form library of your choice. Its issues are those of `issues`.
   *
   * ```ts
   * const form = useForm({ resolver: standardSchemaResolver(call.standardSchema({ locale: 'en' })) });
   * ```
   */
  standardSchema(options?: IssueOptions | null): StandardSchema<C> {
    const given = read(options);
    checkedIssueOptions(given);
    checked(given.locale);
    return standard<C>({
      issues: (value) => this.issues(value, given),
      schema: () => schema(this.#told(given.locale)),
    });
  }
}

/** The ids of the built-in calls. */
export function calls(): BuiltInId[] {
  return engine.calls() as BuiltInId[];
}
