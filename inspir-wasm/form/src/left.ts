// What remains to be done, step by step: by the applicant, as advice, and by the grants officer.
import { signedElsewhere } from './asked';
import type { Finding } from './engine';
import { anchor, documentKind, nameOf, sectionOf, stepsOf, type Form } from './form';
import { errorText, tone, waitsForAgents, type Tone } from './messages';
import { get } from './pointer';
import { href } from './route';
import { languages } from './words';

export interface Entry {
  key: string;
  /** The address of the input where the applicant puts it right. */
  to: string | undefined;
  /** The text of the link, and the text after it. */
  title: string;
  more: string;
  tone: Tone;
  /** The place of a value that no input shows. */
  stray?: string;
}

interface Left {
  steps: { id: string; title: string; entries: Entry[] }[];
  advice: Entry[];
  office: Entry[];
}

const ORDER: Tone[] = ['invalid', 'blocking', 'missing', 'to_review', 'warning'];

/** The places that each missing finding is the first to ask for: mandatory findings come first, then the order of the call. */
function newPlaces(open: Finding[]): Map<Finding, string[]> {
  const missing = open.filter(({ status }) => status === 'missing');
  const ordered = [...missing.filter((each) => tone(each) === 'missing'), ...missing.filter((each) => tone(each) !== 'missing')];
  const asked = new Set<string>();
  return new Map(
    ordered.map((finding) => {
      // All documents stand at one place, and each of them is asked for.
      const own = (finding.paths ?? []).filter((path) => path === '/documents' || !asked.has(path));
      own.forEach((path) => asked.add(path));
      return [finding, own];
    }),
  );
}

/** Whether a finding is about a signature that another finding asks for where it is asked. */
function isAskedElsewhere({ description, value }: Form, finding: Finding, open: Finding[]): boolean {
  const places = (finding.paths ?? []).map((path) => signedElsewhere(description, value, get(value, path.replace(/\/signed_by$/, ''))));
  return places.length > 0 && places.every((place) => place && open.some(({ paths }) => paths?.includes(place)));
}

export function leftToDo(form: Form): Left {
  const { t, id, locale, assessment, description } = form;
  const { typeset } = languages[locale];
  const byStep = new Map<string, Entry[]>();
  const put = (path: string | undefined, entry: Entry) => {
    const step = (path && sectionOf(description, path)?.id) || '';
    byStep.set(step, [...(byStep.get(step) ?? []), entry]);
  };
  const to = (path: string | undefined, input = path) => {
    const step = path && sectionOf(description, path);
    return step && input ? href(id, step.id, input) : undefined;
  };
  const entry = (finding: Finding, path: string | undefined): Entry => {
    const kind = documentKind(description, finding);
    const { title = '', problem = '' } = finding.parts ?? {};
    const more = finding.status === 'missing' ? '' : typeset(problem.charAt(0).toLowerCase() + problem.slice(1));
    return { key: finding.requirement, to: to(path, kind && path === '/documents' ? anchor(kind) : path), title: typeset(title), more, tone: tone(finding) };
  };

  assessment.input_errors.forEach((error, index) => {
    const [place, title] = [to(error.path), nameOf(form, error.path) ?? ''];
    const stray = place || !error.path ? {} : { stray: error.path };
    put(error.path, { key: `${index}`, to: place, title, more: errorText(form, error), tone: 'invalid', ...stray });
  });
  const open = assessment.findings.filter(({ level, status }) => level !== 'appraisal' && status !== 'met' && status !== 'not_applicable');
  const [advice, office]: [Entry[], Entry[]] = [[], []];
  const fresh = newPlaces(open.filter((finding) => !waitsForAgents(form, finding)));
  for (const finding of open) {
    if (isAskedElsewhere(form, finding, open)) continue;
    const path = (fresh.get(finding) ?? finding.paths)?.find((place) => sectionOf(description, place));
    if (waitsForAgents(form, finding)) office.push(entry(finding, undefined));
    else if (finding.level === 'advice') advice.push(entry(finding, path ?? finding.paths?.[0]));
    else if (path || finding.status !== 'missing' || !finding.paths?.length) put(path, entry(finding, path));
  }
  const names = [...stepsOf(description), { id: '', title: t.elsewhere }];
  const steps = names.map(({ id, title }) => {
    const entries = byStep.get(id) ?? [];
    return { id, title, entries: ORDER.flatMap((each) => entries.filter(({ tone }) => tone === each)) };
  });
  return { steps: steps.filter(({ entries }) => entries.length > 0), advice, office };
}
