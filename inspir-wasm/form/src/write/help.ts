// What the editor offers while people type, and what it says of the member at a place.
import { insertCompletionText, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { EngineLocale } from '../engine';
import { references } from './own';
import type { Guide, Step } from './schema';
import { isToken, nameOf, shallow, stepsTo, valueOf } from './tree';

/** What is said of the member that a place of the text belongs to. */
export function aboutAt(guide: Guide, state: EditorState, at: number): { name: string; about: string; from: number } | undefined {
  const tree = syntaxTree(state);
  // At the end of a value, what stands before the cursor counts.
  const start = [tree.resolveInner(at, 1), tree.resolveInner(at, -1)].find(isToken);
  for (let node = start; node?.parent; node = node.parent) {
    if (node.name !== 'Property') continue;
    const steps = stepsTo(state, node);
    const value = shallow(state, valueOf(node), false);
    const means = typeof value === 'string' ? guide.values(steps).get(value) : undefined;
    const about = [guide.describe(steps), means].filter(Boolean).join(' – ');
    return about ? { name: nameOf(state, node), about, from: node.from } : undefined;
  }
  return undefined;
}

/** The members or the values that can stand at the cursor. */
export const completions = (guide: Guide, locale: EngineLocale) => ({ explicit, pos, state }: CompletionContext): CompletionResult | null => {
  const inner = syntaxTree(state).resolveInner(pos, -1);
  const token = isToken(inner) ? inner : undefined;
  // Behind a text that is closed, nothing more is to be said.
  if (token && token.to === pos && /^".*"$/s.test(state.sliceDoc(token.from, pos)) && pos - token.from > 1) return null;
  const word = /"?[\w./-]*$/.exec(state.sliceDoc(Math.max(0, pos - 80), pos))?.[0] ?? '';
  const from = token ? token.from : pos - word.length;
  if (!token && !explicit && word === '') return null;
  const quoted = state.sliceDoc(from, from + 1) === '"';
  /** What is left of the token behind the cursor. */
  const rest = token ? Math.max(token.to - pos, 0) : 0;

  const option = (value: unknown, about: string, behind = '', boost = 0): Completion => {
    const insert = JSON.stringify(value) + behind;
    return {
      label: quoted ? JSON.stringify(value) : String(value),
      displayLabel: String(value),
      boost,
      ...(about && { info: about }),
      apply: (view: EditorView, _completion: Completion, start: number, end: number) =>
        view.dispatch(insertCompletionText(view.state, insert, start, end + rest)),
    };
  };
  const result = (options: Completion[]): CompletionResult | null =>
    options.length > 0 ? { from, options, validFor: /^"?[\w./*<>-]*$/ } : null;

  let holder = token?.parent ?? inner;
  if (holder.name === '⚠' && holder.parent) holder = holder.parent;
  if (holder.name === 'Object' || token?.name === 'PropertyName') {
    const object = holder.name === 'Object' ? holder : holder.parent;
    if (!object) return null;
    const own = holder.name === 'Property' ? nameOf(state, holder) : undefined;
    const there = object.getChildren('Property').map((each) => nameOf(state, each));
    const behind = /^\s*:/.test(state.sliceDoc(pos + rest, pos + rest + 20)) ? '' : ': ';
    const members = [...guide.members(stepsTo(state, object), shallow(state, object))];
    return result(members.filter(([name]) => name === own || !there.includes(name)).map(([name, about]) => option(name, about, behind)));
  }
  const steps: Step[] | undefined =
    holder.name === 'Array' ? [...stepsTo(state, holder), { of: [] }] : holder.name === 'Property' ? stepsTo(state, holder) : undefined;
  if (!steps) return null;
  // The definition's own come first: few fit, and they are what its author has in mind.
  const own = references(guide, state, steps, locale);
  const values = [...own, ...guide.values(steps)].filter(([value]) => !quoted || typeof value === 'string');
  return result(values.map(([value, about]) => option(value, about, '', own.has(String(value)) ? 50 : 0)));
};
