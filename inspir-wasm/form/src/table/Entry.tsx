// One line of the table on a narrow screen: two lines of text, which open to the inputs.
import type { List } from '../engine';
import { Field } from '../fields';
import { text, useForm } from '../form';
import { Said } from '../Messages';
import type { Message } from '../messages';
import { get } from '../pointer';
import { languages } from '../words';
import { fieldOf, labelOf, moreColumns, shownColumns } from './columns';
import type { LinesOfList } from './lines';
import { More } from './More';

interface Props {
  list: List;
  index: number;
  own: LinesOfList;
  told: Message[];
  open: boolean;
  toggle(): void;
}

export function Entry({ list, index, own, told, open, toggle }: Props) {
  const form = useForm();
  const { t, locale } = form;
  const line = `${list.path}/${index}`;
  const shown = shownColumns(list);
  const value = (name: string) => text(get(own.lines[index] ?? null, `/${name}`));
  const choice = shown.find(({ type }) => type === 'choice');
  const chosen = choice?.options?.find((option) => option.value === value(choice.name))?.label;
  const amount = value('amount');
  const notes = moreColumns(list).filter(({ type }) => type === 'text').map(({ name }) => value(name));
  return (
    <li className={open ? 'entry open' : 'entry'}>
      <button type="button" id={line} aria-expanded={open} aria-describedby={`${line}-said`} onClick={toggle}>
        <span className="what">{value('label') || t.line(index + 1)}</span>
        <span className="amount">{amount ? form.money(amount) : t.noAmount}</span>
        <span className="who">
          {chosen ? languages[locale].typeset(chosen) : choice ? `${labelOf(form, choice)}${t.colon}${t.noAnswer}` : notes.filter(Boolean).join(', ') || '…'}
        </span>
      </button>
      {open && (
        <div className="inside">
          <div className="columns">
            {shown.map((column) => (
              <Field key={column.name} inLine field={fieldOf(column, line)} />
            ))}
          </div>
          <More list={list} columns={moreColumns(list)} index={index} own={own} />
          <button type="button" className="quiet" aria-label={`${t.remove} (${t.line(index + 1)})`} onClick={() => own.remove(index)}>
            {t.remove}
          </button>
        </div>
      )}
      <div id={`${line}-said`}>{!open && told.map((message) => <Said key={message.problem} message={message} />)}</div>
    </li>
  );
}
