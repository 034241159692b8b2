/** The call as a Standard Schema. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import type { Issue, IssueOptions } from './issues.js';
import { read } from './misuse.js';
import type { Application, CallTypes } from './types.js';

/** A schema with which React Hook Form, TanStack Form, Conform, Superforms and others validate. */
export interface StandardSchema<C extends CallTypes = CallTypes> {
  readonly '~standard': StandardProps<C>;
}

export interface StandardProps<C extends CallTypes = CallTypes>
  extends StandardSchemaV1.Props<Application<C>, Application<C>>, StandardJSONSchemaV1.Props<Application<C>, Application<C>> {
  readonly validate: (
    value: unknown,
  ) => StandardSchemaV1.SuccessResult<Application<C>> | { readonly issues: readonly Issue<C>[] };
}

/** What a schema is made of. */
interface Source<C extends CallTypes> {
  issues(value: unknown): Issue<C>[];
  schema(): Record<string, unknown>;
}

/** Refuses options that say nothing. */
export function checkedIssueOptions({ blocking = true }: IssueOptions): void {
  if (![true, false, 'complete'].includes(blocking)) {
    throw new RangeError(`there is no blocking "${String(blocking)}": write true, false or "complete"`);
  }
}

export function standard<C extends CallTypes>(source: Source<C>): StandardSchema<C> {
  const json = (options: { target: string }) => {
    const { target } = read(options);
    if (target !== 'draft-2020-12') throw new RangeError(`the JSON Schema is of draft-2020-12, not ${target}`);
    return source.schema();
  };
  return {
    '~standard': {
      version: 1,
      vendor: 'inspir',
      validate: (value) => {
        const found = source.issues(value);
        if (found.length > 0) return { issues: found };
        // `undefined`, `null`, `""` and `[]` stand for an application without any answer.
        return { value: (Object(value) === value && !Array.isArray(value) ? value : {}) as Application<C> };
      },
      jsonSchema: { input: json, output: json },
    },
  };
}
