// The review: what the assessment comes to, and links to all that remains to be done.
import type { Finding } from './engine';
import { anchor, documentKind, focusHeading, sectionOf, tone, useForm, type Tone } from './form';
import { href } from './route';

interface Entry {
  key: string;
  text: string;
  /** Where it is put right. */
  to: string | undefined;
}

const ORDER: Tone[] = ['blocking', 'missing', 'to_review', 'warning', 'advice'];

export function Review({ id }: { id: string }) {
  const form = useForm();
  const { t, assessment, description } = form;
  const open = assessment.findings.filter(
    ({ level, status }) => level !== 'appraisal' && status !== 'met' && status !== 'not_applicable',
  );
  const group = (finding: Finding): Tone => {
    const own = tone(finding);
    const optional = finding.level === 'warning' || finding.level === 'advice';
    return own === 'missing' && optional ? (finding.level as Tone) : own;
  };
  const to = (path: string | undefined, input = path) => {
    const step = path && sectionOf(description, path);
    return step && input ? href(id, step.id, input) : undefined;
  };
  const entry = (finding: Finding): Entry => {
    const kind = documentKind(description, finding);
    const path = finding.paths?.find((place) => sectionOf(description, place));
    const title = description.requirements.find((each) => each.id === finding.requirement)?.title ?? '';
    return {
      key: finding.requirement,
      text: finding.status === 'missing' ? title : (finding.message ?? title),
      to: to(path, kind && path === '/documents' ? anchor(kind) : path),
    };
  };
  const groups = ORDER.map((name) => ({
    name,
    entries: open.filter((finding) => group(finding) === name).map(entry),
  })).filter(({ entries }) => entries.length > 0);

  const link = ({ to, text }: Entry) => (to ? <a href={to}>{text}</a> : text);
  return (
    <>
      <p className={`outcome ${assessment.outcome}`}>
        <strong>{t.outcome[assessment.outcome]}</strong>
      </p>
      {(groups.length > 0 || assessment.input_errors.length > 0) && (
        <section className="summary" aria-labelledby="todo">
          <h3 id="todo">{t.todo}</h3>
          {assessment.input_errors.length > 0 && (
            <>
              <h4 className="invalid">{t.invalid}</h4>
              <ul>
                {assessment.input_errors.map((error, index) => {
                  const place = to(error.path);
                  return (
                    <li key={index}>
                      {link({ key: '', text: error.message, to: place })}{' '}
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
      {assessment.appraisal.pending > 0 && <p className="hint">{t.appraisals(assessment.appraisal.pending)}</p>}
    </>
  );
}
