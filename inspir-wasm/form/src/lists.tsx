// Lists, whose lines people add and remove, and the checklist of documents.
import { useEffect, useRef } from 'react';
import type { Item, List } from './engine';
import { anchor, capital, documentKind, errorText, focusHeading, useForm } from './form';
import { Field, Messages } from './fields';
import { Total } from './Grant';
import { isObject, items, within, type Json } from './pointer';

/** The errors within a line that none of its inputs shows, each with a button that removes the value. */
function Strays({ path, columns }: { path: string; columns: List['columns'] }) {
  const form = useForm();
  const inputs = columns.map(({ name }) => `${path}/${name}`);
  const strays = form.assessment.input_errors.filter(
    (error) => within(error.path, path) && !inputs.some((input) => within(error.path, input)),
  );
  return strays.map((error) => (
    <p key={error.path} className="message invalid">
      <strong>{form.t.invalid}</strong> {errorText(form, error)} <code>{error.path}</code>{' '}
      <button
        type="button"
        className="quiet"
        aria-label={`${form.t.drop} (${error.path})`}
        onClick={() => {
          form.change(error.path, undefined);
          focusHeading();
        }}
      >
        {form.t.drop}
      </button>
    </p>
  ));
}

/** The inputs of a line, without the `known` column, then the errors that no input shows. */
function Line({ list, index, known }: { list: List; index: number; known?: string }) {
  const path = `${list.path}/${index}`;
  return (
    <>
      <div className="columns">
        {list.columns
          .filter(({ name }) => name !== known)
          .map((column) => (
            <Field key={column.name} inLine field={{ ...column, options: column.options ?? [], path: `${path}/${column.name}` }} />
          ))}
      </div>
      <Strays path={path} columns={list.columns} />
    </>
  );
}

export function Lines({ list }: { list: List }) {
  const form = useForm();
  const { t } = form;
  const lines = items(form.value, list.path);
  const added = useRef(false);
  const label = capital(list.label);

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    document.getElementById(`${list.path}/${lines.length - 1}/${list.columns[0]?.name}`)?.focus();
  }, [lines.length, list]);

  const add = () => {
    added.current = true;
    form.change(list.path, [...lines, {}]);
  };
  const remove = (index: number) => {
    const rest = lines.filter((_, i) => i !== index);
    form.change(list.path, rest.length > 0 ? rest : undefined);
    form.touch(list.path);
    document.getElementById(list.path)?.focus();
  };
  return (
    <fieldset className="list">
      <legend>{label}</legend>
      {lines.map((_, index) => (
        <fieldset key={index} className="line">
          <legend>
            {label}, {t.line(index + 1)}
          </legend>
          <Line list={list} index={index} />
          <button type="button" className="quiet" onClick={() => remove(index)} aria-label={`${t.remove} ${index + 1} (${list.label})`}>
            {t.remove}
          </button>
        </fieldset>
      ))}
      <Total path={list.path} />
      <button type="button" id={list.path} onClick={add} aria-describedby={`${list.path}-messages`}>
        {t.add} ({list.label})
      </button>
      <Messages path={list.path} />
    </fieldset>
  );
}

export function Documents({ list }: { list: List }) {
  const form = useForm();
  const { t, description } = form;
  const isKnown = (item: Json) => isObject(item) && description.documents.some(({ id }) => id === item.kind);
  const others = items(form.value, list.path).flatMap((item, index) => (isKnown(item) ? [] : [index]));
  return (
    <fieldset className="list" id={list.path} tabIndex={-1}>
      <legend>{capital(list.label)}</legend>
      {description.documents.map((kind) => (
        <Document key={kind.id} kind={kind} list={list} />
      ))}
      {others.map((index) => (
        <fieldset key={index} className="line">
          <legend>{t.otherDocument(index + 1)}</legend>
          <Line list={list} index={index} />
          <button
            type="button"
            className="quiet"
            aria-label={`${t.remove} (${t.otherDocument(index + 1)})`}
            onClick={() => {
              form.change(`${list.path}/${index}`, undefined);
              focusHeading();
            }}
          >
            {t.remove}
          </button>
        </fieldset>
      ))}
      <Messages path={list.path} of={(finding) => !documentKind(description, finding)} />
    </fieldset>
  );
}

function Document({ kind, list }: { kind: Item; list: List }) {
  const form = useForm();
  const id = anchor(kind.id);
  const all = items(form.value, list.path);
  const mine = all.flatMap((item, index) => (isObject(item) && item.kind === kind.id ? [index] : []));
  const noted = mine.some((index) => Object.keys(all[index] ?? {}).length > 1);
  const toggle = () => {
    if (noted && !window.confirm(form.t.detachSure)) return;
    const rest = all.filter((_, index) => !mine.includes(index));
    const next = mine.length > 0 ? rest : [...all, { kind: kind.id }];
    form.change(list.path, next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="line">
      <legend>{kind.title}</legend>
      {kind.wording !== kind.title && (
        <p className="hint" id={`${id}-hint`}>
          {kind.wording}
        </p>
      )}
      <label className="check">
        <input
          type="checkbox"
          id={id}
          checked={mine.length > 0}
          onChange={toggle}
          onBlur={() => form.touch(id)}
          aria-describedby={`${id}-messages`}
        />{' '}
        {form.t.attached}
      </label>
      {mine.map((index) => (
        <Line key={index} list={list} index={index} known="kind" />
      ))}
      <Messages path={list.path} id={id} of={(finding) => documentKind(form.description, finding) === kind.id} />
    </fieldset>
  );
}

