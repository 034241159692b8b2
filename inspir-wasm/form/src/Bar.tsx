// The budget at a glance: it stays in sight while people work on the lines.
import { useSettled, useGrant } from './sums';
import { useForm } from './form';

export function Bar() {
  const { t } = useForm();
  const { figures, parts, told } = useGrant();
  return (
    <section className="grant bar" aria-label={t.budget}>
      <dl className="figures">
        {figures.map(({ label, value, tone }) => (
          <div key={label} className={tone}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="most">
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
