// The state that all parts of the form share: the application, its assessment, and how to change it.
import { createContext, useContext } from 'react';
import type { Amount } from './figures';
import type { Assessment, Call, Column, Description, Field as Info, Finding, List, Section } from './engine';
import { tone } from './messages';
import { get, set, within, type Application, type Json } from './pointer';
import type { Locale, Words } from './words';

export interface Form {
  /** The id of the call. */
  id: string;
  locale: Locale;
  t: Words;
  call: Call;
  value: Application;
  description: Description;
  assessment: Assessment;
  /** The findings, by path. */
  found: ReadonlyMap<string, Finding[]>;
  /** Writes an amount in the currency of the call. */
  money(amount: Amount): string;
  change(path: string, next: Json | undefined): void;
  /** Puts another application in the place of this one. */
  replace(next: Application): void;
  touch(path: string): void;
  /** Whether the form already shows the messages about this path. */
  told(path: string): boolean;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('outside of a form');
  return form;
}

/** The field or the column at a path, or whose value has something there. */
export function inputAt(description: Description, path: string): Column | Description['fields'][number] | undefined {
  const list = description.lists.find((each) => within(path, each.path));
  if (!list) return description.fields.find((field) => within(path, field.path));
  const name = path.slice(list.path.length + 1).split('/').slice(1).join('/');
  return list.columns.find((column) => within(name, column.name));
}

/** The findings for the applicant, under each path that they are about. */
export function byPlace(findings: Finding[]): ReadonlyMap<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings.filter(({ level }) => level !== 'appraisal')) {
    for (const path of new Set(finding.paths)) found.set(path, [...(found.get(path) ?? []), finding]);
  }
  return found;
}

/** The columns that applicants fill in, or those that agents do. */
export const columnsFor = (list: List, agents = false): Column[] => list.columns.filter(({ agent }) => (agent === true) === agents);

/** Whether agents fill in a field, a column, or all of a list. */
export const isForAgents = (description: Description, path: string): boolean =>
  path.startsWith('/appraisals/') ||
  inputAt(description, path)?.agent === true ||
  description.lists.some((list) => list.path === path && columnsFor(list).length === 0);

const known = new WeakMap<Description, Section[]>();

/** The sections that applicants fill in, with the places that they fill in there. */
export function stepsOf(description: Description): Section[] {
  const made = known.get(description) ?? steps(description);
  known.set(description, made);
  return made;
}

function steps(description: Description): Section[] {
  const { fields, lists, parts, overall, sections } = description;
  const placed = new Set(sections.flatMap(({ paths }) => paths));
  // What no requirement reads may still decide the grant: it stands where that is asked for.
  const rest = [...fields, ...lists].map(({ path }) => path).filter((path) => !placed.has(path) && !isForAgents(description, path));
  const requests = [...parts.map(({ path }) => path), overall?.path];
  const last = sections.find(({ paths }) => paths.some((path) => requests.includes(path))) ?? sections.at(-1);
  return sections
    .map((section) => {
      const own = section.paths.filter((path) => !isForAgents(description, path));
      return { ...section, paths: section === last ? [...rest, ...own] : own };
    })
    .filter(({ paths }) => paths.length > 0);
}

/** Whether the application asks for the label of the call, and for no money. */
export const asksForLabelAlone = ({ assessment, description }: Form): boolean =>
  assessment.grant.requested === '0.00' && description.sections.some(({ id }) => id === 'label');

export const sectionOf = (description: Description, path: string): Section | undefined =>
  stepsOf(description).find((section) => section.paths.some((place) => within(path, place)));

/** The kind of document that a finding is about, if any. */
export function documentKind(description: Description, finding: Finding): string | undefined {
  return description.requirements.find(({ id }) => id === finding.requirement)?.document ?? undefined;
}

export const anchor = (kind: string) => `/documents#${kind}`;

/** Whether an answer is optional: with this path empty, nothing mandatory is missing there. */
export function isOptional({ call, value, assessment }: Form, path: string): boolean {
  const { findings } = get(value, path) === undefined ? assessment : call.assess(set(value, path, undefined));
  return !findings.some((finding) => tone(finding) === 'missing' && finding.paths?.includes(path));
}

/** A short name for a path: that of a field, a question, a list, or an input in a line of a list. */
export function nameOf({ description, t }: Form, path: string): string | undefined {
  const { commitments, lists, questions, undertakings } = description;
  const list = lists.find((each) => within(path, each.path));
  if (!list) {
    const item = [...questions, ...commitments, ...undertakings].find((each) => each.path === path);
    return item?.title ?? inputAt(description, path)?.label;
  }
  const [line] = path.slice(list.path.length + 1).split('/');
  const label = inputAt(description, path)?.label ?? capital(list.label);
  return line ? `${label} (${lineOf(t, list, Number(line))})` : label;
}

/** The words for one line of a list: `ligne 2`, `organisme 2`. */
export const lineOf = (t: Words, { item }: List, index: number) => (item ? `${item} ${index + 1}` : t.line(index + 1));

export const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

/** The text of a value, as an input shows it. */
export function text(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(text).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const fieldText = (form: Form, path: string) => text(get(form.value, path));

/** Moves the focus to the heading, when the element that had it is removed. */
export const focusHeading = () => focusOn(document.querySelector<HTMLElement>('main h2'));

/** A form within a frame takes no focus from the page around it. */
export function focusOn(target: HTMLElement | null | undefined): void {
  if (window === window.top || document.hasFocus()) target?.focus();
}

/** Options with the values that inputs hold. */
export const strings = (options: Column['options'] = []): Info['options'] => options.map(({ label, value }) => ({ label, value: String(value) }));

/** The field at a path. Questions, commitments and undertakings are not among the fields of a description. */
export function fieldAt(description: Description, path: string): Info | undefined {
  const field = description.fields.find((candidate) => candidate.path === path);
  if (field) return { ...field, options: strings(field.options) };
  const question = description.questions.find((item) => item.path === path);
  if (question) return { path, type: 'question', label: question.wording, options: [] };
  const yes = [...description.commitments, ...description.undertakings].find((item) => item.path === path);
  return yes && { path, type: 'boolean', label: yes.wording, options: [] };
}
