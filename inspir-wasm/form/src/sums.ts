// What the budget comes to, and the most that may be asked for and why, in words.
import { useEffect, useState } from 'react';
import { cents, fromCents, percent, type Amount } from './figures';
import type { Description, Part } from './engine';
import { nameOf, useForm, type Form } from './form';

/** The checks that compare what is asked for with what can be granted. */
const LIMITS = ['ceiling', 'max_rate', 'within_costs', 'compare'];

/** The names of the entries without which the maximum of what is asked for at a place is unknown. */
function awaited(form: Form, place: string | null | undefined): string[] {
  const { t, description, assessment } = form;
  const limits = description.requirements.filter(
    ({ check, paths }) => LIMITS.includes(check) && paths.length > 0 && paths.every((path) => path === place),
  );
  const missing = assessment.findings.filter(
    ({ status, requirement }) => status === 'missing' && limits.some(({ id }) => id === requirement),
  );
  const paths = missing.flatMap((finding) => finding.paths ?? []).filter((path) => path !== place);
  const isExpense = (path: string) => /^\/budget\/expenses(\/\d+\/amount)?$/.test(path);
  return [...new Set(paths.map((path) => (isExpense(path) ? t.eachExpense : (nameOf(form, path) ?? path))))];
}

/** Why no more than the maximum is granted: the limit that decides. */
function reason(form: Form, part: Part, described: Description['parts'][number] | undefined): string | undefined {
  const { t, locale, money } = form;
  const { base, rate, rate_limit, ceiling, steps } = part;
  const step = (kind: string) => steps.find((each) => each.step === kind);
  const decides = steps.find((each) => each.decides);
  const least = step('minimum')?.value;
  if (least != null) return t.becauseMinimum(money(least));
  const lump = step('lump_sum');
  if (lump?.value != null && decides?.value != null && lump.value !== decides.value) return t.becauseLump(money(decides.value));
  switch (decides?.step) {
    case 'rate_limit':
      return rate != null && base != null && !step('base_ceiling') ? t.becauseRate(percent(rate, locale), money(base)) : undefined;
    case 'ceiling':
    case 'total':
      if (ceiling == null) return undefined;
      return rate != null && rate_limit != null
        ? t.becauseBoth(money(ceiling), percent(rate, locale), money(rate_limit))
        : t.becauseCeiling(money(ceiling));
    case 'within_base':
      return base == null ? undefined : t.becauseBase(money(base));
    case 'limit':
      return t.becauseLimit(described?.limits?.find(({ id }) => id === decides.id)?.title ?? decides.message);
    default:
      return undefined;
  }
}

/** By how much too much is asked for. */
function excessOf({ t, money }: Form, { requested, excess }: Pick<Part, 'requested' | 'excess'>): string {
  return requested && excess && cents(excess) > 0n ? ` ${t.excess(money(requested), money(excess))}` : '';
}

function sentence(form: Form, part: Part): string {
  const { t, description, money } = form;
  const { maximum } = part;
  const described = description.parts.find(({ id }) => id === part.id);
  if (maximum == null) return t.notYet(awaited(form, described?.path).join(', '));
  if (described?.path == null) return t.partAtMost(money(maximum));
  const why = reason(form, part, described);
  return (why ? t.atMost(money(maximum)) + why : t.atMostBy(money(maximum))) + excessOf(form, part);
}

/** What is known of the grant as a whole, if the call limits it. */
function whole(form: Form): string {
  const { t, assessment, description, money } = form;
  const { maximum } = assessment.grant;
  return (maximum == null ? t.notYet(awaited(form, description.overall?.path).join(', ')) : t.atMostBy(money(maximum))) + excessOf(form, assessment.grant);
}

function balance({ t, money, assessment: { totals } }: Form): string {
  if (totals.expenses == null || totals.revenues == null) return t.unknown;
  const gap = cents(totals.expenses) - cents(totals.revenues);
  if (gap === 0n) return t.balanced;
  return gap > 0n ? t.lacking(money(fromCents(gap))) : t.surplus(money(fromCents(-gap)));
}

/** The text, once it has not changed for a moment: a screen reader should not speak at every key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 800);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface Sums {
  figures: { label: string; value: string; tone: string | undefined }[];
  parts: { id: string; title: string; text: string }[];
  /** All of it, for screen readers. */
  told: string;
}

export function useGrant(): Sums {
  const form = useForm();
  const { t, money, assessment, description } = form;
  const { totals, grant } = assessment;
  const amount = (total: Amount | null | undefined, inKind: Amount | null | undefined) =>
    (total == null ? t.unknown : money(total)) + (inKind != null && inKind !== '0.00' ? ` (${t.inKind} ${money(inKind)})` : '');
  const parts = grant.parts.map((part) => ({
    id: part.id,
    title: description.parts.find(({ id }) => id === part.id)?.title ?? part.id,
    text: sentence(form, part),
  }));
  if (grant.overall) parts.push({ id: '', title: t.whole, text: whole(form) });
  const even = totals.expenses != null && totals.expenses === totals.revenues;
  const figures = [
    { label: t.expenses, value: amount(totals.expenses, totals.in_kind_expenses), tone: undefined },
    { label: t.revenues, value: amount(totals.revenues, totals.in_kind_revenues), tone: undefined },
    { label: t.balance, value: balance(form), tone: even ? 'good' : undefined },
  ];
  const told = [`${t.balance}${t.colon}${balance(form)}.`, ...parts.map(({ title, text }) => `${title}${t.colon}${text}`)].join(' ');
  return { figures, parts, told };
}
