// A list of amounts as a table: one line a row, an empty one always ready, the total in the foot.
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { List } from '../engine';
import { capital, useForm } from '../form';
import { Total } from '../Grant';
import { Said } from '../Messages';
import { useRoute } from '../route';
import { useNarrow } from '../screen';
import { hasStrays } from '../Strays';
import { languages } from '../words';
import { labelOf, moreColumns, shownColumns } from './columns';
import { Done } from './Done';
import { Entry } from './Entry';
import { useLines } from './lines';
import { Paste } from './Paste';
import { isSheet } from './pasted';
import { Row } from './Row';
import { toldIn } from './told';

/** The line that a place points into, if it has to open for that. */
function lineAt(list: List, place: string, narrow: boolean): number {
  if (!place.startsWith(`${list.path}/`)) return -1;
  const [line = '', ...name] = place.slice(list.path.length + 1).split('/');
  const hidden = moreColumns(list).some((column) => column.name === name.join('/'));
  return narrow || hidden ? Number(line) : -1;
}

export function Table({ list }: { list: List }) {
  const form = useForm();
  const { t, locale } = form;
  const narrow = useNarrow();
  const { place } = useRoute();
  const shown = shownColumns(list);
  const [first = shown[0]] = shown;
  const cell = (index: number, name = first?.name) => `${list.path}/${index}/${name}`;
  const own = useLines(list, (index, count) => (!narrow ? cell(index) : count > 0 ? `${list.path}/${Math.min(index, count - 1)}` : list.path));
  const [open, setOpen] = useState(() => lineAt(list, place, narrow));
  const [pasted, setPasted] = useState<string>();
  const { lines, whole } = toldIn(form, list);
  const label = capital(list.label);
  const count = own.lines.length;

  const isOpen = (index: number) => open === index || hasStrays(form.assessment.input_errors, `${list.path}/${index}`, list.columns);
  const toggle = (index: number) => setOpen(open === index ? -1 : index);
  const changed = { ...own, remove: (index: number) => { setOpen(-1); own.remove(index); }, duplicate: (index: number) => { setOpen(-1); own.duplicate(index); } };
  const add = () => {
    form.change(list.path, [...own.lines, {}]);
    setOpen(count);
    own.focus(cell(count));
  };
  /** Enter goes to the next cell, and from the last to the next line. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !/^(INPUT|SELECT)$/.test((event.target as Element).tagName)) return;
    const ids = Array.from({ length: count + 1 }, (_, index) => shown.map(({ name }) => cell(index, name))).flat();
    const at = ids.indexOf((event.target as Element).id);
    if (at < 0) return;
    event.preventDefault();
    document.getElementById(ids[at + 1] ?? '')?.focus();
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isSheet(text) || (event.target as Element).tagName !== 'INPUT') return;
    event.preventDefault();
    setPasted(text);
  };
  const rows = { list, own: changed };
  return (
    <fieldset className="list" onPaste={paste} onKeyDown={press} onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && own.tidy()}>
      <legend>{label}</legend>
      {list.wording && <p className="hint">{languages[locale].typeset(list.wording)}</p>}
      {narrow ? (
        <>
          <ul className="entries">
            {own.lines.map((_, index) => (
              <Entry key={index} {...rows} index={index} told={lines.get(index) ?? []} open={isOpen(index)} toggle={() => toggle(index)} />
            ))}
          </ul>
          <Total path={list.path} />
          <button type="button" id={list.path} onClick={add}>
            {t.add} ({list.label})
          </button>
        </>
      ) : (
        <table className="lines" id={list.path} tabIndex={-1}>
          <thead>
            <tr>
              {shown.map((column) => (
                <th key={column.name} scope="col" className={column.type}>
                  {labelOf(form, column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count + 1 }, (_, index) => (
              <Row key={index} {...rows} index={index} told={lines.get(index) ?? []} open={isOpen(index)} toggle={() => toggle(index)} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={shown.length + 1}>
                <Total path={list.path} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}{' '}
      <button type="button" className="quiet" onClick={() => setPasted('')}>
        {t.paste}
        <span className="hidden"> ({list.label})</span>
      </button>
      <Done own={own} />
      <div id={`${list.path}-messages`}>
        {whole.map((message) => (
          <Said key={message.title + message.problem} message={message} about={message.title} />
        ))}
      </div>
      {pasted !== undefined && (
        <Paste list={list} pasted={pasted} close={() => setPasted(undefined)} take={(added) => { setPasted(undefined); own.paste(added); }} />
      )}
    </fieldset>
  );
}
