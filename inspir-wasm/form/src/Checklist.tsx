// The checklist of the agent: the opinions to give, and every finding with its citation.
import { money, type Amount } from './amount';
import { useForm } from './form';
import { Heading } from './Heading';
import { get } from './pointer';

export function Checklist() {
  const form = useForm();
  const { t, locale, description, assessment } = form;
  const { grant } = assessment;
  const amount = (value: Amount | null | undefined) => (value == null ? t.unknown : money(value, locale));
  return (
    <>
      <Heading />
      <p className={`outcome ${assessment.outcome}`}>
        <strong>{t.outcome[assessment.outcome]}</strong> {t.progress(assessment.progress.met, assessment.progress.applicable)}.{' '}
        {t.requested} : {amount(grant.requested)} – {t.maximum} : {amount(grant.maximum)}.
      </p>
      {description.criteria.length > 0 && <h3>{t.criteria}</h3>}
      {description.criteria.map(({ path, title, wording }) => {
        const note = path.replace(/verdict$/, 'note');
        const said = get(form.value, note);
        return (
          <fieldset key={path} className="line">
            <legend>{title}</legend>
            <p className="hint">{wording}</p>
            {(['favourable', 'unfavourable'] as const).map((verdict) => (
              <label key={verdict} className="check">
                <input
                  type="radio"
                  name={path}
                  checked={get(form.value, path) === verdict}
                  onChange={() => form.change(path, verdict)}
                />{' '}
                {t.verdicts[verdict]}
              </label>
            ))}
            <label className="field">
              {t.note}
              <textarea
                rows={1}
                value={typeof said === 'string' ? said : ''}
                onChange={(event) => form.change(note, event.target.value || undefined)}
              />
            </label>
          </fieldset>
        );
      })}
      <h3>{t.requirements}</h3>
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
                    {requirement?.title} <small>({t.level[finding.level]})</small>
                  </th>
                  <td className={finding.status}>{t.status[finding.status]}</td>
                  <td>{finding.message}</td>
                  <td>
                    {requirement?.source}
                    {requirement?.quote && (
                      <>
                        {' : '}
                        <q lang="fr">{requirement.quote}</q>
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
