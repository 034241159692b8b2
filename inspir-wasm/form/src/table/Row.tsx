// One line of the table on a wide screen: its cells, what can be done with it, and what is said about it.
import type { List } from '../engine';
import { useForm } from '../form';
import { categoryAt } from '../hints';
import { Said } from '../Messages';
import type { Message } from '../messages';
import { Cell } from './Cell';
import { has, moreColumns, shownColumns } from './columns';
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

export function Row({ list, index, own, told, open, toggle }: Props) {
  const form = useForm();
  const { t } = form;
  const line = own.lines[index];
  const shown = shownColumns(list);
  const more = moreColumns(list);
  const where = `(${t.line(index + 1)})`;
  const filled = more.some((column) => has(line, column));
  const said = `${list.path}/${index}-said`;
  const wide = shown.length + 1;
  const category = shown.map(({ name }) => categoryAt(form, `${list.path}/${index}/${name}`)).find(Boolean);
  return (
    <>
      <tr id={`${list.path}/${index}`}>
        {shown.map((column) => (
          <td key={column.name} className={column.type}>
            <Cell list={list} column={column} index={index} own={own} />
          </td>
        ))}
        <td className="does">
          {line !== undefined && (
            <>
              <button type="button" className="small" aria-expanded={open} aria-label={`${t.more} ${where}${filled ? t.moreFilled : ''}`} onClick={toggle}>
                <span aria-hidden="true">{filled ? '•••' : '…'}</span>
              </button>
              <button type="button" className="small" aria-label={`${t.remove} ${where}`} onClick={() => own.remove(index)}>
                <span aria-hidden="true">×</span>
              </button>
            </>
          )}
        </td>
      </tr>
      {line !== undefined && (open || told.length > 0 || category?.counts) && (
        <tr className="under">
          <td colSpan={wide}>
            {open && <More list={list} columns={more} index={index} own={own} />}
            <div id={said}>
              {category && <p className="hint">{open ? `${category.wording} ${category.counts}` : category.counts}</p>}
              {told.map((message) => (
                <Said key={message.problem} message={message} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
