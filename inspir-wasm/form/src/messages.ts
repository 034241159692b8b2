// The messages about a place: wrong entries, and what the engine finds there.
import type { Finding, InputError } from './engine';
import { decimal } from './figures';
import { inputAt, isForAgents, sectionOf, type Form } from './form';
import { get, within } from './pointer';
import { languages } from './words';
import { refusal } from './written';

export type Tone = 'invalid' | 'blocking' | 'warning' | 'advice' | 'missing' | 'to_review';

export interface Message {
  tone: Tone;
  title: string;
  /** What is wrong: several sentences if one remedy serves them all. */
  problem: string;
  remedy: string;
  /** The call's own words. */
  quotes: string[];
  /** All paths that the message is about. */
  paths: string[];
}

/** Only a mandatory finding says "to be completed"; a warning or a piece of advice says what it is. */
export function tone({ level, status }: Finding): Tone {
  if (status === 'to_review') return status;
  if (level === 'warning' || level === 'advice') return level;
  return status === 'missing' ? status : 'blocking';
}

/** The engine's message; for a wrong entry, the one that says how people write it here. */
export function errorText(form: Form, { code, message, path, values }: InputError): string {
  const { t, locale } = form;
  const found = String(values.found);
  // Only a file can hold a value of another type: the engine says how to write the file.
  if (code === 'type.mismatch' || code === 'amount.not_exact') return t.otherType;
  if (code === 'commune.format') return t.notPlace(found);
  if (code === 'number.format') {
    const decimals = inputAt(form.description, path)?.decimals ?? 0;
    const number = decimal(found, locale);
    if (/^\d+[.,]\d+$/.test(number)) return t.tooLong(number, decimals);
    return t.notNumber(number, decimal(decimals === 0 ? '12' : '12.5', locale));
  }
  const { engine, typeset } = languages[locale];
  return typeset(refusal(code, found, engine, form.description.currency) ?? message);
}

/** Whether a finding lacks something that only agents give. */
export function waitsForAgents({ description, value }: Pick<Form, 'description' | 'value'>, { paths = [], status }: Finding): boolean {
  if (status !== 'missing' && status !== 'to_review') return false;
  return paths.some((path) => isForAgents(description, path) && get(value, path) === undefined);
}

function message(form: Form, finding: Finding): Message {
  const { typeset } = languages[form.locale];
  const { title = '', problem = '', quote, remedy = '' } = finding.parts ?? {};
  return {
    tone: tone(finding), title, problem: typeset(problem), remedy: typeset(remedy),
    quotes: quote ? [typeset(quote)] : [], paths: finding.paths ?? [],
  };
}

/** Says once what several messages ask for. */
function joined(messages: Message[]): Message[] {
  const all: Message[] = [];
  for (const next of messages) {
    const same = all.find(({ paths, remedy, tone }) => remedy && remedy === next.remedy && tone === next.tone && paths.join() === next.paths.join());
    if (!same) all.push({ ...next });
    else {
      same.problem += ` ${next.problem}`;
      same.quotes = [...new Set([...same.quotes, ...next.quotes])];
    }
  }
  return all;
}

/** The messages about one path: wrong entries first, then findings, of which at most one is `missing`. */
export function messagesAt(form: Form, path: string, of: (finding: Finding) => boolean = () => true): Message[] {
  const several = ['choices', 'texts'].includes(inputAt(form.description, path)?.type ?? '');
  const errors = form.assessment.input_errors.filter((error) => error.path === path || (several && within(error.path, path)));
  // Beside the inputs of agents, nothing says that agents have to fill them in.
  const isTold = (finding: Finding) =>
    !waitsForAgents(form, finding) || (finding.status === 'to_review' && !isForAgents(form.description, path));
  const here = (form.found.get(path) ?? []).filter((finding) => of(finding) && isTold(finding));
  const missing = here.filter((finding) => finding.status === 'missing');
  const mandatory = missing.filter((finding) => tone(finding) === 'missing');
  const lacking = errors.length > 0 ? [] : [...mandatory, ...missing].slice(0, 1);
  const rest = here.filter(({ status }) => status === 'not_met' || status === 'to_review');
  return [
    ...errors.map((error) => ({ tone: 'invalid' as const, title: '', problem: errorText(form, error), remedy: '', quotes: [], paths: [path] })),
    ...joined([...rest, ...lacking].map((finding) => message(form, finding))),
  ];
}

/** Whether two messages are one and the same. */
export const isSame = (one: Message, other: Message) => one.problem === other.problem && one.title === other.title;

/** The path at which a step shows a message in full: the first of those that show it. */
export function toldAt(form: Form, path: string, message: Message): string {
  const { paths } = message;
  if (paths.length < 2) return path;
  const told = (place: string) => form.told(place) && messagesAt(form, place).some((each) => isSame(each, message));
  for (const own of sectionOf(form.description, path)?.paths ?? []) {
    const first = paths.find((place) => within(place, own) && told(place));
    if (first) return first;
  }
  return path;
}
