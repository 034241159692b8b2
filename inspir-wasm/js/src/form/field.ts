/** What a page needs of one input: its attributes, and beside them its label and its error. */
import type { InputKind, Option } from '../types.js';
import type { Readable } from './reading.js';

/** A field, a column or a question, as the call describes it. */
export interface Described extends Readable {
  readonly label: string;
  readonly input: InputKind;
  readonly hint?: string | null | undefined;
  readonly options?: readonly Option[] | undefined;
  readonly required?: boolean | undefined;
  readonly unit?: string | null | undefined;
  readonly wording?: string | null | undefined;
}

/** Names of attributes and events, which differ between frameworks. */
export interface AttributeNames {
  readonly blur: string;
  readonly input: string;
  readonly inputMode: string;
}

/** An event of an `input`, a `select` or a `textarea`. */
export interface InputEvent {
  readonly target: unknown;
}

/** The attributes that are the same everywhere. Spread a field over an `input`, a `select` or a `textarea`. */
export interface FieldAttributes {
  readonly id: string;
  readonly name: string;
  readonly type?: 'checkbox' | undefined;
  readonly value?: string | string[] | undefined;
  readonly checked?: boolean | undefined;
  readonly multiple?: boolean | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

/** What stands beside an input. None of it is an attribute: spreading a field leaves it out. */
export interface FieldWords {
  /** The words of the call, with the unit of a number. */
  readonly label: string;
  /** The official question, if there is one. */
  readonly wording: string | undefined;
  /** How to write it, if that needs saying. */
  readonly hint: string | undefined;
  /** Whether no application is complete without it. */
  readonly required: boolean;
  /** The input that fits, such as `amount` or `select`. */
  readonly kind: InputKind;
  /** The choices of a `select` or of radio buttons. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The first error to show: empty before the person has left the input. */
  readonly error: string;
  /** The id for the element that shows the error. */
  readonly errorId: string;
}

export interface Input {
  readonly described: Described;
  readonly id: string;
  readonly name: string;
  readonly error: string;
  readonly shown: string | boolean | readonly string[];
  onInput(event: InputEvent): void;
  onBlur(): void;
}

const modes: Record<string, string> = { amount: 'decimal', integer: 'numeric', number: 'decimal' };

/** Its attributes are members of its own. What stands beside the input are getters, which nothing spreads. */
export class Field implements FieldWords {
  readonly #input: Input;

  constructor(input: Input, names: AttributeNames) {
    this.#input = input;
    const { described, error, id, name, onBlur, onInput, shown } = input;
    const mode = modes[described.type ?? ''];
    Object.assign(this, { id, name });
    if (typeof shown === 'boolean') Object.assign(this, { type: 'checkbox', checked: shown });
    else Object.assign(this, { value: shown }, typeof shown !== 'string' && { multiple: true });
    if (mode) Object.assign(this, { [names.inputMode]: mode });
    if (error) Object.assign(this, { 'aria-invalid': true, 'aria-describedby': this.errorId });
    Object.assign(this, { [names.input]: onInput, [names.blur]: onBlur });
  }

  get label(): string {
    const { label, unit } = this.#input.described;
    return unit ? `${label} (${unit})` : label;
  }

  get wording(): string | undefined {
    return this.#input.described.wording ?? undefined;
  }

  get hint(): string | undefined {
    return this.#input.described.hint ?? undefined;
  }

  get required(): boolean {
    return this.#input.described.required ?? false;
  }

  get kind(): InputKind {
    return this.#input.described.input;
  }

  get options(): FieldWords['options'] {
    return (this.#input.described.options ?? []).map(({ label, value }) => ({ label, value: String(value) }));
  }

  get error(): string {
    return this.#input.error;
  }

  get errorId(): string {
    return `${this.#input.id}-error`;
  }
}

/** What an input holds after an event. */
export function held({ target }: InputEvent): string | boolean | string[] {
  const input = target as Partial<Pick<HTMLInputElement, 'checked' | 'type'> & Pick<HTMLSelectElement, 'multiple' | 'selectedOptions'>> & { value: string };
  if (input.type === 'checkbox') return input.checked === true;
  return input.multiple && input.selectedOptions ? Array.from(input.selectedOptions, ({ value }) => value) : input.value;
}
