/** A React hook: the assessment follows the value of a form. */
import { useMemo } from 'react';
import type { AssessOptions, Call } from './api.js';
import type { Assessment, Finding } from './types.js';
import { misuse, read } from './misuse.js';

export interface UseAssessment {
  readonly assessment: Assessment;
  /** The questions to answer next: blocking requirements that are missing, in the call's order. */
  readonly next: readonly Finding[];
  readonly grant: Assessment['grant'];
}

/**
 * Assesses a value, and again whenever the call, the value or the locale is another one.
 *
 * ```tsx
 * const { grant, next } = useAssessment(call, value, { locale: 'en' });
 * const line = <p>At most {grant.maximum} €. Next: {next[0]?.message}</p>;
 * ```
 */
export function useAssessment(call: Call, value: unknown, options?: AssessOptions | null): UseAssessment {
  if (typeof call?.assess !== 'function') throw misuse('call', call, 'give what Call.load gives');
  const { locale, parts } = read(options);
  return useMemo(() => {
    const assessment = call.assess(value, { locale, parts });
    const next = assessment.findings.filter((f) => f.level === 'blocking' && f.status === 'missing');
    return { assessment, next, grant: assessment.grant };
  }, [call, value, locale, parts]);
}
