// The whole application, for printing.
import { Calculation } from './Calculation';
import type { Field, List } from './engine';
import { decimal } from './figures';
import { asksForLabelAlone, capital, columnsFor, fieldAt, stepsOf, strings, text, useForm, type Form } from './form';
import { Grant, Total } from './Grant';
import { Heading } from './Heading';
import { get, isObject, items, type Json } from './pointer';
import { languages } from './words';
import { longDay } from './written';

/** A value as people read it. */
export function shown(form: Form, field: Pick<Field, 'type' | 'options' | 'unit'>, value: Json | undefined): string {
  const { t, locale } = form;
  if (Array.isArray(value) && field.type === 'choices') {
    return value.map((each) => shown(form, { ...field, type: 'choice' }, each)).join(', ');
  }
  const plain = text(value);
  if (field.type === 'number' && plain) return decimal(plain, locale) + (field.unit ? `\u00a0${field.unit}` : '');
  if (field.type === 'boolean') return plain === 'true' ? t.yes : plain === 'false' ? t.no : plain;
  if (field.type === 'amount') return form.money(plain);
  if (field.type === 'date') return longDay(plain, languages[locale].engine);
  return field.options.find((option) => option.value === plain)?.label ?? plain;
}

function Table({ list }: { list: List }) {
  const form = useForm();
  const lines = items(form.value, list.path).map((line) => (isObject(line) ? line : {}));
  const columns = columnsFor(list).filter(({ name }) => lines.some((line) => text(get(line, `/${name}`)) !== ''));
  const cell = (column: List['columns'][number], value: Json | undefined = column.default ?? undefined) => {
    const document = list.path === '/documents' && column.name === 'kind';
    const kind = document && form.description.documents.find(({ id }) => id === value);
    return kind ? kind.title : shown(form, { ...column, options: strings(column.options) }, value);
  };
  return (
    <>
      <h4>{capital(list.label)}</h4>
      {columns.length === 0 ? (
        <p>{lines.length === 0 ? form.t.none : <em>{form.t.noAnswer}</em>}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={list.label}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col" className={column.type}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.name} className={column.type}>
                      {cell(column, get(line, `/${column.name}`))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Total path={list.path} />
    </>
  );
}

export function File() {
  const form = useForm();
  const { t, description, assessment } = form;
  return (
    <>
      <Heading />
      <p className={`outcome ${assessment.outcome}`}>
        <strong>{t.outcome[assessment.outcome]}</strong> {t.progress(assessment.progress.met, assessment.progress.applicable)}.
      </p>
      {asksForLabelAlone(form) && <p className="label-alone">{t.labelAlone}</p>}
      {stepsOf(description).map((section) => (
        <section key={section.id} aria-labelledby={`file-${section.id}`}>
          <h3 id={`file-${section.id}`}>{section.title}</h3>
          {section.paths.map((path) => {
            const list = description.lists.find((candidate) => candidate.path === path);
            if (list) return <Table key={path} list={list} />;
            const field = fieldAt(description, path);
            if (!field) return null;
            return (
              <div key={path} className="answer">
                <h4>{field.label}</h4>
                <p>{shown(form, field, get(form.value, path)) || <em>{t.noAnswer}</em>}</p>
              </div>
            );
          })}
        </section>
      ))}
      {description.lists.some(({ path }) => path.startsWith('/budget/')) && <Grant />}
      <Calculation />
    </>
  );
}
