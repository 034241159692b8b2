// The review: the outcome, and a link to everything that remains to be done.
import { Calculation } from './Calculation';
import type { Finding } from './engine';
import { anchor, asksForLabelAlone, documentKind, errorText, focusHeading, nameOf, sectionOf, tone, useForm, type Tone } from './form';
import { FILE, href } from './route';
import { languages } from './words';

interface Entry {
  key: string;
  /** The address of the input where the applicant puts it right. */
  to: string | undefined;
  /** The text of the link, and the text after it. */
  title: string;
  more: string;
}

const ORDER: Tone[] = ['blocking', 'missing', 'to_review', 'warning', 'advice'];

export function Review({ id, give }: { id: string; give(): void }) {
  const form = useForm();
  const { t, locale, assessment, description } = form;
  const open = assessment.findings.filter(
    ({ level, status }) => level !== 'appraisal' && status !== 'met' && status !== 'not_applicable',
  );
  const to = (path: string | undefined, input = path) => {
    const step = path && sectionOf(description, path);
    return step && input ? href(id, step.id, input) : undefined;
  };
  const entry = (finding: Finding): Entry => {
    const kind = documentKind(description, finding);
    const path = finding.paths?.find((place) => sectionOf(description, place));
    const title = description.requirements.find((each) => each.id === finding.requirement)?.title ?? '';
    const message = finding.status === 'missing' ? '' : (finding.message ?? '');
    // Most messages of the engine begin with the title.
    const more = message.startsWith(title) ? message.slice(title.length) : t.colon + message;
    return {
      key: finding.requirement,
      to: to(path, kind && path === '/documents' ? anchor(kind) : path),
      title,
      more: message && languages[locale].typeset(more),
    };
  };
  const groups = ORDER.map((name) => ({
    name,
    entries: open.filter((finding) => tone(finding) === name).map(entry),
  })).filter(({ entries }) => entries.length > 0);

  const link = ({ to, title, more }: Entry) => (
    <>
      {to ? <a href={to}>{title}</a> : title}
      {more}
    </>
  );
  return (
    <>
      <p className={`outcome ${assessment.outcome}`}>
        <strong>{t.outcome[assessment.outcome]}</strong>
      </p>
      {asksForLabelAlone(form) && <p className="label-alone">{t.labelAlone}</p>}
      {(assessment.outcome === 'eligible' || assessment.outcome === 'needs_review') && (
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
      )}
      {(groups.length > 0 || assessment.input_errors.length > 0) && (
        <section className="summary" aria-labelledby="todo">
          <h3 id="todo">{t.todo}</h3>
          {assessment.input_errors.length > 0 && (
            <>
              <h4 className="invalid">{t.invalid}</h4>
              <ul>
                {assessment.input_errors.map((error, index) => {
                  const place = to(error.path);
                  const title = nameOf(form, error.path);
                  const message = errorText(form, error);
                  return (
                    <li key={index}>
                      {title ? link({ key: '', to: place, title, more: t.colon + message }) : message}{' '}
                      <code>{error.path}</code>{' '}
                      {!place && error.path && (
                        <button
                          type="button"
                          className="quiet"
                          aria-label={`${t.drop} (${error.path})`}
                          onClick={() => {
                            form.change(error.path, undefined);
                            focusHeading();
                          }}
                        >
                          {t.drop}
                        </button>
                      )}
                    </li>
                  );
                })}
              </ul>
            </>
          )}
          {groups.map(({ name, entries }) => (
            <div key={name}>
              <h4 className={name}>
                {t[name]} ({entries.length})
              </h4>
              <ul>
                {entries.map((each) => (
                  <li key={each.key}>{link(each)}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      <Calculation />
      {assessment.appraisal.pending > 0 && <p className="hint">{t.appraisals(assessment.appraisal.pending)}</p>}
    </>
  );
}
