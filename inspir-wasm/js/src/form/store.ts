/** What a person has written into a form so far. It knows of no call and no language. */
import { toPath } from '../written.js';
import { at, put } from './place.js';

export interface State {
  /** The application. */
  readonly value: unknown;
  /** What was written, by JSON Pointer, where an input shows it as it is. */
  readonly texts: ReadonlyMap<string, string>;
  /** Why what was written is refused. */
  readonly refused: ReadonlyMap<string, string>;
  /** The inputs that the person has left: their errors are shown. */
  readonly left: ReadonlySet<string>;
  /** Whether all errors are shown, and what is missing too. */
  readonly checked: boolean;
}

export interface Entry {
  readonly value: unknown;
  readonly text?: string | undefined;
  readonly message?: string | undefined;
}

const initial = (value: unknown): State => ({
  value, texts: new Map(), refused: new Map(), left: new Set(), checked: false,
});

/** The map with another value for a key; `undefined` takes it out. */
function set<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | undefined): ReadonlyMap<string, Value> {
  const other = new Map(map);
  if (value === undefined) other.delete(key);
  else other.set(key, value);
  return other;
}

/** Where something in a list stands after the line `gone` is removed; `undefined` if it was in that line. */
function moved(pointer: string, list: string, gone: number): string | undefined {
  if (!pointer.startsWith(`${list}/`)) return pointer;
  const [line = '', ...rest] = pointer.slice(list.length + 1).split('/');
  const place = Number(line);
  if (place === gone) return undefined;
  return place < gone ? pointer : [list, place - 1, ...rest].join('/');
}

export class Store {
  #state: State;
  /** A number for each line of a list, which stays with the line. */
  readonly #keys = new Map<string, readonly number[]>();
  #next = 0;
  readonly #listeners = new Set<() => void>();

  constructor(value: unknown = {}) {
    this.#state = initial(value);
  }

  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #change(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  write(pointer: string, { message, text, value }: Entry): void {
    const { refused, texts, value: whole } = this.#state;
    this.#change({
      value: put(whole, toPath(pointer), value), texts: set(texts, pointer, text), refused: set(refused, pointer, message),
    });
  }

  leave(pointer: string): void {
    this.#change({ left: new Set(this.#state.left).add(pointer) });
  }

  check(): void {
    this.#change({ checked: true });
  }

  reset(value: unknown = {}): void {
    this.#keys.clear();
    this.#change(initial(value));
  }

  /** The key of each line of a list. */
  keys(list: string): readonly number[] {
    const lines = at(this.#state.value, toPath(list));
    const known = this.#keys.get(list) ?? [];
    const keys = Array.from({ length: Array.isArray(lines) ? lines.length : 0 }, (_, line) => known[line] ?? this.#next++);
    this.#keys.set(list, keys);
    return keys;
  }

  add(list: string, line: unknown): void {
    const lines = at(this.#state.value, toPath(list));
    this.#change({ value: put(this.#state.value, toPath(list), [...(Array.isArray(lines) ? lines : []), line]) });
  }

  remove(list: string, key: number): void {
    const known = this.keys(list);
    const gone = known.indexOf(key);
    const { left, refused, texts, value } = this.#state;
    const lines = at(value, toPath(list));
    if (gone < 0 || !Array.isArray(lines)) return;
    this.#keys.set(list, known.filter((each) => each !== key));
    const others = <Value>(map: ReadonlyMap<string, Value>) => new Map([...map].flatMap(([pointer, each]) => {
      const place = moved(pointer, list, gone);
      return place === undefined ? [] : [[place, each] as const];
    }));
    this.#change({
      value: put(value, toPath(list), lines.filter((_, line) => line !== gone)),
      texts: others(texts),
      refused: others(refused),
      left: new Set(others(new Map([...left].map((pointer) => [pointer, true]))).keys()),
    });
  }
}
