// The list of steps. A mark shows which are complete, and which have something wrong.
import { sectionOf, stepsOf, tone, useForm } from './form';
import { href, REVIEW } from './route';

export function Steps({ id, view }: { id: string; view: string }) {
  const { t, description, assessment } = useForm();
  /** The steps that hold one of these paths. */
  const holding = (paths: readonly string[]) => paths.map((path) => sectionOf(description, path)?.id);
  const open = new Set(
    assessment.findings
      .filter(({ status }) => status === 'missing' || status === 'not_met')
      .flatMap(({ paths, requirement }) => [description.requirements.find((each) => each.id === requirement)?.section, ...holding(paths ?? [])]),
  );
  const wrong = new Set(
    holding([
      ...assessment.input_errors.map(({ path }) => path),
      ...assessment.findings.filter((finding) => tone(finding) === 'blocking' && finding.status === 'not_met').flatMap(({ paths }) => paths ?? []),
    ]),
  );
  const steps = [...stepsOf(description), { id: REVIEW, title: t.review }];
  return (
    <nav aria-label={t.steps} className="steps">
      <ol>
        {steps.map((step, index) => {
          const done = step.id === REVIEW ? assessment.outcome === 'eligible' : !open.has(step.id);
          const mark = wrong.has(step.id) ? '!' : done ? '✓' : index + 1;
          return (
            <li key={step.id}>
              <a href={href(id, step.id)} aria-current={step.id === view ? 'step' : undefined}>
                <span className={mark === '!' ? 'number wrong' : 'number'} aria-hidden="true">
                  {mark}
                </span>
                <span className="title">{step.title}</span>
                {mark === '!' && <span className="hidden"> ({t.wrong})</span>}
                {mark === '✓' && <span className="hidden"> ({t.complete})</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
