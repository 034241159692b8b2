// The review: the outcome, and what remains to be done in each step.
import { Calculation } from './Calculation';
import { leftToDo, type Entry } from './left';
import { asksForLabelAlone, focusHeading, useForm } from './form';
import { Repairs } from './Repairs';
import { FILE, href } from './route';

function Entries({ entries }: { entries: Entry[] }) {
  const { t, change } = useForm();
  const drop = (place: string) => {
    change(place, undefined);
    focusHeading();
  };
  return (
    <ul>
      {entries.map(({ key, to, title, more, tone, stray }) => (
        <li key={key} className={tone}>
          {tone !== 'missing' && tone !== 'advice' && <strong>{t[tone]}{t.colon}</strong>}
          {to ? <a href={to}>{title}</a> : title}
          {more && (title ? t.colon : '') + more}{' '}
          {stray !== undefined && (
            <button type="button" className="quiet" aria-label={`${t.drop} (${stray})`} onClick={() => drop(stray)}>
              {t.drop}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What to do with an application that is complete. */
function WhatNow({ give }: { give(): void }) {
  const { id, t, description } = useForm();
  return (
    <section aria-labelledby="what-now">
      <h3 id="what-now">{t.nextTitle}</h3>
      <ol className="next">
        <li>{t.nextPrint}</li>
        <li>
          {t.nextSend(description.organisation)} {description.documents.length > 0 && t.nextDocuments}
        </li>
        <li>{t.nextWait}</li>
      </ol>
      <div className="buttons">
        <a className="button primary" href={href(id, FILE)}>
          {t.printFile}
        </a>
        <button type="button" onClick={give}>
          {t.exportFile}
        </button>
      </div>
    </section>
  );
}

export function Review({ give }: { give(): void }) {
  const form = useForm();
  const { t, assessment } = form;
  const { outcome } = assessment;
  const { steps, advice, office } = leftToDo(form);
  const mine = outcome === 'incomplete' && office.length > 0 && steps.every(({ entries }) => entries.every(({ tone }) => tone === 'warning'));
  return (
    <>
      <p className={`outcome ${outcome}`}>
        <strong>{mine ? t.ready : t.outcome[outcome]}</strong>
      </p>
      {asksForLabelAlone(form) && <p className="label-alone">{t.labelAlone}</p>}
      {(mine || outcome === 'eligible' || outcome === 'needs_review') && <WhatNow give={give} />}
      <Repairs />
      {steps.length > 0 && (
        <section className="summary" aria-labelledby="todo">
          <h3 id="todo">{t.todo}</h3>
          {steps.map(({ id, title, entries }) => (
            <div key={id}>
              <h4>
                {title} ({entries.length})
              </h4>
              <Entries entries={entries} />
            </div>
          ))}
        </section>
      )}
      {[[t.optionalAdvice, advice] as const, [t.leftToOffice, office] as const].map(([title, entries]) => entries.length > 0 && (
        <section key={title} className="apart" aria-label={title}>
          <h3>
            {title} ({entries.length})
          </h3>
          <Entries entries={entries} />
        </section>
      ))}
      <Calculation />
      {assessment.appraisal.pending > 0 && <p className="hint">{t.appraisals(assessment.appraisal.pending)}</p>}
    </>
  );
}
