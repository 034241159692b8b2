/** The questions to answer next. */
import type { Assessment, CallTypes, OpenFinding } from '../types.js';

/** Blocking requirements that are missing, in the call's order. */
export function nextOf<C extends CallTypes>({ findings }: Assessment<C>): readonly OpenFinding<C>[] {
  return findings.filter((finding): finding is OpenFinding<C> => finding.level === 'blocking' && finding.status === 'missing');
}
