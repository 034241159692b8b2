// Where a place of the text stands in the definition.
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Shallow, Step } from './schema';

const textOf = (state: EditorState, node: SyntaxNode) => state.sliceDoc(node.from, node.to);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a node is a name or a value without others in it. */
export const isToken = ({ name }: { name: string }) => ['PropertyName', 'String', 'Number', 'True', 'False', 'Null'].includes(name);

export const nameOf = (state: EditorState, property: SyntaxNode): string =>
  String(parsed(textOf(state, property.getChild('PropertyName') ?? property)) ?? '');

/** The value of a property: what stands behind its colon. */
export const valueOf = (property: SyntaxNode): SyntaxNode | null => {
  const last = property.lastChild;
  return last && last.name !== 'PropertyName' && last.name !== ':' ? last : null;
};

/** A value and its members, without the members of these. */
export function shallow(state: EditorState, node: SyntaxNode | null, within = true): Shallow {
  if (!node) return undefined;
  if (node.name === 'Array') return [];
  if (node.name !== 'Object') return parsed(textOf(state, node)) as Shallow;
  const members = within ? node.getChildren('Property') : [];
  return Object.fromEntries(members.map((property) => [nameOf(state, property), shallow(state, valueOf(property), false) ?? null]));
}

/** The value of a member of an object, if both are there. */
export const memberOf = (state: EditorState, object: SyntaxNode | null, name: string): SyntaxNode | null => {
  const property = object?.name === 'Object' ? object.getChildren('Property').find((each) => nameOf(state, each) === name) : undefined;
  return property ? valueOf(property) : null;
};

/** The items of an array. */
export function itemsOf(array: SyntaxNode | null): SyntaxNode[] {
  const items: SyntaxNode[] = [];
  for (let next = array?.name === 'Array' ? array.firstChild : null; next; next = next.nextSibling) {
    if (!/^[[\],⚠]$/.test(next.name)) items.push(next);
  }
  return items;
}

/** The steps that lead from the whole definition to a node. */
export function stepsTo(state: EditorState, node: SyntaxNode): Step[] {
  const steps: Step[] = [];
  for (let here: SyntaxNode | null = node; here; here = here.parent) {
    if (here.name === 'Property') steps.unshift({ of: shallow(state, here.parent), member: nameOf(state, here) });
    else if (here.parent?.name === 'Array') steps.unshift({ of: [] });
  }
  return steps;
}

/** The node at the end of a JSON Pointer, or the last one on the way there. */
export function nodeAt(state: EditorState, pointer: string): SyntaxNode | null {
  let here = syntaxTree(state).topNode.firstChild;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = memberOf(state, here, name) ?? itemsOf(here)[Number(name)];
    if (!next) return here;
    here = next;
  }
  return here;
}
