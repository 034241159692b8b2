// What is asked of whom, and in which order. The engine knows what a call needs; this says who fills it in.
import type { Assessment, Column, Description, List } from './engine';
import { get, isObject, items, set, type Application, type Json } from './pointer';

/** What the office that takes applications gives them, and applicants do not know. */
const OFFICE = ['/reference', '/submitted_on'];
const OFFICE_COLUMNS: Record<string, string[]> = { '/budget/expenses': ['eligible'] };

/** The number of a bank account stands on the document that proves it. */
export const IBAN = '/applicant/iban';
export const PROOF_OF_IBAN = 'bank_details';

/** Questions that only some answers raise. */
const RAISED: Record<string, [path: string, answer: string]> = {
  '/applicant/rna': ['/applicant/legal_form', 'association'],
  '/project/event_format_label': ['/project/event_format', 'other'],
};

const isSignature = (path: string) => path === '/charter/signed_on' || path === '/charter/signed_by';

/** Commitments come before the signature under them. */
function ordered(paths: readonly string[]): string[] {
  return [...paths.filter((path) => !isSignature(path)), ...paths.filter(isSignature)];
}

/** The description as the form asks: `office` says whether the person works for the office. */
export function asked(description: Description, office: boolean): Description {
  const { documents, sections } = description;
  const proof = documents.some(({ id }) => id === PROOF_OF_IBAN) && sections.some(({ paths }) => paths.includes(IBAN));
  const holder = proof ? sections.find(({ paths }) => paths.includes('/documents')) : undefined;
  const mark = (column: Column, list: List) =>
    OFFICE_COLUMNS[list.path]?.includes(column.name) && !office ? { ...column, agent: true } : column;
  return {
    ...description,
    fields: description.fields.map((field) => (OFFICE.includes(field.path) && !office ? { ...field, agent: true } : field)),
    lists: description.lists.map((list) => ({ ...list, columns: list.columns.map((column) => mark(column, list)) })),
    sections: sections.map((section) => {
      const paths = ordered(section.paths);
      if (!holder) return { ...section, paths };
      const others = paths.filter((path) => path !== IBAN);
      return { ...section, paths: section === holder ? [...others, IBAN] : others };
    }),
  };
}

/** Whether a question is raised, or has an answer already. */
export function isRaised(value: Application, path: string): boolean {
  const [other, answer] = RAISED[path] ?? [];
  if (other === undefined || get(value, path) !== undefined) return true;
  return get(value, other) === answer;
}

/** Whether a document is to be enclosed, or is there already: the engine says which do not apply. */
export function isWanted({ requirements }: Description, { findings }: Assessment, value: Application, kind: string): boolean {
  const about = requirements.filter(({ document }) => document === kind).map(({ id }) => id);
  const given = items(value, '/documents').some((item) => isObject(item) && item.kind === kind);
  if (given || about.length === 0) return true;
  return findings.some(({ requirement, status }) => about.includes(requirement) && status !== 'not_applicable');
}

/** The document that carries the signature which its own step asks for. */
const SIGNED = { kind: 'charter', path: '/charter/signed_by' };

/** Where else a document's signature is asked for, if its own note says nothing different. */
export function signedElsewhere({ sections }: Description, value: Application, document: Json | undefined): string | undefined {
  if (!isObject(document) || document.kind !== SIGNED.kind) return undefined;
  if (!sections.some(({ paths }) => paths.includes(SIGNED.path))) return undefined;
  return document.signed_by === get(value, SIGNED.path) ? SIGNED.path : undefined;
}

/** The application with the signature of that document as it is asked for: one answer stands at both places. */
export function signedOnce(description: Description, before: Application, after: Application): Application {
  const signature = get(after, SIGNED.path);
  if (signature === get(before, SIGNED.path) && items(before, '/documents') === items(after, '/documents')) return after;
  return items(after, '/documents').reduce<Application>((value, document, index) => {
    const old = get(before, `/documents/${index}`);
    const fresh = isObject(document) && old === undefined && Object.keys(document).length === 1;
    const same = fresh ? isObject(document) && document.kind === SIGNED.kind : signedElsewhere(description, before, document) !== undefined;
    return same ? set(value, `/documents/${index}/signed_by`, signature) : value;
  }, after);
}
