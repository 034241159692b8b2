/** The errors that the package throws. */

/** A mistake in the definition of a call, and where it stands. */
export interface Problem {
  /** What kind of mistake it is: `member.unknown`, `value.unexpected`… */
  readonly code: string;
  /** A JSON Pointer; empty for the whole definition. */
  readonly path: string;
  readonly message: string;
  /** The line in the text of the definition, from 1. */
  readonly line: number;
  /** The column in that line, from 1, counted in characters. */
  readonly column: number;
  /** What was found: a name or a path, else the value as JSON writes it; long ones are cut off. */
  readonly found?: string;
  /** What to write instead: a bare name if the code ends in `.unknown`, else JSON. */
  readonly suggestion?: string;
}

/**
 * The call cannot be loaded: no built-in call has this id, or the definition has mistakes.
 *
 * ```ts
 * try {
 *   Call.load({ id: 'my-call' });
 * } catch (error) {
 *   if (error instanceof CallError) for (const { path, line, message } of error.problems) console.log(path, line, message);
 * }
 * ```
 */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(message: string, readonly problems: readonly Problem[]) {
    super(message);
  }
}

/** What is wrong with one member of the details of a document. */
export interface DetailsFault {
  /** The name of the member; empty for the whole. */
  readonly member: string;
  readonly code: 'absent' | 'unknown' | 'twice' | 'not_text' | 'not_date' | 'not_listed' | 'not_after' | 'not_object';
  readonly message: string;
}

/** A letter or a sheet cannot be written: `faults` says what its details lack or get wrong. */
export class DetailsError extends Error {
  override readonly name = 'DetailsError';

  constructor(message: string, readonly faults: readonly DetailsFault[]) {
    super(message);
  }
}

/** A patch does not fit an application: what it tests has changed, or is not there. Nothing was changed. */
export class PatchError extends Error {
  override readonly name = 'PatchError';

  constructor(message: string, /** A JSON Pointer, if the error has a place. */ readonly path?: string) {
    super(message);
  }
}
