/** The description of a call, as a form takes it. */
import type * as told from './generated/description.js';
import type {
  Assessment, CallTypes, ColumnDescription, Description, DocumentDescription, FieldDescription, InputKind, Item,
  ListDescription, Option, PartDescription,
} from './types.js';

/** How many choices are shown at once. */
const FEW = 5;

/** Checks that can be met without each of the answers that they read. */
const LENIENT: readonly told.Check[] = ['any_answered', 'at_least', 'grant_interval'];

/** The places and documents, among those that an empty application lacks, that every complete application has. */
function needed<C extends CallTypes>(description: told.Description, nothing: Assessment<C>): Set<string> {
  const needed = new Set<string>();
  description.requirements.forEach(({ check, conditional, document, level, paths }, index) => {
    const finding = nothing.findings[index]!;
    if (level !== 'blocking' || conditional || finding.status !== 'missing' || LENIENT.includes(check)) return;
    // Other missing answers decide a rate or a ceiling here; another application may not need them.
    for (const path of finding.paths) if (paths.includes(path)) needed.add(path);
    if (document) needed.add(`/documents#${document}`);
  });
  // Of several parts that are asked for each by itself, one is enough.
  const requests = description.parts.map(({ path }) => path).filter((path) => path != null);
  if (requests.length > 1) for (const path of requests) needed.delete(path);
  return needed;
}

/** The options, as `assess` takes their values. */
function optionsOf(type: told.FieldType, options: readonly told.OptionDescription[] = []): Option[] {
  return options.map(({ label, value }) => ({ value: type === 'boolean' ? value === 'true' : value, label }));
}

/** A limit on whole numbers becomes a number. A limit with decimals stays text, which is exact. */
const limit = (figure: number | string, whole: boolean) => (whole ? Number(figure) : figure);

function inputOf(type: told.FieldType, long: boolean, options: number): InputKind {
  switch (type) {
    case 'text':
      return long ? 'textarea' : 'text';
    case 'integer':
      return 'number';
    case 'boolean':
      return 'radios';
    case 'choice':
      return options <= FEW ? 'radios' : 'select';
    case 'choices':
      return 'checkboxes';
    default:
      return type;
  }
}

type ValueDescription = Pick<told.FieldDescription, 'decimals' | 'maximum' | 'minimum' | 'options' | 'type'>;

/** What fields and columns share: options and limits as `assess` takes the values. */
function values<Of extends ValueDescription>(of: Of) {
  const { maximum, minimum, options, ...rest } = of;
  const whole = of.type === 'integer' || (of.type === 'number' && (of.decimals ?? 0) === 0);
  return {
    ...rest,
    ...(options && { options: optionsOf(of.type, options) }),
    ...(whole && { minimum: limit(minimum ?? 0, true) }),
    ...(!whole && minimum != null && { minimum }),
    ...(maximum != null && { maximum: limit(maximum, whole) }),
  };
}

function field(of: told.FieldDescription, isNeeded: (path: string) => boolean): FieldDescription {
  const long = of.wording != null || of.path.endsWith('/description');
  return { ...values(of), input: inputOf(of.type, long, of.options?.length ?? 0), required: isNeeded(of.path) };
}

/** In a line of a list there is room for a menu, and a box that is ticked or not stands for a default. */
function column({ default: usual, ...of }: told.ColumnDescription): ColumnDescription {
  const input = of.type === 'boolean' && usual != null ? 'checkbox' : inputOf(of.type, false, Infinity);
  const isFlag = of.type === 'boolean';
  return { ...values(of), input, ...(usual != null && { default: isFlag ? usual === 'true' : usual }) };
}

function list(of: told.ListDescription, isNeeded: (path: string) => boolean): ListDescription {
  return { ...of, required: isNeeded(of.path), columns: of.columns.map(column) };
}

/** A question, commitment, undertaking or criterion; a commitment is a box to tick. */
function item(of: told.Item, isNeeded: (path: string) => boolean): Item {
  const { options, ...rest } = of;
  const type = of.type ?? 'text';
  const input = type === 'boolean' ? 'checkbox' : inputOf(type, true, options?.length ?? 0);
  return { ...rest, type, ...(options && { options: optionsOf(type, options) }), input, required: isNeeded(of.path) };
}

function document({ id, path, title, wording }: told.Item, isNeeded: (place: string) => boolean): DocumentDescription {
  return { id, path, title, wording, required: isNeeded(`/documents#${id}`) };
}

/** The engine's description with what forms need beside it; `nothing` is the assessment of an empty application. */
export function described<C extends CallTypes>(description: told.Description, nothing: Assessment<C>): Description<C> {
  const places = needed(description, nothing);
  const isNeeded = (place: string) => places.has(place);
  const items = (all: readonly told.Item[]) => all.map((of) => item(of, isNeeded));
  const part = (of: told.PartDescription, place: number): PartDescription =>
    ({ ...of, steps: nothing.grant.parts[place]?.steps ?? [] });
  const { commitments, criteria, documents, fields, lists, overall, parts, questions, undertakings } = description;
  const made: Description = {
    ...description as Omit<told.Description, 'overall' | 'requirements'> & Pick<Description, 'requirements'>,
    fields: fields.map((of) => field(of, isNeeded)),
    lists: lists.map((of) => list(of, isNeeded)),
    questions: items(questions),
    documents: documents.map((of) => document(of, isNeeded)),
    commitments: items(commitments),
    undertakings: items(undertakings),
    criteria: items(criteria),
    parts: parts.map(part),
    ...(overall && { overall: { ...overall, steps: nothing.grant.overall ?? [] } }),
  };
  return made as Description<C>;
}
