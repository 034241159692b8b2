// What the engine found: the outcome in a sentence, and every condition with its status.
import { labels, type Assessment, type Description } from './engine';
import type { Amount } from './figures';
import { capital } from './form';
import { languages, type Locale, type Words } from './words';
import { money } from './written';

interface Props {
  t: Words;
  locale: Locale;
  description: Description;
  assessment: Assessment;
}

export function Outcome({ t, locale, description, assessment }: Props) {
  const { grant, outcome, progress } = assessment;
  const amount = (value: Amount | null | undefined) => (value == null ? t.unknown : money(value, languages[locale].engine, description.currency));
  return (
    <p className={`outcome ${outcome}`}>
      <strong>{t.outcome[outcome]}</strong> {t.progress(progress.met, progress.applicable)}. {t.requested}
      {t.colon}
      {amount(grant.requested)} – {t.maximum}
      {t.colon}
      {amount(grant.maximum)}.
    </p>
  );
}

/** With `go`, the title of each condition leads to what `go` shows of it; `goes` says what that is. */
export function Findings({ t, locale, description, assessment, go, goes }: Props & { go?(id: string): void; goes?: string }) {
  const called = labels({ locale: languages[locale].engine });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t.requirements}>
      <table className="findings">
        <thead>
          <tr>
            {Object.values(t.columns).map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assessment.findings.map((finding) => {
            const requirement = description.requirements.find(({ id }) => id === finding.requirement);
            return (
              <tr key={finding.requirement}>
                <th scope="row">
                  {go ? (
                    <button type="button" className="quiet" onClick={() => go(finding.requirement)}>
                      {requirement?.title}
                      <span className="hidden"> ({goes})</span>
                    </button>
                  ) : (
                    requirement?.title
                  )}{' '}
                  <small>({called.level[finding.level]})</small>
                </th>
                <td className={finding.status}>{capital(called.status[finding.status])}</td>
                <td>{languages[locale].typeset(finding.message ?? '')}</td>
                <td>
                  {requirement?.source}
                  {requirement?.quote && (
                    <>
                      {t.colon}
                      <q lang={description.quote_language}>{requirement.quote}</q>
                      {description.quotes_of && t.quotesOf(description.quotes_of)}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
