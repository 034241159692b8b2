// Lists whose lines people add and remove.
import type { List } from './engine';
import { Field } from './fields';
import { capital, columnsFor, lineOf, strings, text, useForm } from './form';
import { Messages } from './Messages';
import { get, items, type Json } from './pointer';
import { Strays } from './Strays';
import { Done } from './table/Done';
import { useLines } from './table/lines';
import { languages } from './words';

interface LineProps {
  list: List;
  index: number;
  /** Columns that need no input. */
  known?: string[];
  agents?: boolean;
}

/** The inputs of a line, for applicants or for agents, then the errors that no input shows. */
export function Line({ list, index, known = [], agents = false }: LineProps) {
  const path = `${list.path}/${index}`;
  return (
    <>
      <div className="columns">
        {columnsFor(list, agents)
          .filter(({ name }) => !known.includes(name))
          .map((column) => (
            <Field key={column.name} inLine field={{ ...column, options: strings(column.options), path: `${path}/${column.name}` }} />
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
  const named = columnsFor(list)[0]?.name;
  const label = (line: Json) => text(get(line, `/${named}`));
  return items(form.value, list.path).map((line, index) => (
    <fieldset key={index} className="line">
      <legend>
        {capital(list.label)}, {lineOf(form.t, list, index)}
        {label(line) && form.t.colon + label(line)}
      </legend>
      <Line list={list} index={index} agents />
    </fieldset>
  ));
}

export function Lines({ list, agents = false }: { list: List; agents?: boolean }) {
  const form = useForm();
  const { t } = form;
  const label = capital(list.label);
  const { item } = list;
  const first = columnsFor(list, agents)[0]?.name;
  const at = (index: number) => `${list.path}/${index}/${first}`;
  const own = useLines(list, (index, count) => (count > 0 ? at(Math.min(index, count - 1)) : list.path));
  const removal = (index: number) =>
    item ? t.removeItem(`${item} ${index + 1}`) : `${t.remove} ${index + 1} (${list.label})`;
  const add = () => {
    form.change(list.path, [...own.lines, {}]);
    own.focus(at(own.lines.length));
  };
  return (
    <fieldset className="list">
      <legend>{label}</legend>
      {list.wording && <p className="hint">{languages[form.locale].typeset(list.wording)}</p>}
      {own.lines.map((_, index) => (
        <fieldset key={index} className="line">
          <legend>{item ? capital(lineOf(t, list, index)) : `${label}, ${lineOf(t, list, index)}`}</legend>
          <Line list={list} index={index} agents={agents} />
          <button type="button" className="quiet" onClick={() => own.remove(index)} aria-label={removal(index)}>
            {item ? t.removeItem(item) : t.remove}
          </button>
        </fieldset>
      ))}
      <button type="button" id={list.path} onClick={add} aria-describedby={`${list.path}-messages`}>
        {item ? t.addItem(item) : `${t.add} (${list.label})`}
      </button>
      <Done own={own} />
      <Messages path={list.path} titled />
    </fieldset>
  );
}
