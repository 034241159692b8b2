// Which columns of a list stand in its table, and which open with a line.
import { sign } from '../figures';
import type { Column, Field, List } from '../engine';
import { columnsFor, strings, type Form } from '../form';
import { get, type Json } from '../pointer';
import { languages } from '../words';

/** Lists whose lines people know from a spreadsheet: a label and an amount. */
export const isTable = ({ columns, item }: List) =>
  !item && ['label', 'amount'].every((wanted) => columns.some(({ name, agent }) => name === wanted && agent !== true));

/** A choice without which the line says too little: who pays, or the category. */
const decides = ({ type, default: preset }: Column) => type === 'choice' && preset == null;

/** The columns that always show: what it is, how much, who pays or what category. */
export function shownColumns(list: List): Column[] {
  const columns = columnsFor(list);
  const named = ['label', 'amount'].flatMap((wanted) => columns.find(({ name }) => name === wanted) ?? []);
  return [...named, ...columns.filter(decides).slice(0, 1)];
}

/** The columns that open with the line. */
export function moreColumns(list: List): Column[] {
  const shown = shownColumns(list);
  return columnsFor(list).filter((column) => !shown.includes(column));
}

export const fieldOf = (column: Column, line: string): Field => ({ ...column, options: strings(column.options), path: `${line}/${column.name}` });

/** The label of a column, with what stands behind its figures. */
export function labelOf({ description, locale }: Form, { label, type, unit }: Column): string {
  const behind = type === 'amount' ? sign(description.currency) : unit;
  return languages[locale].typeset(behind ? `${label} (${behind})` : label);
}

export const has = (line: Json | undefined, { name }: Column) => line !== undefined && get(line, `/${name}`) !== undefined;
