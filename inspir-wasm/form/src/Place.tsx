// A place: people type its name or its postcode, and choose a commune. The form keeps its code.
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Common } from './Control';
import { text, useForm } from './form';
import { loadCommunes, matching, meaning, written, type Commune } from './places';
import { get } from './pointer';

export function Place({ path, common }: { path: string; common: Common }) {
  const form = useForm();
  const { t } = form;
  const value = text(get(form.value, path));
  const [communes, setCommunes] = useState<Commune[]>([]);
  const [typing, setTyping] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => {
    let here = true;
    void loadCommunes().then((all) => here && setCommunes(all));
    return () => {
      here = false;
    };
  }, []);

  const chosen = communes.find(({ code }) => code === value);
  const found = open && typing !== undefined ? matching(communes, typing) : [];
  const means = typing ? meaning(communes, typing) : undefined;
  const unclear = !open && means && 'ambiguous' in means ? means.ambiguous : undefined;
  const take = ({ code }: Commune) => {
    form.change(path, code);
    setTyping(undefined);
    setOpen(false);
  };
  const type = (typed: string) => {
    setTyping(typed);
    setOpen(true);
    setActive(-1);
    const next = meaning(communes, typed);
    form.change(path, 'code' in next ? next.code : undefined);
  };
  const leave = () => {
    setOpen(false);
    if (means && 'code' in means) setTyping(undefined);
    // The engine says that a text is no code.
    if (typing && means && 'unknown' in means) {
      form.change(path, typing.trim() || undefined);
      setTyping(undefined);
    }
    // For a postcode, the note says what to do: nothing else is missing.
    if (!means || !('ambiguous' in means)) common.onBlur();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const under = found[active];
    if (by !== 0 && found.length > 0) setActive((active + by + found.length) % found.length);
    else if (event.key === 'Enter' && under) take(under);
    else return;
    event.preventDefault();
  };
  const [list, note] = [`${path}-places`, `${path}-note`];
  return (
    <div className="place">
      <input
        {...common}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[active] && `${list}-${active}`}
        aria-invalid={unclear ? true : common['aria-invalid']}
        aria-describedby={`${common['aria-describedby'] ?? ''} ${note}`}
        value={typing ?? (chosen ? written(chosen) : value)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
        onBlur={leave}
      />
      <ul role="listbox" id={list} aria-label={t.places} hidden={found.length === 0}>
        {found.map((commune, index) => (
          <li
            key={commune.code}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              take(commune);
            }}
          >
            {written(commune)}
          </li>
        ))}
      </ul>
      <div id={note}>
        {unclear && (
          <p className="message invalid">
            <strong>{t.invalid}</strong> {t.isPostcode(unclear, matching(communes, unclear).map(written).join(', '))}
          </p>
        )}
        {chosen && typing === undefined && <p className="hint">{t.codeOf(chosen.code)}</p>}
      </div>
    </div>
  );
}
