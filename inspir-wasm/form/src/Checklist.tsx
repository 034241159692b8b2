// The checklist of the agent: the opinions to give, and every finding with its citation.
import { day, type Amount } from './amount';
import { Calculation } from './Calculation';
import { Field } from './fields';
import { columnsFor, fieldText, strings, useForm } from './form';
import { Radios } from './groups';
import { Heading } from './Heading';
import { AgentLines } from './Lines';
import { get } from './pointer';
import { languages } from './words';

export function Checklist() {
  const form = useForm();
  const { t, locale, description, assessment } = form;
  const { grant } = assessment;
  const fields = description.fields.filter(({ agent }) => agent === true);
  const lists = description.lists.filter((list) => columnsFor(list, true).length > 0);
  const amount = (value: Amount | null | undefined) => (value == null ? t.unknown : form.money(value));
  return (
    <>
      <Heading />
      <p className={`outcome ${assessment.outcome}`}>
        <strong>{t.outcome[assessment.outcome]}</strong> {t.progress(assessment.progress.met, assessment.progress.applicable)}.{' '}
        {t.requested}
        {t.colon}
        {amount(grant.requested)} – {t.maximum}
        {t.colon}
        {amount(grant.maximum)}.
      </p>
      {(fields.length > 0 || lists.length > 0) && <h3>{t.agentFields}</h3>}
      {fields.map((field) => (
        <Field key={field.path} field={{ ...field, options: strings(field.options) }} />
      ))}
      {lists.map((list) => (
        <AgentLines key={list.path} list={list} />
      ))}
      {description.criteria.length > 0 && <h3>{t.criteria}</h3>}
      {description.criteria.map(({ options = [], path, title, wording }) => {
        const note = path.replace(/verdict$/, 'note');
        const said = get(form.value, note);
        const by = fieldText(form, path.replace(/verdict$/, 'by'));
        const on = day(fieldText(form, path.replace(/verdict$/, 'on')), locale);
        return (
          <fieldset key={path} className="line">
            <legend>{title}</legend>
            <p className="hint">{wording}</p>
            <Radios path={path} answers={options.map(({ label, value }) => [value, label])} />
            {(by || on) && <p className="hint">{t.given(by, on)}</p>}
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
      <Calculation />
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
                  <td>{languages[locale].typeset(finding.message ?? '')}</td>
                  <td>
                    {requirement?.source}
                    {requirement?.quote && (
                      <>
                        {t.colon}
                        <q lang={description.quote_language}>{requirement.quote}</q>
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
