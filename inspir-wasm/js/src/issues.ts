/** The issues of an assessment, as forms take them: one for each place. */
import type { Error as InputError, MessageParts } from './generated/assessment.js';
import type { Options } from './locale.js';
import type { Assessment, CallTypes, Finding, OpenFinding } from './types.js';
import { attempt } from './write.js';

/**
 * Which findings are issues: none (`false`), requirements that are not met (`true`), or also those that are missing
 * (`'complete'`). Only those that block count, unless warnings are asked for.
 */
export type Blocking = boolean | 'complete';

export interface IssueOptions extends Options {
  /** Which findings are issues too, beside the input errors; `true`, if absent. */
  blocking?: Blocking | undefined;
  /** Whether warnings and advice are issues as well. A form that has only these can be sent all the same. */
  warnings?: boolean | undefined;
}

/** A Standard Schema issue with its source. */
export interface Issue<C extends CallTypes = CallTypes> {
  /** The code of the input error, or the id of the requirement. */
  readonly code: InputError['code'] | C['requirement'];
  /** The id of the requirement, if it is about one. */
  readonly requirement?: C['requirement'];
  /** How much it weighs; `invalid`: the entry itself is wrong. */
  readonly level: 'invalid' | Finding['level'];
  readonly message: string;
  /** The message of a requirement in its parts. */
  readonly parts?: MessageParts;
  readonly path: readonly (string | number)[];
}

/** The steps of a JSON Pointer; a step into a list of the value is a number. */
function steps(pointer: string, value: unknown): (string | number)[] {
  let here = value;
  return pointer.split('/').slice(1).map((escaped) => {
    const name = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = /^\d+$/.test(name) && attempt(() => Array.isArray(here)) === true ? Number(name) : name;
    here = attempt(() => (here as Record<string | number, unknown> | null | undefined)?.[step]);
    return step;
  });
}

/** The findings that are issues, those that weigh most first. */
function counted<C extends CallTypes>(findings: readonly Finding<C>[], blocking: Blocking, warnings: boolean): OpenFinding<C>[] {
  const pick = (isLevel: (level: Finding['level']) => boolean) =>
    (['not_met', 'missing'] as const).slice(0, blocking === 'complete' ? 2 : 1).flatMap((wanted) =>
      findings.filter((finding): finding is OpenFinding<C> => finding.status === wanted && isLevel(finding.level)));
  return [
    ...(blocking === false ? [] : pick((level) => level === 'blocking')),
    ...(warnings ? pick((level) => level === 'warning' || level === 'advice') : []),
  ];
}

/** All issues that have a place, outer places first: forms set one error inside the other. */
function parentsFirst<Kept>(places: Map<string, Kept[]>): Kept[] {
  const ordered: Kept[] = [];
  const put = (pointer: string) => {
    ordered.push(...(places.get(pointer) ?? []));
    places.delete(pointer);
  };
  for (const pointer of [...places.keys()]) {
    put('');
    for (let end = pointer.indexOf('/', 1); end > 0; end = pointer.indexOf('/', end + 1)) put(pointer.slice(0, end));
    put(pointer);
  }
  return ordered;
}

/**
 * One issue for each place, the weightiest; each document that is asked for has its own. An issue comes before
 * those of what is inside its place.
 */
export function issues<C extends CallTypes>(
  assessment: Assessment<C>, value: unknown, { blocking = true, warnings = false }: IssueOptions,
): Issue<C>[] {
  const places = new Map<string, Issue<C>[]>();
  const told = new Set<string>();
  const tell = (pointer: string, about: string, issue: Omit<Issue<C>, 'path'>) => {
    const key = `${pointer}#${about}`;
    if (told.has(key)) return;
    told.add(key);
    places.set(pointer, [...(places.get(pointer) ?? []), { ...issue, path: steps(pointer, value) }]);
  };
  for (const { code, message, path } of assessment.input_errors) tell(path, '', { code, level: 'invalid', message });
  for (const finding of counted(assessment.findings, blocking, warnings)) {
    const { level, message, parts, paths, requirement } = finding;
    const issue = { code: requirement, requirement, level, message, ...(parts && { parts }) };
    for (const path of paths.length > 0 ? paths : ['']) {
      tell(path, path === '/documents' ? (finding.values?.document ?? '') : '', issue);
    }
  }
  return parentsFirst(places);
}
