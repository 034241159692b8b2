// What opens with a line: its other columns, and what can be done with it.
import type { Column, List } from '../engine';
import { Field } from '../fields';
import { useForm } from '../form';
import { Strays } from '../Strays';
import { fieldOf } from './columns';
import type { LinesOfList } from './lines';

interface Props {
  list: List;
  columns: Column[];
  index: number;
  own: LinesOfList;
}

export function More({ list, columns, index, own }: Props) {
  const { t } = useForm();
  const line = `${list.path}/${index}`;
  return (
    <>
      <div className="columns">
        {columns.map((column) => (
          <Field key={column.name} inLine field={fieldOf(column, line)} />
        ))}
      </div>
      <Strays path={line} columns={list.columns} />
      <button type="button" className="quiet" onClick={() => own.duplicate(index)} aria-label={`${t.duplicate} (${t.line(index + 1)})`}>
        {t.duplicate}
      </button>
    </>
  );
}
