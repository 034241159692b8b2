// The list of steps. A mark shows where nothing is left to do, and where something is wrong.
import { useState } from 'react';
import { sectionOf, stepsOf, useForm, type Form } from './form';
import { tone, waitsForAgents } from './messages';
import { href, REVIEW } from './route';
import { useNarrow } from './screen';

/** The steps in which something is left to do, and those in which something is wrong. Advice leaves nothing to do. */
function marks(form: Form): { open: Set<string | undefined>; wrong: Set<string | undefined> } {
  const { description, assessment } = form;
  /** The steps that hold one of these paths. */
  const holding = (paths: readonly string[]) => paths.map((path) => sectionOf(description, path)?.id);
  const left = assessment.findings.filter(
    (finding) => ['missing', 'not_met'].includes(finding.status) && !['advice', 'appraisal'].includes(finding.level) && !waitsForAgents(form, finding),
  );
  const errors = assessment.input_errors.map(({ path }) => path);
  const about = (requirement: string) => description.requirements.find(({ id }) => id === requirement)?.section;
  return {
    open: new Set([...holding(errors), ...left.flatMap(({ paths, requirement }) => [about(requirement), ...holding(paths ?? [])])]),
    wrong: new Set(holding([...errors, ...left.filter((finding) => tone(finding) === 'blocking').flatMap(({ paths }) => paths ?? [])])),
  };
}

export function Steps({ view }: { view: string }) {
  const form = useForm();
  const { id, t, description, assessment } = form;
  const narrow = useNarrow();
  const [shown, setShown] = useState(false);
  const { open, wrong } = marks(form);
  const steps = [...stepsOf(description), { id: REVIEW, title: t.review }];
  const at = steps.findIndex((step) => step.id === view);
  const list = (
    <ol>
      {steps.map((step, index) => {
        const done = step.id === REVIEW ? assessment.outcome === 'eligible' : !open.has(step.id);
        const mark = wrong.has(step.id) ? '!' : done ? '✓' : index + 1;
        return (
          <li key={step.id}>
            <a href={href(id, step.id)} aria-current={step.id === view ? 'step' : undefined} onClick={() => setShown(false)}>
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
  );
  return (
    <nav aria-label={t.steps} className="steps">
      {narrow ? (
        <>
          <button type="button" className="where" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {at < 0 ? t.steps : t.stepOf(at + 1, steps.length, steps[at]?.title ?? '', steps[at + 1]?.title ?? '')}
          </button>
          {shown && list}
        </>
      ) : (
        list
      )}
    </nav>
  );
}
