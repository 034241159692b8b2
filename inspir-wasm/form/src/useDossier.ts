// The state of one application: its draft, what the form already shows, imports and what takes them back.
import { useEffect, useState } from 'react';
import { isEmpty, onDraft, readDraft, writeDraft } from './draft';
import type { Call } from './engine';
import { given } from './host';
import { focusHeading } from './form';
import { write } from './json';
import { isObject, type Application } from './pointer';
import { read } from './read';
import { REVIEW } from './route';
import { save } from './save';
import type { Locale, Words } from './words';

/** The result of the last action, in every language. */
interface Notice {
  say(t: Words): string;
  told?: Record<Locale, string[]> | undefined;
}

export function useDossier(call: Call, id: string, t: Words) {
  const [resumed, setResumed] = useState<Application>(() => readDraft(id));
  const [value, setValue] = useState(resumed);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState(true);
  const [notice, setNotice] = useState<Notice>();
  /** The draft that an import replaced, until the next edit. */
  const [replaced, setReplaced] = useState<Application>();
  useEffect(() => setKept(writeDraft(id, value)), [id, value]);
  useEffect(
    () =>
      onDraft(id, (draft) => {
        setValue(draft);
        setReplaced(undefined);
      }),
    [id],
  );

  const refuse = (why: Notice['say'], told?: Notice['told']) => setNotice({ say: (to) => `${why(to)} ${to.unchanged}`, told });
  return {
    resumed, value, touched, visited, kept, notice, replaced,
    change(next: (before: Application) => Application) {
      setValue(next);
      setReplaced(undefined);
      // An edit removes the result of the last action, unless it lists entries to check.
      setNotice((said) => (said?.told ? said : undefined));
    },
    touch: (path: string) => setTouched((all) => (all.has(path) ? all : new Set(all).add(path))),
    visit: (view: string) => setVisited((all) => new Set(all).add(view)),
    take(text: string) {
      if (text.trim() === '') return refuse((to) => to.emptyFile);
      const { value: file, told } = read(call, text);
      const known = Object.keys(call.schema.properties ?? {});
      if (!isObject(file) || !known.some((name) => Object.hasOwn(file, name))) return refuse((to) => to.badImport, told);
      const { call: named, ...rest } = file;
      if (named !== undefined && named !== null && named !== call.id) return refuse((to) => `${to.otherImport}${String(named)}.`);
      const empty = isEmpty(value);
      if (!empty && !window.confirm(t.replaceSure)) return;
      setValue(rest);
      setReplaced(empty ? undefined : value);
      setVisited(new Set([REVIEW]));
      setNotice({ say: (to) => to.imported, told });
    },
    undo() {
      setValue(replaced ?? {});
      setReplaced(undefined);
      setNotice({ say: (to) => to.undone });
      focusHeading();
    },
    give: () => save(write({ call: call.id, ...given(value) }), `${call.id}.json`),
    clear() {
      if (!window.confirm(t.clearSure)) return;
      setValue({});
      setResumed({});
      setTouched(new Set());
      setVisited(new Set());
      setReplaced(undefined);
      setNotice({ say: (to) => to.cleared });
    },
  };
}
