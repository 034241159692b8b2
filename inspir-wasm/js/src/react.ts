/** React: a form of a call, and an assessment that follows the value of any other form. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { AssessOptions, BuiltInId, Call } from './api.js';
import type { FieldAttributes, FieldWords, InputEvent } from './form/field.js';
import { loaded, type CallOf } from './form/loaded.js';
import { nextOf } from './form/next.js';
import { Store } from './form/store.js';
import { view, type Form, type FormOptions } from './form/view.js';
import { misuse, read } from './misuse.js';
import type { Assessment, CallTypes, OpenFinding } from './types.js';

export type { Form, FormOptions, Line, List } from './form/view.js';

/** Spread it over an `input`, a `select` or a `textarea`; its words stand beside it. */
export interface Field extends FieldAttributes, FieldWords {
  readonly inputMode?: 'decimal' | 'numeric' | undefined;
  onBlur(): void;
  onChange(event: InputEvent): void;
}

export interface UseAssessment<C extends CallTypes = CallTypes> {
  readonly assessment: Assessment<C>;
  /** The questions to answer next: blocking requirements that are missing, in the call's order. */
  readonly next: readonly OpenFinding<C>[];
  readonly grant: Assessment<C>['grant'];
}

/**
 * Assesses a value, and again whenever the call, the value or the locale is another one.
 *
 * ```tsx
 * const { grant, next } = useAssessment(call, value, { locale: 'en' });
 * const line = <p>At most {grant.maximum} €. Next: {next[0]?.message}</p>;
 * ```
 */
export function useAssessment<C extends CallTypes>(call: Call<C>, value: unknown, options?: AssessOptions | null): UseAssessment<C> {
  if (typeof call?.assess !== 'function') throw misuse('call', call, 'give what Call.load gives');
  const { locale, parts } = read(options);
  return useMemo(() => {
    const assessment = call.assess(value, { locale, parts });
    return { assessment, next: nextOf(assessment), grant: assessment.grant };
  }, [call, value, locale, parts]);
}

const names = { blur: 'onBlur', input: 'onChange', inputMode: 'inputMode' };

/**
 * A form of a call: what is written, its labels and errors, and the grant. `call` is the id of a built-in call, or what
 * `Call.load` gives. `value` counts once, at the beginning.
 *
 * ```tsx
 * const { field, grant } = useCall('inspir-creative-event', { locale: 'en' });
 * const amount = field('request.amount');
 * const line = <label>{amount.label} <input {...amount} /> <span id={amount.errorId}>{amount.error}</span></label>;
 * ```
 */
export function useCall<Given extends Call | BuiltInId>(call: Given, options?: FormOptions | null): Form<Field, CallOf<Given>> {
  const { id, locale, value } = read(options);
  const [store] = useState(() => new Store(value));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const given = loaded(call);
  return useMemo(() => view<Field, CallOf<Given>>(given, store, state, { id, locale }, names), [given, store, state, id, locale]);
}
