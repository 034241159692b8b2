// A cell of the table: an input whose label is that of its column and its line.
import { Control } from '../Control';
import type { Column, List } from '../engine';
import { useForm } from '../form';
import { isWrong } from '../Messages';
import { fieldOf, labelOf } from './columns';
import type { LinesOfList } from './lines';
import { saidUnder } from './told';

interface Props {
  list: List;
  column: Column;
  index: number;
  own: LinesOfList;
}

export function Cell({ list, column, index, own }: Props) {
  const form = useForm();
  const field = fieldOf(column, `${list.path}/${index}`);
  const there = index < own.lines.length;
  const common = {
    id: field.path,
    'aria-label': `${labelOf(form, column)}, ${form.t.line(index + 1)}`,
    'aria-invalid': isWrong(form, field.path) || undefined,
    'aria-describedby': saidUnder(list, index),
    onBlur: () => there && form.touch(field.path),
  };
  return <Control field={field} common={common} give={(value) => own.give(index, column.name, value)} />;
}
