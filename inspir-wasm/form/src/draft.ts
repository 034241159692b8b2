// The browser keeps a draft for each call, the definitions that were loaded, and the language.
import { Call, calls, isBuiltIn, localeOf } from './engine';
import * as json from './json';
import { isObject, type Application } from './pointer';
import { isLocale, type Locale } from './words';

const key = (kind: string, id: string) => `inspir-form/${kind}/${id}`;

const LOCALE = 'inspir-form/locale';

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text, or removes it if there is none; gives whether that worked. */
function write(name: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

export function readDraft(call: string): Application {
  try {
    const draft = json.parse(read(key('draft', call)) ?? '{}');
    return isObject(draft) ? draft : {};
  } catch {
    return {};
  }
}

/** Calls `changed` when another tab or frame changes what is kept under a name; returns a function that stops this. */
function onChange(name: string, changed: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === name || event.key === null) changed();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** Calls `changed` when another tab or frame changes the draft; returns a function that stops this. */
export const onDraft = (call: string, changed: (value: Application) => void) => onChange(key('draft', call), () => changed(readDraft(call)));

export const isEmpty = (draft: Application) => Object.keys(draft).length === 0;

/** An empty draft leaves no trace. */
export const writeDraft = (call: string, value: Application) =>
  write(key('draft', call), isEmpty(value) ? undefined : json.write(value));

/** The language that was chosen last, or else that of the browser. */
export function readLocale(): Locale {
  const kept = read(LOCALE);
  return isLocale(kept) ? kept : localeOf(navigator.languages);
}
export const writeLocale = (locale: Locale) => write(LOCALE, locale);
export const onLocale = (changed: (locale: Locale) => void) => onChange(LOCALE, () => changed(readLocale()));

/** Whether the person works for the grants office. */
export const readOffice = () => read('inspir-form/office') !== null;
export const writeOffice = (office: boolean) => write('inspir-form/office', office ? '1' : undefined);

/** The ids of the calls to choose from: the built-in ones, then those loaded from files. */
export function callIds(): string[] {
  const prefix = key('definition', '');
  try {
    const loaded = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return [...calls(), ...loaded.map((name) => name.slice(prefix.length)).sort()];
  } catch {
    return calls();
  }
}

const loaded = new Map<string, Call>();

/** A call by its id. @throws if there is no such call, or its definition has mistakes. */
export function loadCall(id: string): Call {
  const known = loaded.get(id);
  if (known) return known;
  const definition = isBuiltIn(id) ? null : read(key('definition', id));
  const call = Call.load(definition ?? id);
  loaded.set(id, call);
  return call;
}

/** Keeps a call that was read from a file, or written here. */
export function addCall(call: Call): void {
  loaded.set(call.id, call);
  write(key('definition', call.id), call.definition);
}

const WRITTEN = 'inspir-form/written';
const CALL_TEXT = 'inspir-form/call-text';
const SHOWN = 'inspir-form/shown';

/** The definition that is being written, with or without mistakes. */
export const readWritten = () => read(WRITTEN) ?? '';
export const writeWritten = (text: string) => write(WRITTEN, text || undefined);

/** The text of the call, in which the quotations of that definition are looked for. */
export const readCallText = () => read(CALL_TEXT) ?? '';
export const writeCallText = (text: string) => write(CALL_TEXT, text || undefined);

/** The call of that definition as it was last without mistakes: the form that is shown beside it. */
export function readShown(): Call | undefined {
  try {
    const definition = read(SHOWN);
    return definition === null ? undefined : Call.load(definition);
  } catch {
    return undefined;
  }
}
export const writeShown = (call: Call) => write(SHOWN, call.definition);
export const onShown = (changed: () => void) => onChange(SHOWN, changed);

/** Forgets a call that was read from a file, and its draft. */
export function removeCall(id: string): void {
  loaded.delete(id);
  write(key('definition', id), undefined);
  writeDraft(id, {});
}
