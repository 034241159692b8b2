// A message of the engine in parts: what is wrong, the call's own words, what to do.
import type { Description, Finding } from './engine';

export interface Parts {
  title: string;
  problem: string;
  /** Where the call says so, in its own words. */
  quote: string;
  remedy: string;
}

/** What ends a quotation: its mark, and a full stop if the engine sets one. */
const END = /^\s*[»”]\.?/;

/** The engine's own parts where it gives them; otherwise its message, cut before and after the quotation. */
export function partsOf({ requirements }: Description, finding: Finding): Parts {
  const requirement = requirements.find(({ id }) => id === finding.requirement);
  const title = requirement?.title ?? '';
  const { parts } = finding;
  if (parts) return { title, problem: parts.problem, quote: parts.quote ?? '', remedy: parts.remedy ?? '' };
  const message = finding.message ?? '';
  const rest = message.startsWith(title) ? message.slice(title.length).replace(/^\s*:\s*/, '') : message;
  const problem = rest.charAt(0).toUpperCase() + rest.slice(1);
  const said = requirement?.quote ?? '';
  const at = said ? problem.indexOf(said) : -1;
  const start = problem.lastIndexOf('. ', at) + 1;
  if (at < 0 || start === 0) return { title, problem, quote: '', remedy: '' };
  const after = problem.slice(at + said.length);
  const end = END.exec(after)?.[0] ?? '';
  return {
    title,
    problem: problem.slice(0, start),
    quote: problem.slice(start, at + said.length).trim() + end,
    remedy: after.slice(end.length).trim(),
  };
}
