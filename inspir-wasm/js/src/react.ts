/** React: a form of a call, and an assessment that follows the value of any other form. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { AssessOptions, BuiltInId, Call } from './api.js';
import type { FieldAttributes, FieldWords, InputEvent } from './form/field.js';
import { loaded } from './form/loaded.js';
import { Store } from './form/store.js';
import { view, type Form, type FormOptions } from './form/view.js';
import type { Assessment, Finding } from './types.js';
import { misuse, read } from './misuse.js';

export type { Form, FormOptions, Line, List } from './form/view.js';

/** Spread it over an `input`, a `select` or a `textarea`; its words stand beside it. */
export interface Field extends FieldAttributes, FieldWords {
  readonly inputMode?: 'decimal' | 'numeric' | undefined;
  onBlur(): void;
  onChange(event: InputEvent): void;
}

export interface UseAssessment {
  readonly assessment: Assessment;
  /** The questions to answer next: blocking requirements that are missing, in the call's order. */
  readonly next: readonly Finding[];
  readonly grant: Assessment['grant'];
}

/**
 * Assesses a value, and again whenever the call, the value or the locale is another one.
 *
 * ```tsx
 * const { grant, next } = useAssessment(call, value, { locale: 'en' });
 * const line = <p>At most {grant.maximum} €. Next: {next[0]?.message}</p>;
 * ```
 */
export function useAssessment(call: Call, value: unknown, options?: AssessOptions | null): UseAssessment {
  if (typeof call?.assess !== 'function') throw misuse('call', call, 'give what Call.load gives');
  const { locale, parts } = read(options);
  return useMemo(() => {
    const assessment = call.assess(value, { locale, parts });
    const next = assessment.findings.filter((f) => f.level === 'blocking' && f.status === 'missing');
    return { assessment, next, grant: assessment.grant };
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
export function useCall(call: Call | BuiltInId, options?: FormOptions | null): Form<Field> {
  const { id, locale, value } = read(options);
  const [store] = useState(() => new Store(value));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const given = loaded(call);
  return useMemo(() => view<Field>(given, store, state, { id, locale }, names), [given, store, state, id, locale]);
}
