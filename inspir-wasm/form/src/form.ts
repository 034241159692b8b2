// What every part of the form shares: the application, its assessment, and how to change it.
import { createContext, useContext } from 'react';
import type { Assessment, Description, Field, Finding, Locale, Section } from './engine';
import { get, within, type Application, type Json } from './pointer';
import { typeset, type Words } from './words';

export interface Form {
  locale: Locale;
  t: Words;
  value: Application;
  description: Description;
  assessment: Assessment;
  change(path: string, next: Json | undefined): void;
  touch(path: string): void;
  /** Whether what is found at this place is told there already. */
  told(path: string): boolean;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('outside of a form');
  return form;
}

export type Tone = 'invalid' | 'blocking' | 'warning' | 'advice' | 'missing' | 'to_review';
export interface Message {
  tone: Tone;
  text: string;
  /** All the places that it is about. */
  paths: string[];
}

export function tone(finding: Finding): Tone {
  if (finding.status === 'missing' || finding.status === 'to_review') return finding.status;
  return finding.level === 'warning' || finding.level === 'advice' ? finding.level : 'blocking';
}

/** What is to be told at one place: wrong entries first, then findings, one of the missing ones. */
export function messagesAt(form: Form, path: string, of: (finding: Finding) => boolean = () => true): Message[] {
  const { input_errors, findings } = form.assessment;
  const texts = form.description.fields.some((field) => field.path === path && field.type === 'texts');
  const errors = input_errors.filter((error) => error.path === path || (texts && within(error.path, path)));
  const here = findings.filter(
    (finding) => finding.level !== 'appraisal' && finding.paths?.includes(path) && of(finding),
  );
  const lacking = errors.length > 0 ? [] : here.filter((finding) => finding.status === 'missing').slice(0, 1);
  const rest = here.filter((finding) => finding.status === 'not_met' || finding.status === 'to_review');
  return [
    ...errors.map((error) => ({ tone: 'invalid' as const, text: typeset(error.message, form.locale), paths: [path] })),
    ...[...rest, ...lacking].map((finding) => ({
      tone: tone(finding),
      text: typeset(finding.message ?? '', form.locale),
      paths: finding.paths ?? [],
    })),
  ];
}

/** Where in the step of a place a message is told in full: the first place that it is told at. */
export function toldAt(form: Form, path: string, { text, paths }: Message): string {
  const section = sectionOf(form.description, path);
  const order = (place: string) => section?.paths.findIndex((own) => within(place, own)) ?? -1;
  const told = (place: string) => form.told(place) && messagesAt(form, place).some((message) => message.text === text);
  const places = paths.filter((place) => order(place) >= 0 && told(place));
  return places.sort((a, b) => order(a) - order(b))[0] ?? path;
}

/** The sections that applicants fill in; appraisals are for the agents. */
export const stepsOf = (description: Description): Section[] =>
  description.sections.filter(
    ({ paths }) => paths.length > 0 && !paths.every((path) => path.startsWith('/appraisals/')),
  );

export const sectionOf = (description: Description, path: string): Section | undefined =>
  stepsOf(description).find((section) => section.paths.some((place) => within(path, place)));

/** The kind of document that a finding is about, if it is about one. */
export function documentKind(description: Description, finding: Finding): string | undefined {
  return description.requirements.find(({ id }) => id === finding.requirement)?.document ?? undefined;
}

export const anchor = (kind: string) => `/documents#${kind}`;

/** Whether an application can do without: nothing that is mandatory is about this place. */
export const isOptional = ({ requirements }: Description, path: string) =>
  !requirements.some(({ level, paths }) => level === 'blocking' && paths.includes(path));

/** A short name of a place: of a field, a question, a list, or an input of a list's line. */
export function nameOf({ description, t }: Form, path: string): string | undefined {
  const { commitments, fields, lists, questions, undertakings } = description;
  const list = lists.find((each) => within(path, each.path));
  if (!list) {
    const item = [...questions, ...commitments, ...undertakings].find((each) => each.path === path);
    return item?.title ?? fields.find((each) => each.path === path)?.label;
  }
  const [line, name] = path.slice(list.path.length + 1).split('/');
  const label = list.columns.find((column) => column.name === name)?.label ?? capital(list.label);
  return line ? `${label}, ${t.line(Number(line) + 1)}` : label;
}

export const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

/** A value as one text, as an input shows it. */
export function text(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(text).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const fieldText = (form: Form, path: string) => text(get(form.value, path));

/** For when what had the focus goes away. */
export const focusHeading = () => document.querySelector<HTMLElement>('main h2')?.focus();

/** The inputs of questions, commitments and undertakings have no entry among the fields. */
export function fieldAt(description: Description, path: string): Field | undefined {
  const field = description.fields.find((candidate) => candidate.path === path);
  if (field) return { ...field, options: field.options ?? [] };
  const question = description.questions.find((item) => item.path === path);
  if (question) return { path, type: 'question', label: question.wording, options: [] };
  const yes = [...description.commitments, ...description.undertakings].find((item) => item.path === path);
  return yes && { path, type: 'boolean', label: yes.wording, options: [] };
}
