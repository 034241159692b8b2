/** From what the engine says of an application to its assessment. */
import type { Error as InputError, FindingValues, MessageParts } from './generated/assessment.js';
import type { Locale, Options } from './locale.js';
import type { Assessment, CallTypes, Finding, OfRequirement } from './types.js';
import type { Unwritten } from './write.js';

export interface AssessOptions extends Options {
  /** Whether messages are there in their parts too: title, problem, quote, remedy. */
  parts?: boolean | undefined;
}

/** A requirement as the definition has it. Findings repeat these members, and the engine leaves them out. */
export interface Requirement<C extends CallTypes> extends Omit<OfRequirement<C>, 'requirement'> {
  readonly id: C['requirement'];
}

/** A finding without these members. */
interface BriefFinding {
  readonly status: Finding['status'];
  readonly paths?: string[];
  readonly values?: FindingValues;
  readonly message?: string;
  readonly parts?: MessageParts;
}

interface Brief extends Omit<Assessment, 'findings'> {
  readonly findings: readonly BriefFinding[];
}

/** The message about a value that JSON cannot hold; `found` is its JavaScript name. */
const unheld: Record<Locale, (found: string) => string> = {
  fr: (found) => `JSON ne peut pas contenir cette valeur (${found}). Mettez à sa place le texte, le nombre, la liste ou l’objet attendu ici.`,
  en: (found) => `JSON cannot hold this value (${found}). Put text, a number, a list or a plain object in its place, as is expected here.`,
};

/** The error, with the JavaScript name of a value that JSON cannot hold. */
function renamed(error: InputError, unwritten: Unwritten, locale: Locale): InputError {
  const found = unwritten.get(error.path);
  if (found === undefined || !['amount.not_exact', 'type.mismatch'].includes(error.code)) return error;
  return { ...error, message: unheld[locale](found), values: { ...error.values, found } };
}

/** The assessment of the engine's brief text. */
export function assessmentOf<C extends CallTypes>(
  text: string, requirements: readonly Requirement<C>[], unwritten: Unwritten, locale: Locale,
): Assessment<C> {
  const brief = JSON.parse(text) as Brief;
  const input_errors = brief.input_errors.map((error) => renamed(error, unwritten, locale));
  const findings = brief.findings.map(({ status, paths, values, message, parts }, index) => {
    const { id, level, basis } = requirements[index]!;
    // In the order of the engine's own JSON.
    const finding: Record<string, unknown> = { requirement: id, status, level, basis };
    if (paths) finding.paths = paths;
    if (values) finding.values = values;
    if (message !== undefined) finding.message = message;
    if (parts) finding.parts = parts;
    return finding as unknown as Finding<C>;
  });
  return Object.assign(brief, { findings, input_errors }) as unknown as Assessment<C>;
}
