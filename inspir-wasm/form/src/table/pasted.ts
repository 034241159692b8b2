// Reads lines of a spreadsheet: cells between tabs, rows between newlines.
import type { Column, Currency } from '../engine';
import { cents, fromCents } from '../figures';
import { folded } from '../places';
import { set, type Application } from '../pointer';
import { amountIn } from '../written';
import { meant } from './payers';

export interface Pasted {
  lines: Application[];
  /** The rows that give no line: headings, totals, rows without an amount. */
  aside: string[];
  total: string;
  /** How many lines have a number that is no amount: they keep it as it is. */
  unclear: number;
  /** The total that the sheet itself states. */
  stated: string | undefined;
}

/** The cells of a text; a cell in quotes may hold newlines. */
export function cellsOf(text: string): string[][] {
  const by = !text.includes('\t') && /;\s*\D{0,2}\d/.test(text) ? ';' : '\t';
  const rows: string[][] = [[]];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${by}\\n]*))(${by}|\\n|$)`, 'gy');
  for (const [whole, quoted, bare = '', end] of text.replace(/\r\n?/g, '\n').matchAll(cells)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' ').trim());
    if (end === '\n') rows.push([]);
    else if (end === '') break;
    if (whole === '') break;
  }
  return rows.filter((row) => row.some(Boolean));
}

/** Whether a text holds more than one cell. */
export const isSheet = (text: string) => /[\t\n]/.test(text.trim());

/** A row of one cell, such as `Salle 7 500,50 €`, in two. */
function halved([cell = '', ...others]: string[]): string[] {
  const [, label, amount] = /^(.*\D)\s+(\D{0,2}\d[\d\s.,]*\D{0,2})$/.exec(cell) ?? [];
  return others.length === 0 && label && amount ? [label.replace(/\s*:\s*$/, ''), amount] : [cell, ...others];
}

const HEADING = /\b(montants?|amounts?|couts?|costs?|total|ttc|ht)\b/;
const TOTAL = /^(sous |sub )?(sub)?total\b/;
const WHOLE = /^total\b/;

/** The place of the largest count; the first of equal ones, or the last. */
function largest(counts: number[], last: boolean): number {
  const most = Math.max(...counts);
  return most <= 0 ? -1 : last ? counts.lastIndexOf(most) : counts.indexOf(most);
}

export function readPasted(text: string, columns: Column[], currency: Currency): Pasted {
  const rows = cellsOf(text).map(halved);
  const figureIn = (cell = '') => amountIn(cell, currency);
  const isFigure = (cell = '') => {
    const { amount, unclear } = figureIn(cell);
    return amount !== undefined || unclear;
  };
  const places = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) => at);
  const counts = places.map((at) => rows.filter((row) => isFigure(row[at])).length);
  const named = places.filter((at) => (counts[at] ?? 0) > 0 && HEADING.test(folded(rows[0]?.[at] ?? '')) && !isFigure(rows[0]?.[at]));
  const amountAt = named.at(-1) ?? largest(counts, true);
  const labelAt = largest(places.map((at) => (at === amountAt ? 0 : rows.filter((row) => row[at] && !isFigure(row[at])).length)), false);
  const choices = columns.filter(({ type, options }) => type === 'choice' && options);

  const result: Pasted = { lines: [], aside: [], total: '0.00', unclear: 0, stated: undefined };
  let sum = 0n;
  for (const row of rows.slice(named.length > 0 ? 1 : 0)) {
    const [label = '', cell = ''] = [row[labelAt], row[amountAt]];
    const { amount, unclear } = figureIn(cell);
    const isSum = amount !== undefined && !label && result.lines.length > 1 && cents(amount) === sum;
    if (!(amount || unclear) || isSum || TOTAL.test(folded(label))) {
      result.aside.push(row.filter(Boolean).join(' '));
      if (WHOLE.test(folded(label))) result.stated = amount;
      continue;
    }
    if (amount === undefined) result.unclear += 1;
    else sum += cents(amount);
    const others = row.filter((_, at) => at !== labelAt && at !== amountAt);
    let line: Application = { ...(label && { label }), amount: amount ?? cell };
    for (const column of choices) {
      const value = column.default == null ? meant(column, [...others, label]) : undefined;
      if (value !== undefined) line = set(line, `/${column.name}`, value);
    }
    result.lines.push(line);
  }
  return { ...result, total: fromCents(sum) };
}
