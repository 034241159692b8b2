// How the grant is worked out: each part step by step, the categories of expenses, and the call's other figures.
import type { StepOfGrant } from './engine';
import { decimal } from './figures';
import { capital, useForm, type Form } from './form';
import { languages } from './words';
import { longDay } from './written';

interface Table {
  caption: string;
  /** The name of the table among the parts of the page, which may have a part with its caption. */
  name: string;
  /** The headings of the columns; the figures begin with the second. */
  columns: string[];
  rows: { key: string; cells: string[]; decides?: boolean }[];
}

function Rows({ caption, name, columns, rows }: Table) {
  const { t } = useForm();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="calculation">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((label, index) => (
              <th key={label} scope="col" className={index > 0 ? 'amount' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [title, ...figures], decides }) => (
            <tr key={key} className={decides ? 'decides' : undefined}>
              <th scope="row">
                {title}
                {decides && <small> ({t.decides})</small>}
              </th>
              {figures.map((figure, index) => (
                <td key={index} className="amount">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The steps as rows. The engine says each in a sentence: what it is, a colon, its value. */
function steps({ locale, t }: Form, caption: string, given: readonly StepOfGrant[]): Table {
  const { typeset, engine } = languages[locale];
  const colon = languages[engine].words.colon;
  const rows = given.map(({ message, decides }, index) => {
    const said = typeset(message.replace(/\.$/, ''));
    const at = said.lastIndexOf(colon);
    const cells = at < 0 ? [said, ''] : [said.slice(0, at), said.slice(at + colon.length)];
    return { key: String(index), cells, decides: decides === true };
  });
  return { caption, name: t.steps + t.colon + caption, columns: Object.values(t.calculated), rows };
}

/** A named quantity, as its type is written. */
function figure({ locale, money, t }: Form, type: string, value: unknown): string {
  if (typeof value !== 'string') return t.unknown;
  if (type === 'amount') return money(value);
  return type === 'date' ? longDay(value, languages[locale].engine) : decimal(value, locale);
}

/** The tables of an assessment; without the steps, those of the budget alone. */
function tables(form: Form, withSteps: boolean): Table[] {
  const { assessment, description, money, t } = form;
  const { categories = [], overall, parts } = assessment.grant;
  const amount = (value: string | null | undefined) => (value == null ? t.unknown : money(value));
  const found: Table[] = [];
  if (categories.some(({ declared, retained }) => declared != null || retained != null)) {
    const rows = categories.map(({ id, declared, retained, cut }) => {
      const category = description.categories?.find((each) => each.id === id);
      const flat = category?.flat != null;
      return { key: id, cells: [category?.title ?? id, flat ? t.flat : amount(declared), amount(retained), flat ? '–' : amount(cut)] };
    });
    found.push({ caption: t.categories, name: t.categories, columns: Object.values(t.category), rows });
  }
  if (!withSteps) return found;
  const titles = new Map(description.parts.map(({ id, title }) => [id, title]));
  const worked = [...parts.map((part) => ({ title: titles.get(part.id) ?? part.id, given: part.steps })), { title: t.whole, given: overall ?? [] }];
  // Steps of which nothing is known would only say so.
  const known = worked.filter(({ given }) => given.some(({ value }) => value != null));
  found.push(...known.map(({ title, given }) => steps(form, title, given)));
  const quantities = description.quantities ?? [];
  const values = assessment.quantities ?? {};
  if (quantities.some(({ id }) => values[id] != null)) {
    const rows = quantities.map(({ id, title, type }) => ({ key: id, cells: [capital(title), figure(form, type, values[id])] }));
    found.push({ caption: t.quantities, name: t.quantities, columns: Object.values(t.quantity), rows });
  }
  return found;
}

/** `short`: only what the budget comes to, in one table. */
export function Calculation({ short = false }: { short?: boolean }) {
  const form = useForm();
  const shown = tables(form, !short);
  const rows = shown.map((table, index) => <Rows key={index} {...table} />);
  if (short || rows.length === 0) return rows;
  return (
    <details className="calculations" open>
      <summary>{form.t.calculation}</summary>
      {rows}
    </details>
  );
}
