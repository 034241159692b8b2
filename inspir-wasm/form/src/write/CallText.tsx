// The text of the call, if whoever writes the definition gives it: its quotations are looked for there.
import { useEffect, useId, useState } from 'react';
import { writeCallText } from '../draft';
import { FileButton } from '../FileButton';
import type { Locale } from '../words';
import { wordsOf } from './words';

/** How long the text stays as it is before the quotations are looked for. */
const PAUSE = 400;

interface Props {
  locale: Locale;
  initial: string;
  changed(text: string): void;
  say(text: string): void;
}

export function CallText({ locale, initial, changed, say }: Props) {
  const t = wordsOf(locale);
  const id = useId();
  const [text, setText] = useState(initial);
  const [isOpen] = useState(initial !== '');
  useEffect(() => {
    const pending = setTimeout(() => {
      if (!writeCallText(text)) say(t.callTextUnsaved);
      changed(text);
    }, PAUSE);
    return () => clearTimeout(pending);
  }, [text]);
  const open = (read: string, _bytes: Uint8Array, name: string) => {
    if (/[\0\ufffd]/.test(read)) return say(t.callTextUnreadable);
    setText(read);
    return say(t.callTextTaken(name));
  };
  return (
    <details className="call-text" open={isOpen}>
      <summary>{t.quotations}</summary>
      <div className="field">
        <label htmlFor={id}>{t.callText}</label>
        <p className="hint" id={`${id}-help`}>
          {t.callTextHelp}
        </p>
        <textarea id={id} rows={6} aria-describedby={`${id}-help`} value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <FileButton label={t.callTextOpen} take={open} accept="text/plain,text/markdown,.md,.txt" />
    </details>
  );
}
