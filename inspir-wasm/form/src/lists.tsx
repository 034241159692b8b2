// Lists, whose lines people add and remove, and the checklist of documents.
import { useEffect, useRef } from 'react';
import type { Item, List } from './engine';
import { anchor, capital, columnsFor, documentKind, errorText, focusHeading, lineOf, useForm } from './form';
import { Field, Messages } from './fields';
import { Total } from './Grant';
import { isObject, items, within, type Json } from './pointer';
import { languages } from './words';

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

interface LineProps {
  list: List;
  index: number;
  /** A column that needs no input. */
  known?: string;
  agents?: boolean;
}

/** The inputs of a line, for applicants or for agents, then the errors that no input shows. */
function Line({ list, index, known, agents = false }: LineProps) {
  const path = `${list.path}/${index}`;
  return (
    <>
      <div className="columns">
        {columnsFor(list, agents)
          .filter(({ name }) => name !== known)
          .map((column) => (
            <Field key={column.name} inLine field={{ ...column, options: column.options ?? [], path: `${path}/${column.name}` }} />
          ))}
      </div>
      {!agents && <Strays path={path} columns={list.columns} />}
    </>
  );
}

/** The columns of a list that agents fill in, line by line. Lines come and go only where all of them are theirs. */
export function AgentLines({ list }: { list: List }) {
  const form = useForm();
  if (columnsFor(list).length === 0) return <Lines list={list} agents />;
  return items(form.value, list.path).map((_, index) => (
    <fieldset key={index} className="line">
      <legend>
        {capital(list.label)}, {lineOf(form.t, list, index)}
      </legend>
      <Line list={list} index={index} agents />
    </fieldset>
  ));
}

export function Lines({ list, agents = false }: { list: List; agents?: boolean }) {
  const form = useForm();
  const { t } = form;
  const lines = items(form.value, list.path);
  const added = useRef(false);
  const label = capital(list.label);
  const { item } = list;
  const first = columnsFor(list, agents)[0]?.name;
  const removal = (index: number) =>
    item ? t.removeItem(`${item} ${index + 1}`) : `${t.remove} ${index + 1} (${list.label})`;

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    document.getElementById(`${list.path}/${lines.length - 1}/${first}`)?.focus();
  }, [lines.length, list, first]);

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
      {list.wording && <p className="hint">{languages[form.locale].typeset(list.wording)}</p>}
      {lines.map((_, index) => (
        <fieldset key={index} className="line">
          <legend>{item ? capital(lineOf(t, list, index)) : `${label}, ${lineOf(t, list, index)}`}</legend>
          <Line list={list} index={index} agents={agents} />
          <button type="button" className="quiet" onClick={() => remove(index)} aria-label={removal(index)}>
            {item ? t.removeItem(item) : t.remove}
          </button>
        </fieldset>
      ))}
      <Total path={list.path} />
      <button type="button" id={list.path} onClick={add} aria-describedby={`${list.path}-messages`}>
        {item ? t.addItem(item) : `${t.add} (${list.label})`}
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

