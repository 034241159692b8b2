// The engine, and the types of its results that the form reads.
import { Call, CallError, calls, labels, localeOf, locales, type Locale } from 'inspir';

export { Call, CallError, calls, labels, localeOf, locales };

export const isBuiltIn = (id: string): boolean => (calls() as string[]).includes(id);

/** A language of the engine's messages. */
export type EngineLocale = Locale;
export type Assessment = ReturnType<Call['assess']>;
export type Description = ReturnType<Call['describe']>;
export type Finding = Assessment['findings'][number];
export type InputError = Assessment['input_errors'][number];
export type Repair = ReturnType<Call['repairs']>[number];
export type Way = Repair['ways'][number];
export type Part = Assessment['grant']['parts'][number];
export type Section = Description['sections'][number];
export type Requirement = Description['requirements'][number];
export type DocumentKind = Description['documents'][number];
export type List = Description['lists'][number];
export type Column = List['columns'][number];
export type Currency = Description['currency'];
export type StepOfGrant = Part['steps'][number];

/** One input of the form: a field, or a column of a list's line. Its options have the values that inputs hold: text. */
export interface Field extends Omit<Column, 'input' | 'name' | 'options' | 'type'> {
  path: string;
  type: Column['type'] | 'question';
  options: { value: string; label: string }[];
}
