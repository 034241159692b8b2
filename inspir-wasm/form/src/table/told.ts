// The messages about a table: each stands once, under its line, or under the table if it is about several lines.
import type { List } from '../engine';
import { columnsFor, type Form } from '../form';
import { isSame, messagesAt, toldAt, type Message } from '../messages';
import { items } from '../pointer';

export interface TableMessages {
  /** The messages under each line. */
  lines: Map<number, Message[]>;
  /** The messages under the table. */
  whole: Message[];
}

/** The lines that a message is about; -1 stands for the list itself. */
function linesOf(list: List, { paths }: Message): number[] {
  const within = paths.filter((path) => path === list.path || path.startsWith(`${list.path}/`));
  const lines = within.map((path) => (path === list.path ? -1 : Number(path.slice(list.path.length + 1).split('/')[0])));
  return [...new Set(lines)];
}

export function toldIn(form: Form, list: List): TableMessages {
  const lines = new Map<number, Message[]>();
  const whole: Message[] = [];
  const seen: Message[] = [];
  const cells = items(form.value, list.path).flatMap((_, index) => columnsFor(list).map(({ name }) => `${list.path}/${index}/${name}`));
  for (const path of [list.path, ...cells].filter(form.told)) {
    for (const message of messagesAt(form, path)) {
      const elsewhere = !toldAt(form, path, message).startsWith(list.path);
      if (elsewhere || seen.some((each) => isSame(each, message))) continue;
      seen.push(message);
      const [line, ...others] = linesOf(list, message);
      if (line === undefined || line < 0 || others.length > 0) whole.push(message);
      else lines.set(line, [...(lines.get(line) ?? []), message]);
    }
  }
  return { lines, whole };
}

/** The ids of what stands under a line and under the table. */
export const saidUnder = (list: List, index: number) => `${list.path}/${index}-said ${list.path}-messages`;
