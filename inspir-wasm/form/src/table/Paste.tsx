// A dialog for lines of a spreadsheet: what was pasted, what it gives, and its total.
import { useEffect, useRef, useState } from 'react';
import type { List } from '../engine';
import { capital, text, useForm } from '../form';
import type { Application } from '../pointer';
import { get } from '../pointer';
import { languages } from '../words';
import { labelOf, shownColumns } from './columns';
import { readPasted } from './pasted';

interface Props {
  list: List;
  pasted: string;
  take(lines: Application[]): void;
  close(): void;
}

export function Paste({ list, pasted, take, close }: Props) {
  const form = useForm();
  const { t, locale, money } = form;
  const [given, setGiven] = useState(pasted);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const columns = shownColumns(list);
  const { lines, aside, stated, total, unclear } = readPasted(given, columns, form.description.currency);
  const shown = (line: Application, name: string, type: string) => {
    const value = text(get(line, `/${name}`));
    if (type === 'amount') return money(value);
    const option = columns.find((column) => column.name === name)?.options?.find((each) => each.value === value);
    return option ? languages[locale].typeset(option.label) : value || t.choose;
  };
  const title = `${list.path}-paste`;
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={close}>
      <h3 id={title}>
        {t.paste} ({list.label})
      </h3>
      <label className="field">
        {t.pasteHere}
        <textarea rows={4} value={given} onChange={({ target }) => setGiven(target.value)} />
      </label>
      {lines.length > 0 && (
        <div className="scroll preview" tabIndex={0} role="region" aria-label={t.preview}>
          <table>
            <caption>{t.preview}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col" className={column.type}>
                    {labelOf(form, column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={index}>
                  {columns.map(({ name, type }) => (
                    <td key={name} className={type}>
                      {shown(line, name, type)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="total" role="status">
        {lines.length > 0 ? `${capital(t.linesFound(lines.length))}. ${t.total(money(total))}` : given.trim() && t.nothingFound}
      </p>
      {unclear > 0 && <p className="message invalid">{t.unclear(unclear)}</p>}
      {stated !== undefined && stated !== total && <p className="message warning">{t.otherTotal(money(stated))}</p>}
      {aside.length > 0 && (
        <details className="hint">
          <summary>{t.leftAside(aside.length)}</summary>
          <ul>
            {aside.map((row, index) => (
              <li key={index}>{row}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="buttons">
        <button type="button" className="primary" disabled={lines.length === 0} onClick={() => take(lines)}>
          {t.addLines(lines.length)}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t.cancel}
        </button>
      </div>
    </dialog>
  );
}
