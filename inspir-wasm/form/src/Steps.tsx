// The list of steps, with a mark at those whose conditions are met.
import { stepsOf, useForm } from './form';
import { href, REVIEW } from './route';

export function Steps({ id, view }: { id: string; view: string }) {
  const { t, description, assessment } = useForm();
  const open = new Set(
    assessment.findings
      .filter(({ status }) => status === 'missing' || status === 'not_met')
      .map(({ requirement }) => description.requirements.find((each) => each.id === requirement)?.section),
  );
  const steps = [...stepsOf(description), { id: REVIEW, title: t.review }];
  return (
    <nav aria-label={t.steps} className="steps">
      <ol>
        {steps.map((step, index) => {
          const done = step.id === REVIEW ? assessment.outcome === 'eligible' : !open.has(step.id);
          return (
            <li key={step.id}>
              <a href={href(id, step.id)} aria-current={step.id === view ? 'step' : undefined}>
                <span className="number" aria-hidden="true">
                  {done ? '✓' : index + 1}
                </span>
                <span className="title">{step.title}</span>
                {done && <span className="hidden"> ({t.complete})</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
