// The text editor: CodeMirror, with the mistakes at their lines and help from the schema. It stands in a shadow root,
// since there it needs no inline styles, which the page's policy forbids.
import { autocompletion } from '@codemirror/autocomplete';
import { indentWithTab } from '@codemirror/commands';
import { ensureSyntaxTree, HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { json, jsonLanguage } from '@codemirror/lang-json';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { EngineLocale } from '../engine';
import { mendOf, type Problem } from './check';
import { aboutAt, completions } from './help';
import type { Remark } from './remarks';
import type { Guide } from './schema';
import { isToken, nodeAt } from './tree';

/** What the editor says, in one language. */
export interface EditorWords {
  label: string;
  leave: string;
  phrases: Record<string, string>;
  mend(name: string): string;
  guide: Guide;
  /** The language of titles. */
  locale: EngineLocale;
}

interface Heard {
  changed(text: string): void;
  /** The cursor stands in a member: its name and what it is. */
  at(member: { name: string; about: string } | undefined): void;
  mended(name: string): void;
}

export interface Editor {
  text(): string;
  /** Puts another text in the place of this one. */
  replace(text: string): void;
  tell(told: EditorWords): void;
  /** Marks the mistakes and the remarks. */
  mark(problems: readonly Problem[], remarks: readonly Remark[]): void;
  mend(problem: Problem): void;
  /** Moves the cursor to a line and a column, or to the end of a JSON Pointer. */
  goTo(place: { line: number; column: number } | string): void;
  destroy(): void;
}

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--card)', fontSize: '.925rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--page)', color: 'var(--soft)', borderRight: '1px solid var(--pale)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 9%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent) !important',
  },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--card)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-tooltip': { maxWidth: '30rem', fontSize: '.9rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: 'none', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-tooltip .about': { padding: '.35rem .6rem' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)', fontSize: 'inherit', padding: '.15rem .5rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--pale)' },
  '.cm-button, .cm-textfield': { backgroundImage: 'none', backgroundColor: 'var(--card)', color: 'inherit', border: '1px solid var(--line)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--page)', color: 'inherit', borderColor: 'var(--line)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--pale)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--soft)' },
]);

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

export function createEditor(root: ShadowRoot, text: string, told: EditorWords, heard: Heard): Editor {
  // Outside of the shadow root, nothing within it can be named.
  const leave = document.createElement('p');
  leave.id = 'leave';
  leave.hidden = true;
  const language = new Compartment();
  const speak = ({ guide, label, leave: way, locale, phrases }: EditorWords): Extension => {
    leave.textContent = way;
    return [
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': leave.id, tabindex: '0' }),
      jsonLanguage.data.of({ autocomplete: completions(guide, locale) }),
      hoverTooltip((view, at) => {
        const found = aboutAt(guide, view.state, at);
        if (!found) return null;
        const dom = document.createElement('p');
        dom.className = 'about';
        dom.textContent = found.about;
        return { pos: found.from, above: true, create: () => ({ dom }) };
      }),
    ];
  };
  let { guide, mend: mendWords } = told;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        basicSetup,
        // As many as fit: a list that scrolled would have to take the focus.
        autocompletion({ maxRenderedOptions: 12 }),
        keymap.of([indentWithTab]),
        json(),
        syntaxHighlighting(colours),
        theme,
        EditorView.lineWrapping,
        language.of(speak(told)),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (docChanged) heard.changed(state.doc.toString());
          if (docChanged || selectionSet) heard.at(aboutAt(guide, state, state.selection.main.head));
        }),
        // A file that is dropped is opened by the page.
        EditorView.domEventHandlers({ drop: (event) => hasFiles(event), dragover: (event) => hasFiles(event) }),
      ],
    }),
  });
  root.append(leave);

  /** Where a mistake stands in the text. */
  const rangeOf = ({ line, column }: { line: number; column: number }) => {
    const { doc } = view.state;
    const { from, text: all } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    // Columns count characters, offsets the halves of those that have two.
    const at = from + [...all].slice(0, column - 1).join('').length;
    const node = syntaxTree(view.state).resolveInner(at, 1);
    return { from: at, to: node.from === at && isToken(node) ? node.to : Math.min(at + 1, doc.length) };
  };
  const mend = (from: number, to: number, { name, json }: { name: string; json: string }) => {
    // A list or an object is replaced as a whole.
    const inner = syntaxTree(view.state).resolveInner(from, 1);
    const whole = isToken(inner) ? inner : inner.parent;
    const changes = { from, to: whole?.from === from ? whole.to : to, insert: json };
    view.dispatch({ changes, userEvent: 'input' });
    heard.mended(name);
  };
  const goTo = (from: number) => {
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    view.focus();
  };
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 }, scrollIntoView: true }),
    tell(next) {
      ({ guide, mend: mendWords } = next);
      view.dispatch({ effects: language.reconfigure(speak(next)) });
      heard.at(aboutAt(guide, view.state, view.state.selection.main.head));
    },
    mark(problems, remarks) {
      ensureSyntaxTree(view.state, view.state.doc.length, 200);
      const diagnostics = problems.map((problem): Diagnostic => {
        const { message } = problem;
        const meant = mendOf(problem);
        const actions = meant
          ? [{ name: mendWords(meant.name), apply: (_view: EditorView, from: number, to: number) => mend(from, to, meant) }]
          : [];
        return { ...rangeOf(problem), severity: 'error', message, actions };
      });
      diagnostics.push(...remarks.map((remark): Diagnostic => ({ ...rangeOf(remark), severity: 'info', message: remark.message })));
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((one, other) => one.from - other.from)));
    },
    mend(problem) {
      const { from, to } = rangeOf(problem);
      const meant = mendOf(problem);
      if (meant) mend(from, to, meant);
      view.focus();
    },
    goTo(place) {
      if (typeof place !== 'string') return goTo(rangeOf(place).from);
      ensureSyntaxTree(view.state, view.state.doc.length, 200);
      goTo(nodeAt(view.state, place)?.from ?? 0);
    },
    destroy() {
      view.destroy();
      leave.remove();
    },
  };
}
