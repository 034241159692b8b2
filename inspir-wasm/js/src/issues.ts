/** The issues of an assessment: input errors and findings, each with its path. */
import type { Assessment, Error as InputError } from './generated/assessment.js';
import { attempt } from './write.js';

/**
 * Which findings are issues: none (`false`), blocking requirements that are not met (`true`), or
 * also those that are missing (`'complete'`).
 */
export type Blocking = boolean | 'complete';

/** A Standard Schema issue with its source. */
export interface Issue {
  /** The code of the input error, or the id of the requirement. */
  readonly code: InputError['code'] | (string & {});
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** The steps of a JSON Pointer; a step into a list of the value is a number. */
function steps(pointer: string, value: unknown): (string | number)[] {
  let here = value;
  return pointer.split('/').slice(1).map((escaped) => {
    const name = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = attempt(() => Array.isArray(here)) === true ? Number(name) : name;
    here = attempt(() => (here as Record<string | number, unknown> | null | undefined)?.[step]);
    return step;
  });
}

export function issues(assessment: Assessment, value: unknown, blocking: Blocking): Issue[] {
  const found: Issue[] = assessment.input_errors.map(({ code, message, path }) => ({
    code, message, path: steps(path, value),
  }));
  for (const { level, message = '', paths = [], requirement, status } of assessment.findings) {
    const counts = status === 'not_met' ? blocking !== false : status === 'missing' && blocking === 'complete';
    if (level !== 'blocking' || !counts) continue;
    for (const path of paths.length > 0 ? paths : ['']) found.push({ code: requirement, message, path: steps(path, value) });
  }
  return found;
}
