// The balance of the budget, and the most that may be asked for and why. Screen readers announce changes.
import { useEffect, useState } from 'react';
import { cents, fromCents, isAmount, money, percent, type Amount } from './amount';
import type { Part } from './engine';
import { nameOf, text, useForm, type Form } from './form';
import { isObject, items } from './pointer';

/** The names of the entries without which the maximum is unknown. */
function awaited(form: Form, part: Part): string[] {
  const { t, description, assessment } = form;
  const place = description.parts.find(({ id }) => id === part.id)?.path;
  const limits = description.requirements.filter(({ paths }) => paths.every((path) => path === place));
  const missing = assessment.findings.filter(
    ({ status, requirement }) => status === 'missing' && limits.some(({ id }) => id === requirement),
  );
  const paths = missing.flatMap((finding) => finding.paths ?? []).filter((path) => path !== place);
  const isExpense = (path: string) => /^\/budget\/expenses(\/\d+\/amount)?$/.test(path);
  return [...new Set(paths.map((path) => (isExpense(path) ? t.eachExpense : (nameOf(form, path) ?? path))))];
}

function because(form: Form, part: Part): string {
  const { t, locale } = form;
  const say = (amount: Amount) => money(amount, locale);
  const { base, rate, rate_limit, ceiling, maximum } = part;
  if (base == null || maximum == null) return t.notYet(awaited(form, part).join(', '));
  const start = t.atMost(say(maximum));
  if (rate && rate_limit === maximum) return start + t.becauseRate(percent(rate, locale), say(base));
  if (ceiling === maximum && rate && rate_limit) {
    return start + t.becauseBoth(say(ceiling), percent(rate, locale), say(rate_limit));
  }
  return start + (ceiling === maximum ? t.becauseCeiling(say(ceiling)) : t.becauseBase(say(base)));
}

function sentence(form: Form, part: Part): string {
  const over = part.requested && part.excess && cents(part.excess) > 0n;
  const excess = over ? ` ${form.t.excess(money(part.requested ?? '', form.locale), money(part.excess ?? '', form.locale))}` : '';
  return because(form, part) + excess;
}

function balance({ t, locale, assessment: { totals } }: Form): string {
  if (totals.expenses == null || totals.revenues == null) return t.unknown;
  const gap = cents(totals.expenses) - cents(totals.revenues);
  if (gap === 0n) return t.balanced;
  return gap > 0n ? t.lacking(money(fromCents(gap), locale)) : t.surplus(money(fromCents(-gap), locale));
}

/** The total of a list of the budget; if it is not known, the sum so far. */
export function Total({ path }: { path: string }) {
  const { t, locale, assessment, value } = useForm();
  const { expenses, revenues } = assessment.totals;
  if (!path.startsWith('/budget/') || items(value, path).length === 0) return null;
  const total = path === '/budget/expenses' ? expenses : revenues;
  if (total != null) return <p className="total">{t.total(money(total, locale))}</p>;
  const amounts = items(value, path).map((line) => (isObject(line) ? text(line.amount) : ''));
  const soFar = amounts.filter(isAmount).reduce((sum, amount) => sum + cents(amount), 0n);
  return <p className="total">{t.soFar(money(fromCents(soFar), locale))}</p>;
}

/** The text, once it has not changed for a moment: a screen reader should not speak at every key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 800);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function Grant() {
  const form = useForm();
  const { t, locale, assessment, description } = form;
  const { totals, grant } = assessment;
  const amount = (total: Amount | null | undefined) => (total == null ? t.unknown : money(total, locale));
  const parts = grant.parts.map((part) => ({
    id: part.id,
    title: description.parts.find(({ id }) => id === part.id)?.title ?? part.id,
    text: sentence(form, part),
  }));
  const told = useSettled([`${t.balance}${t.colon}${balance(form)}.`, ...parts.map(({ title, text }) => `${title}${t.colon}${text}`)].join(' '));
  const rows: [string, Amount | null | undefined, Amount | null | undefined][] = [
    [t.expenses, totals.expenses, totals.in_kind_expenses],
    [t.revenues, totals.revenues, totals.in_kind_revenues],
  ];
  return (
    <section className="grant" aria-labelledby="grant-title">
      <h3 id="grant-title">{t.budget}</h3>
      <dl>
        {rows.map(([label, total, inKind]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {amount(total)}
              {inKind != null && inKind !== '0.00' && ` (${t.inKind} ${money(inKind, locale)})`}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.balance}</dt>
          <dd>{balance(form)}</dd>
        </div>
        {parts.map((part) => (
          <div key={part.id}>
            <dt>{part.title}</dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
      <p className="hidden" aria-live="polite">
        {told}
      </p>
    </section>
  );
}
