/** What the words of assessments are called, for people. */
import * as engine from './engine/engine.js';
import type { Assessment, Finding } from './generated/assessment.js';
import { checked, type Options } from './locale.js';
import { read } from './misuse.js';

/** For each id, what it is called. */
export interface Labels {
  outcome: Record<Assessment['outcome'], string>;
  status: Record<Finding['status'], string>;
  level: Record<Finding['level'], string>;
  basis: Record<Finding['basis'], string>;
}

/**
 * What outcomes, statuses, levels and bases are called, in French unless another locale is given.
 *
 * ```ts
 * labels({ locale: 'en' }).status.to_review; // 'to be reviewed'
 * ```
 */
export function labels(options?: Options | null): Labels {
  return JSON.parse(engine.labels(checked(read(options).locale))) as Labels;
}
