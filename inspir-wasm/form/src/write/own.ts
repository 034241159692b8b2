// The names that a definition itself gives: the ids of its lists, the paths of what it asks for.
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { EngineLocale } from '../engine';
import type { Guide, Shallow, Step } from './schema';
import { itemsOf, memberOf, nodeAt, shallow } from './tree';

/** The members that name an item of the definition, by its list. */
const NAMED: Record<string, string> = {
  categories: 'categories', criterion: 'criteria', document: 'documents', funder: 'sources', part: 'parts',
  quantity: 'quantities', section: 'sections', sources: 'sources',
};

/** The lists whose items have a path in applications, with what stands before and behind the id. */
const PLACES: [list: string, before: string, behind?: string][] = [
  ['fields', '/details/'], ['questions', '/answers/'], ['commitments', '/charter/commitments/'],
  ['undertakings', '/undertakings/'], ['criteria', '/appraisals/', '/verdict'], ['lists', '/lists/'],
];

interface Own {
  id: string;
  title: string;
  node: SyntaxNode;
}

const textOf = (value: Shallow) => (typeof value === 'string' ? value : '');

/** The items of a list that have an id, with their titles. */
function own(state: EditorState, list: SyntaxNode | null, locale: EngineLocale): Own[] {
  return itemsOf(list).flatMap((node) => {
    const id = textOf(shallow(state, memberOf(state, node, 'id')));
    const title = memberOf(state, memberOf(state, node, 'title'), locale);
    return id ? [{ id, title: textOf(shallow(state, title)), node }] : [];
  });
}

/** The paths of what the definition asks for, each with its title and its node. */
function ownPaths(state: EditorState, locale: EngineLocale): Map<string, Own> {
  const root = nodeAt(state, '');
  const paths = new Map<string, Own>();
  const add = (list: SyntaxNode | null, before: string, behind = '') => {
    const items = own(state, list, locale);
    for (const item of items) paths.set(before + item.id + behind, item);
    return items;
  };
  for (const [name, before, behind] of PLACES) {
    const items = add(memberOf(state, root, name), before, behind);
    if (name === 'lists') for (const { id, node } of items) add(memberOf(state, node, 'fields'), `/lists/${id}/*/`);
  }
  const columns = memberOf(state, root, 'columns');
  for (const list of Object.keys(shallow(state, columns) ?? {})) add(memberOf(state, columns, list), `${list}/*/details/`);
  return paths;
}

/** The ids and paths of the definition that can stand at the end of these steps, each with its title. */
export function references(guide: Guide, state: EditorState, steps: readonly Step[], locale: EngineLocale): Map<string, string> {
  const found = new Map<string, string>();
  const paths = ownPaths(state, locale);
  for (const [path, { title }] of paths) if (guide.takes(steps, path)) found.set(path, title);
  const holder = [...steps].reverse().find(({ member }) => member !== undefined);
  const list = NAMED[holder?.member ?? ''];
  const items = list ? own(state, memberOf(state, nodeAt(state, ''), list), locale) : [];
  for (const { id, title } of items) if (guide.takes(steps, id)) found.set(id, title);
  // A value to compare a choice with is one of that choice.
  const field = (holder?.of as Record<string, unknown> | undefined)?.field;
  const choice = ['accepted', 'refused', 'value', 'values'].includes(holder?.member ?? '') ? paths.get(String(field)) : undefined;
  for (const { id, title } of choice ? own(state, memberOf(state, choice.node, 'values'), locale) : []) found.set(id, title);
  return found;
}
