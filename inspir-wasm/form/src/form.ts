// What every part of the form shares: the application, its assessment, and how to change it.
import { createContext, useContext } from 'react';
import type { Assessment, Description, Field, Finding, Locale, Section } from './engine';
import { get, within, type Application, type Json } from './pointer';
import type { Words } from './words';

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
    ...errors.map((error) => ({ tone: 'invalid' as const, text: error.message })),
    ...[...rest, ...lacking].map((finding) => ({ tone: tone(finding), text: finding.message ?? '' })),
  ];
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
