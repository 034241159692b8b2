/** What TypeScript knows of a call, and what that makes of applications, assessments and descriptions. */
import type * as application from './generated/application.js';
import type * as assessment from './generated/assessment.js';
import type * as description from './generated/description.js';
import type * as repairs from './generated/repairs.js';

/**
 * The ids that a call lists, and what its own fields hold. Those of the built-in calls are known; those of another call
 * are written by `npx inspir types definition.json`. Of a call that TypeScript does not know, ids are any text.
 */
export interface CallTypes {
  id: string;
  requirement: string;
  section: string;
  document: string;
  question: string;
  commitment: string;
  undertaking: string;
  criterion: string;
  category: string;
  /** The sources of revenues that the call adds. */
  source: string;
  part: string;
  quantity: string;
  /** What `details` of the application holds. */
  details: application.Details;
  /** What `details` of the items of a list holds, by the path of the list. */
  columns: { [path: string]: application.Details };
  /** What the items of the call's own lists hold, by the ids of the lists. */
  lists: { [id: string]: application.Details };
}

/** Values by ids of the call; nothing, if the call lists none. */
type ById<Id extends string, Value> = [Id] extends [never] ? never : { [Each in Id]?: Value | undefined };

/** The call's own members; nothing, if it has none. */
type Own<Members> = keyof Members extends never ? never : Members;

/** The items of a list, with what the call adds to them. */
type Added<Item, C extends CallTypes, Path extends string> = Omit<Item, 'details'> & {
  details?: Path extends keyof C['columns'] ? C['columns'][Path] | undefined : never;
};

/** The lists that the call has of its own. */
type OwnLists<C extends CallTypes> = Own<{ [Id in keyof C['lists']]?: C['lists'][Id][] | undefined }>;

export type Expense<C extends CallTypes = CallTypes> = Omit<Added<application.Expense, C, '/budget/expenses'>, 'category'> & {
  category?: C['category'] | null | undefined;
};

export type Revenue<C extends CallTypes = CallTypes> = Omit<Added<application.Revenue, C, '/budget/revenues'>, 'source'> & {
  source?: application.Source | C['source'] | null | undefined;
};

export type Document<C extends CallTypes = CallTypes> = Omit<Added<application.Document, C, '/documents'>, 'kind'> & {
  kind?: C['document'] | null | undefined;
};

export type Budget<C extends CallTypes = CallTypes> = Omit<application.Budget, 'expenses' | 'revenues'> & {
  expenses?: Expense<C>[] | undefined;
  revenues?: Revenue<C>[] | undefined;
};

export type Charter<C extends CallTypes = CallTypes> = Omit<application.Charter, 'commitments'> & {
  commitments?: ById<C['commitment'], boolean | null> | undefined;
};

type Typed =
  | 'answers' | 'appraisals' | 'budget' | 'call' | 'charter' | 'details' | 'documents' | 'indicators' | 'lists'
  | 'previous_grants' | 'team' | 'undertakings';

/**
 * A grant application, as programs write it: what is absent is left out or `null`, and amounts and days are text.
 *
 * ```ts
 * const application: Application<InspirFollowUp> = { request: { operating: '4500.00' } };
 * ```
 */
export type Application<C extends CallTypes = CallTypes> = Omit<application.Application, Typed> & {
  answers?: ById<C['question'], string | null> | undefined;
  appraisals?: ById<C['criterion'], application.Appraisal> | undefined;
  budget?: Budget<C> | undefined;
  call?: C['id'] | null | undefined;
  charter?: Charter<C> | undefined;
  details?: Own<C['details']> | undefined;
  documents?: Document<C>[] | undefined;
  indicators?: Added<application.Indicator, C, '/indicators'>[] | undefined;
  lists?: OwnLists<C> | undefined;
  previous_grants?: Added<application.PreviousGrant, C, '/previous_grants'>[] | undefined;
  team?: Added<application.TeamMember, C, '/team'>[] | undefined;
  undertakings?: ById<C['undertaking'], boolean | null> | undefined;
};

/** A value of which the types say nothing. */
export type Unread<Value> = unknown extends Value ? Value : never;

export interface OfRequirement<C extends CallTypes> {
  /** The id of the requirement. */
  requirement: C['requirement'];
  /** What follows if it is not met. */
  level: assessment.Finding['level'];
  /** Where it comes from. */
  basis: assessment.Finding['basis'];
}

/** A requirement that holds. */
export interface MetFinding<C extends CallTypes = CallTypes> extends OfRequirement<C> {
  status: 'met';
  values?: assessment.FindingValues;
  paths?: undefined;
  message?: undefined;
  parts?: undefined;
}

/** A requirement that does not hold, that lacks an answer, or that waits for an agent. */
export interface OpenFinding<C extends CallTypes = CallTypes> extends OfRequirement<C> {
  status: 'not_met' | 'missing' | 'to_review';
  values?: assessment.FindingValues;
  /** What to fill in or to change, as JSON Pointers into the input. */
  paths: string[];
  /** What is wrong, why, and what to do next. */
  message: string;
  /** The message in its parts, where they were asked for. */
  parts?: assessment.MessageParts;
}

/** A requirement that does not concern this application. */
export interface OtherFinding<C extends CallTypes = CallTypes> extends OfRequirement<C> {
  status: 'not_applicable';
  values?: undefined;
  paths?: undefined;
  /** Why it does not. */
  message: string;
  /** The message in its parts, where they were asked for. */
  parts?: assessment.MessageParts;
}

/** What the assessment says of one requirement; `status` tells which of the three it is. */
export type Finding<C extends CallTypes = CallTypes> = MetFinding<C> | OpenFinding<C> | OtherFinding<C>;

export interface Part<C extends CallTypes = CallTypes> extends Omit<assessment.Part, 'id'> {
  id: C['part'];
}

export interface Category<C extends CallTypes = CallTypes> extends Omit<assessment.Category, 'id'> {
  id: C['category'];
}

export interface Grant<C extends CallTypes = CallTypes> extends Omit<assessment.Grant, 'categories' | 'parts'> {
  categories?: Category<C>[];
  parts: Part<C>[];
}

/** An explained assessment of one application. */
export interface Assessment<C extends CallTypes = CallTypes>
  extends Omit<assessment.Assessment, 'call' | 'findings' | 'grant' | 'quantities'> {
  call: C['id'];
  /** One for every requirement, in the call's order. */
  findings: Finding<C>[];
  grant: Grant<C>;
  /** The values of the call's named quantities: amounts, numbers and days as text; `null` if not known. */
  quantities?: { [Id in C['quantity']]?: string | null };
}

/** One repair: what it settles, and how. */
export interface Repair<C extends CallTypes = CallTypes> extends Omit<repairs.Repair, 'requirements'> {
  /** The ids of the requirements. Those of a fix and of a choice are not met, and are met with it. */
  requirements: C['requirement'][];
}

/** A value to choose from. */
export interface Option<Value extends string | boolean = string | boolean> {
  value: Value;
  label: string;
}

/**
 * What an answer is given with: a line or several lines of text, an amount, a day, a number, a commune; one of few
 * choices that all stand there (`radios`), or of a list (`select`); several choices (`checkboxes`) or texts (`texts`).
 */
export type InputKind =
  | 'text' | 'textarea' | 'amount' | 'date' | 'number' | 'commune' | 'radios' | 'select' | 'checkbox' | 'checkboxes' | 'texts';

/** What forms need to know of every input. */
interface Input {
  /** The kind of input that fits. */
  input: InputKind;
  /** The values to choose from, as `assess` takes them: `true` and `false`, or texts. */
  options?: Option[];
}

type Numbers = 'options' | 'minimum' | 'maximum';

interface Limits {
  /** The smallest number: of an integer a number, of a number with decimals text. */
  minimum?: number | string;
  /** The largest number, likewise. */
  maximum?: number | string;
}

/** One field of applications. */
export interface FieldDescription extends Omit<description.FieldDescription, Numbers>, Input, Limits {
  /** Whether an application cannot be complete without it, whatever else it says. */
  required: boolean;
}

export interface ColumnDescription extends Omit<description.ColumnDescription, Numbers | 'default'>, Input, Limits {
  /** The value that counts where none is given. */
  default?: string | boolean;
}

export interface ListDescription extends Omit<description.ListDescription, 'columns'> {
  /** Whether an application cannot be complete without an item. */
  required: boolean;
  columns: ColumnDescription[];
}

/** A question, commitment, undertaking or criterion. */
export interface Item<Id extends string = string> extends Omit<description.Item, 'id' | 'options' | 'type'>, Input {
  id: Id;
  type: description.FieldType;
  required: boolean;
}

export interface DocumentDescription<Id extends string = string> extends Omit<description.Item, 'id' | 'options' | 'type'> {
  id: Id;
  required: boolean;
}

export interface RequirementDescription<C extends CallTypes = CallTypes>
  extends Omit<description.RequirementDescription, 'id' | 'section' | 'document'> {
  id: C['requirement'];
  section: C['section'];
  /** The id of the document that it asks for, if it asks for one. */
  document?: C['document'];
}

export interface Section<C extends CallTypes = CallTypes> extends Omit<description.Section, 'id'> {
  id: C['section'];
}

export interface PartDescription<C extends CallTypes = CallTypes> extends Omit<description.PartDescription, 'id'> {
  id: C['part'];
  /** How the grant is worked out, step by step, before anything is known of the application. */
  steps: assessment.Step[];
}

/** The grant as a whole. */
export interface OverallDescription extends description.OverallDescription {
  steps: assessment.Step[];
}

type Described =
  | 'call' | 'fields' | 'lists' | 'questions' | 'documents' | 'commitments' | 'undertakings' | 'criteria' | 'parts'
  | 'overall' | 'requirements' | 'sections';

/** Everything that a form shows of a call, in one language. */
export interface Description<C extends CallTypes = CallTypes> extends Omit<description.Description, Described> {
  call: C['id'];
  sections: Section<C>[];
  fields: FieldDescription[];
  lists: ListDescription[];
  questions: Item<C['question']>[];
  documents: DocumentDescription<C['document']>[];
  commitments: Item<C['commitment']>[];
  undertakings: Item<C['undertaking']>[];
  criteria: Item<C['criterion']>[];
  parts: PartDescription<C>[];
  /** The grant as a whole, if the call limits it or asks for it so. */
  overall?: OverallDescription;
  requirements: RequirementDescription<C>[];
}
