/** Svelte: a form of a call, as a store. */
import type { BuiltInId, Call } from './api.js';
import type { FieldAttributes, FieldWords, InputEvent } from './form/field.js';
import { loaded, type CallOf } from './form/loaded.js';
import { Store } from './form/store.js';
import { view, type Form, type FormOptions } from './form/view.js';
import { read } from './misuse.js';
import type { CallTypes } from './types.js';

export type { Form, FormOptions, Line, List } from './form/view.js';

/** Spread it over an `input`, a `select` or a `textarea`; its words stand beside it. */
export interface Field extends FieldAttributes, FieldWords {
  readonly inputmode?: 'decimal' | 'numeric' | undefined;
  onblur(): void;
  oninput(event: InputEvent): void;
}

/** What Svelte takes for a store. */
export interface FormStore<C extends CallTypes = CallTypes> {
  subscribe(run: (form: Form<Field, C>) => void): () => void;
}

const names = { blur: 'onblur', input: 'oninput', inputMode: 'inputmode' };

/**
 * A form of a call: what is written, its labels and errors, and the grant. `call` is the id of a built-in call, or what
 * `Call.load` gives.
 *
 * ```svelte
 * <script>
 *   const form = useCall('inspir-creative-event', { locale: 'en' });
 *   const { field, grant } = $derived($form);
 * </script>
 * <input {...field('request.amount')} /> <p>{field('request.amount').error}</p>
 * ```
 */
export function useCall<Given extends Call | BuiltInId>(call: Given, options?: FormOptions | null): FormStore<CallOf<Given>> {
  const { value, ...rest } = read(options);
  const store = new Store(value);
  const given = loaded(call);
  const show = () => view<Field, CallOf<Given>>(given, store, store.get(), rest, names);
  return {
    subscribe(run) {
      run(show());
      return store.subscribe(() => run(show()));
    },
  };
}
