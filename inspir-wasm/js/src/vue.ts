/** Vue: a form of a call. */
import { computed, onScopeDispose, shallowRef, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import type { BuiltInId, Call } from './api.js';
import type { FieldAttributes, FieldWords, InputEvent } from './form/field.js';
import { loaded, type CallOf } from './form/loaded.js';
import { Store } from './form/store.js';
import { view, type Form, type FormOptions } from './form/view.js';
import { read } from './misuse.js';
import type { CallTypes } from './types.js';

export type { Form, FormOptions, Line, List } from './form/view.js';

/** Bind it to an `input`, a `select` or a `textarea`; its words stand beside it. */
export interface Field extends FieldAttributes, FieldWords {
  readonly inputmode?: 'decimal' | 'numeric' | undefined;
  onBlur(): void;
  onInput(event: InputEvent): void;
}

/** The members that follow what is written are computed; the functions follow it wherever a template calls them. */
export type UseCall<C extends CallTypes = CallTypes> =
  Pick<Form<Field, C>, 'call' | 'field' | 'list' | 'write' | 'reset' | 'submit'>
  & { readonly [Name in 'assessment' | 'grant' | 'issues' | 'next' | 'value']: ComputedRef<Form<Field, C>[Name]> };

const names = { blur: 'onBlur', input: 'onInput', inputMode: 'inputmode' };

/**
 * A form of a call: what is written, its labels and errors, and the grant. `call` is the id of a built-in call, or what
 * `Call.load` gives. `locale` may be a ref.
 *
 * ```vue
 * <script setup>
 * const { field, grant } = useCall('inspir-creative-event', { locale: 'en' });
 * </script>
 * <template><input v-bind="field('request.amount')" /> <p>{{ field('request.amount').error }}</p></template>
 * ```
 */
export function useCall<Given extends Call | BuiltInId>(
  call: Given, options?: (Omit<FormOptions, 'locale'> & { locale?: MaybeRefOrGetter<FormOptions['locale']> }) | null,
): UseCall<CallOf<Given>> {
  const { id, locale, value } = read(options);
  const given = loaded(call);
  const store = new Store(value);
  const state = shallowRef(store.get());
  onScopeDispose(store.subscribe(() => (state.value = store.get())));
  const form = computed(() => view<Field, CallOf<Given>>(given, store, state.value, { id, locale: toValue(locale) }, names));
  const { reset, submit, write } = form.value;
  return {
    call: given, write, reset, submit,
    field: (path) => form.value.field(path),
    list: (path) => form.value.list(path),
    assessment: computed(() => form.value.assessment),
    grant: computed(() => form.value.grant),
    issues: computed(() => form.value.issues),
    next: computed(() => form.value.next),
    value: computed(() => form.value.value),
  };
}
