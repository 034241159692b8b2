// The lines of a list as people work on them: they add, remove, duplicate and paste, and take it back.
import { useEffect, useRef, useState } from 'react';
import type { List } from '../engine';
import { isAmount } from '../figures';
import { columnsFor, text, useForm } from '../form';
import { get, isObject, items, set, type Application, type Json } from '../pointer';
import type { Words } from '../words';

/** The last change that can be taken back. */
interface Done {
  before: Json[];
  say(t: Words): string;
}

export interface LinesOfList {
  lines: Json[];
  done: Done | undefined;
  /** Changes a value; a line that is not there yet begins with it. */
  give(index: number, name: string, value: Json | undefined): void;
  remove(index: number): void;
  duplicate(index: number): void;
  paste(lines: Application[]): void;
  undo(): void;
  /** Drops the last lines that hold nothing. */
  tidy(): void;
  /** Moves the focus to an element, once it is there. */
  focus(id: string): void;
}

const isBlank = (line: Json | undefined) => isObject(line) && Object.keys(line).length === 0;

/** The lines of a list. `entry` gives the id of the element that takes the focus of a line, from its index and how many lines there are. */
export function useLines(list: List, entry: (index: number, count: number) => string): LinesOfList {
  const form = useForm();
  const lines = items(form.value, list.path);
  const [done, setDone] = useState<Done>();
  const target = useRef('');
  useEffect(() => {
    if (!target.current) return;
    const element = document.getElementById(target.current);
    target.current = '';
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  });

  const keep = (next: Json[]) => form.change(list.path, next.length > 0 ? next : undefined);
  const focus = (id: string) => {
    target.current = id;
  };
  const name = (index: number) => {
    const line = lines[index];
    const label = line === undefined ? '' : text(get(line, `/${columnsFor(list)[0]?.name}`));
    return label || form.t.line(index + 1);
  };
  const doing = (next: Json[], say: Done['say'], at: number) => {
    keep(next);
    setDone({ before: lines, say });
    focus(entry(at, next.length));
  };
  return {
    lines, done, focus,
    give(index, column, value) {
      setDone(undefined);
      if (index < lines.length) form.change(`${list.path}/${index}/${column}`, value);
      else if (value !== undefined) keep([...lines, set({}, `/${column}`, value)]);
    },
    remove(index) {
      const label = name(index);
      doing(lines.filter((_, at) => at !== index), (t) => t.removed(label), index);
      form.touch(list.path);
    },
    duplicate(index) {
      const label = name(index);
      const copy = lines[index] ?? {};
      doing([...lines.slice(0, index + 1), copy, ...lines.slice(index + 1)], (t) => t.duplicated(label), index + 1);
    },
    paste(added) {
      if (added.length === 0) return;
      doing([...lines, ...added], (t) => t.pasted(added.length), lines.length);
      // What cannot be understood is told at once.
      added.forEach((line, index) => {
        if (!isAmount(text(get(line, '/amount')))) form.touch(`${list.path}/${lines.length + index}/amount`);
      });
    },
    undo() {
      keep(done?.before ?? lines);
      setDone(undefined);
      focus(entry(0, done?.before.length ?? 0));
    },
    tidy() {
      let end = lines.length;
      while (end > 0 && isBlank(lines[end - 1])) end -= 1;
      if (end < lines.length) keep(lines.slice(0, end));
    },
  };
}
