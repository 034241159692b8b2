// Over the editor: where a definition comes from, and where it goes.
import { useId, useState } from 'react';
import { callIds, loadCall } from '../draft';
import { calls, isBuiltIn, type Call } from '../engine';
import { FileButton } from '../FileButton';
import type { Application } from '../pointer';
import { save } from '../save';
import { languages, type Locale } from '../words';
import { templates, titleOf } from './templates';
import { wordsOf } from './words';

interface Props {
  locale: Locale;
  open(text: string, name: string, sample?: Application): void;
  openFile(text: string, bytes: Uint8Array, name: string): void;
  keep(): void;
  current(): string;
  name: string;
}

interface Origin {
  key: string;
  title: string;
  text: string;
  sample?: Application;
}

function loaded(ids: readonly string[]): Call[] {
  return ids.flatMap((id) => {
    try {
      return [loadCall(id)];
    } catch {
      return [];
    }
  });
}

export function Toolbar({ locale, open, openFile, keep, current, name }: Props) {
  const { engine } = languages[locale];
  const t = wordsOf(locale);
  const id = useId();
  const [chosen, setChosen] = useState('template grant');
  const ofCall = (call: Call): Origin => ({ key: `call ${call.id}`, title: call.describe(engine).title, text: call.definition });
  const own = callIds().filter((each) => !isBuiltIn(each));
  const groups: [title: string, origins: Origin[]][] = [
    [t.templates, templates.map((each) => ({ ...each, key: `template ${each.id}`, title: titleOf(each.text, engine) }))],
    [t.builtIn, loaded(calls()).map(ofCall)],
    [t.own, loaded(own).map(ofCall)],
  ];
  const begin = () => {
    const origin = groups.flatMap(([, origins]) => origins).find(({ key }) => key === chosen);
    if (origin) open(origin.text, origin.title, origin.sample);
  };
  return (
    <div className="toolbar">
      <div className="field">
        <label htmlFor={id}>{t.from}</label>
        <select id={id} value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {groups
            .filter(([, origins]) => origins.length > 0)
            .map(([title, origins]) => (
              <optgroup key={title} label={title}>
                {origins.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </div>
      <button type="button" onClick={begin}>
        {t.begin}
      </button>
      <FileButton label={t.openFile} take={openFile} />
      <button type="button" onClick={() => save(current(), `${name}.json`)}>
        {t.save}
      </button>
      <button type="button" onClick={keep}>
        {t.keep}
      </button>
      <p className="hint">{t.drop}</p>
    </div>
  );
}
