// Before the first step: what to prepare, how long it takes, what happens next.
import { isRaised, isWanted } from './asked';
import { stepsOf, useForm } from './form';
import { href } from './route';

/** How many minutes an answer takes: a text that is to be thought about, or another. */
const [LONG, SHORT] = [5, 1];

export function Begin() {
  const { id, t, description, assessment, value } = useForm();
  const steps = stepsOf(description);
  const paths = steps.flatMap((step) => step.paths).filter((path) => isRaised(value, path));
  const written = paths.filter((path) => description.questions.some((question) => question.path === path)).length;
  const lists = paths.filter((path) => description.lists.some((list) => list.path === path)).length;
  const minutes = (written + lists) * LONG + (paths.length - written - lists) * SHORT;
  const documents = description.documents.filter((document) => isWanted(description, assessment, value, document.id));
  const budget = paths.some((path) => path === '/budget/expenses');
  const [first] = steps;
  return (
    <>
      <p>{t.nothingSent}</p>
      {(documents.length > 0 || budget) && <h3>{t.prepare}</h3>}
      <ul className="prepare">
        {budget && <li>{t.prepareBudget}</li>}
        {documents.map((document) => (
          <li key={document.id}>
            {document.title}
            {document.wording !== document.title && <span className="hint"> {document.wording}</span>}
          </li>
        ))}
      </ul>
      <h3>{t.howLong}</h3>
      <p>{t.minutes(paths.length, steps.length, Math.ceil(minutes / 10) * 10)}</p>
      <h3>{t.whatNext}</h3>
      <ul>
        <li>{t.nextPrint}</li>
        <li>{t.nextSend(description.organisation)}</li>
        <li>{t.nextWait}</li>
      </ul>
      <p className="message warning">{t.onlyHere}</p>
      {first && (
        <div className="buttons">
          <a className="button primary" href={href(id, first.id)}>
            {t.begin}
          </a>
        </div>
      )}
    </>
  );
}
