/** A form as a page shows it: made anew for each change of what is written. */
import type { Call } from '../api.js';
import { issues, type Issue } from '../issues.js';
import type { LocaleTag } from '../locale.js';
import { misuse } from '../misuse.js';
import type { Application, Assessment, CallTypes, OpenFinding } from '../types.js';
import { toPath } from '../written.js';
import { described } from './described.js';
import { Field, held, type AttributeNames, type Described, type InputEvent } from './field.js';
import { nextOf } from './next.js';
import { at } from './place.js';
import { reading, refusal, shown } from './reading.js';
import type { State, Store } from './store.js';

export interface FormOptions {
  /** The language of labels and messages; French, if absent. */
  locale?: LocaleTag | undefined;
  /** The application to begin with. */
  value?: unknown;
  /** Begins the ids of inputs: give one if a page shows two forms of a call. */
  id?: string | undefined;
}

/** A line of a list. */
export interface Line<Attributes> {
  /** A key that stays with the line. */
  readonly key: number;
  /** The input of a column, such as `amount`. */
  field(name: string): Attributes;
  remove(): void;
}

export interface List<Attributes> {
  readonly label: string;
  readonly lines: readonly Line<Attributes>[];
  /** Adds a line: an empty one, if none is given. */
  add(line?: object): void;
}

export interface Form<Attributes, C extends CallTypes = CallTypes> {
  readonly call: Call<C>;
  /** The application, as it is written so far: what is refused stands there as text. */
  readonly value: Application<C>;
  readonly assessment: Assessment<C>;
  readonly grant: Assessment<C>['grant'];
  /** The questions to answer next: blocking requirements that are missing, in the call's order. */
  readonly next: readonly OpenFinding<C>[];
  /** What is wrong. What is missing counts once the form was submitted. */
  readonly issues: readonly Issue<C>[];
  /** The input of a member, such as `request.amount` or `/request/amount`, or of one in a line: `budget.expenses.0.amount`. */
  field(path: string): Attributes;
  /** A list, such as `budget.expenses`. */
  list(path: string): List<Attributes>;
  /** Puts a value into the application; `undefined` takes it out. */
  write(path: string, value: unknown): void;
  /** Begins again: with nothing, or with another application. */
  reset(value?: unknown): void;
  /** A listener for `submit`: it shows all errors, and hands on the application if there is none. */
  submit(take: (value: Application<C>) => unknown): (event?: { preventDefault?(): void } | null) => void;
}

/** The JSON Pointer of a path: `request.amount` and `/request/amount` are the same. */
function pointerOf(path: string): string {
  if (typeof path !== 'string') throw misuse('path', path, 'give a path such as "request.amount"');
  return path.startsWith('/') ? path : `/${path.replaceAll('.', '/')}`;
}

/** A member in a line: the list, and the name of the column. */
const LINE = /^(.+?)\/\d+\/(.+)$/;

export function view<Attributes, C extends CallTypes>(
  call: Call<C>, store: Store, state: State, options: FormOptions, names: AttributeNames,
): Form<Attributes, C> {
  const { id: prefix = call.id, locale } = options;
  const places = described(call, locale);
  const assessment = call.assess(state.value, { locale, parts: true });
  const found = issues(assessment, state.value, { blocking: state.checked ? 'complete' : true });
  const errors = new Map(state.refused);
  for (const { message, parts, path } of found) {
    const pointer = ['', ...path].join('/');
    // Beside an input the title and the quotation would repeat what stands there.
    const short = parts && [parts.problem, parts.remedy].filter(Boolean).join(' ');
    if (!errors.has(pointer)) errors.set(pointer, short ?? message);
  }

  const input = (place: Described, pointer: string): Attributes => {
    const value = at(state.value, toPath(pointer));
    const language = { currency: places.currency, locale };
    const error = state.refused.has(pointer) ? undefined : refusal(place, value, language);
    return new Field({
      described: place,
      id: prefix + pointer.replaceAll('/', '-'),
      name: pointer.slice(1).replaceAll('/', '.'),
      error: state.checked || state.left.has(pointer) ? error ?? errors.get(pointer) ?? '' : '',
      shown: state.texts.get(pointer) ?? shown(place, value, language),
      onInput: (event: InputEvent) => {
        const given = held(event);
        const told = reading(place, given, language);
        store.write(pointer, { ...told, text: typeof given === 'string' && place.type !== 'boolean' ? given : undefined });
      },
      onBlur: () => store.leave(pointer),
    }, names) as Attributes;
  };

  return {
    call, assessment, issues: found, grant: assessment.grant, value: state.value as Application<C>,
    next: nextOf(assessment),
    field: (path) => {
      const pointer = pointerOf(path);
      const [, list, column] = LINE.exec(pointer) ?? [];
      return input(list && column ? places.list(list).column(column) : places.field(pointer), pointer);
    },
    list: (path) => {
      const pointer = pointerOf(path);
      const { column, label } = places.list(pointer);
      return {
        label,
        lines: store.keys(pointer).map((key, line) => ({
          key,
          field: (name) => input(column(pointerOf(name).slice(1)), `${pointer}/${line}${pointerOf(name)}`),
          remove: () => store.remove(pointer, key),
        })),
        add: (line = {}) => store.add(pointer, line),
      };
    },
    write: (path, value) => store.write(pointerOf(path), { value }),
    reset: (value) => store.reset(value),
    submit: (take) => (event) => {
      event?.preventDefault?.();
      store.check();
      const { refused, value } = store.get();
      if (refused.size === 0 && issues(call.assess(value, { locale }), value, { blocking: 'complete' }).length === 0) take(value as Application<C>);
    },
  };
}
