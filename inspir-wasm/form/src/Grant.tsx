// The balance of the budget, and the most that may be asked for and why. Screen readers announce changes.
import { cents, fromCents, isAmount } from './figures';
import { text, useForm } from './form';
import { useGrant, useSettled } from './sums';
import { isObject, items } from './pointer';

/** The total of a list of the budget; if it is not known, the sum so far. */
export function Total({ path }: { path: string }) {
  const { t, money, assessment, value } = useForm();
  const { expenses, revenues } = assessment.totals;
  if (!path.startsWith('/budget/') || items(value, path).length === 0) return null;
  const total = path === '/budget/expenses' ? expenses : revenues;
  if (total != null) return <p className="total">{t.total(money(total))}</p>;
  const amounts = items(value, path).map((line) => (isObject(line) ? text(line.amount) : ''));
  const soFar = amounts.filter(isAmount).reduce((sum, amount) => sum + cents(amount), 0n);
  return <p className="total">{t.soFar(money(fromCents(soFar)))}</p>;
}

export function Grant() {
  const { t } = useForm();
  const { figures, parts, told } = useGrant();
  return (
    <section className="grant" aria-labelledby="grant-title">
      <h3 id="grant-title">{t.budget}</h3>
      <dl>
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {parts.map(({ id, title, text }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="hidden" aria-live="polite">
        {useSettled(told)}
      </p>
    </section>
  );
}
