// The checklist of the agent: the opinions to give, and every finding with its citation.
import { Calculation } from './Calculation';
import { Field } from './fields';
import { Findings, Outcome } from './Findings';
import { columnsFor, fieldText, strings, useForm } from './form';
import { Radios } from './groups';
import { Heading } from './Heading';
import { AgentLines } from './Lines';
import { get } from './pointer';
import { languages } from './words';
import { longDay } from './written';

export function Checklist() {
  const form = useForm();
  const { t, locale, description, assessment } = form;
  const fields = description.fields.filter(({ agent }) => agent === true);
  const lists = description.lists.filter((list) => columnsFor(list, true).length > 0);
  return (
    <>
      <Heading />
      <Outcome {...{ t, locale, description, assessment }} />
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
        const on = longDay(fieldText(form, path.replace(/verdict$/, 'on')), languages[locale].engine);
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
      <Findings {...{ t, locale, description, assessment }} />
    </>
  );
}
