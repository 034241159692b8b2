// One section of the call as a step of the form.
import { IBAN, isRaised, PROOF_OF_IBAN } from './asked';
import { Bar } from './Bar';
import { Calculation } from './Calculation';
import { Documents } from './Documents';
import type { Section } from './engine';
import { Field } from './fields';
import { fieldAt, useForm } from './form';
import { Grant } from './Grant';
import { Lines } from './Lines';
import { isTable } from './table/columns';
import { Table } from './table/Table';

/** The input for one path: a list or a field. */
function Input({ path }: { path: string }) {
  const { description, value } = useForm();
  const list = description.lists.find((candidate) => candidate.path === path);
  if (list) return path === '/documents' ? <Documents list={list} /> : isTable(list) ? <Table list={list} /> : <Lines list={list} />;
  const field = isRaised(value, path) ? fieldAt(description, path) : undefined;
  return field && <Field field={field} />;
}

export function Step({ section }: { section: Section }) {
  const { t, description } = useForm();
  const requests = [...description.parts.map(({ path }) => path), description.overall?.path];
  const asks = section.paths.some((path) => requests.includes(path));
  const budget = section.paths.some((path) => path.startsWith('/budget/'));
  const agreed = [...description.commitments, ...description.undertakings].map(({ path }) => path);
  const proved = section.paths.includes('/documents') && description.documents.some(({ id }) => id === PROOF_OF_IBAN);
  const own = section.paths.filter((path) => !(proved && path === IBAN));
  const commitments = own.filter((path) => agreed.includes(path));
  const first = commitments[0] === undefined ? own.length : own.indexOf(commitments[0]);
  const inputs = (paths: string[]) => paths.map((path) => <Input key={path} path={path} />);
  const others = (from: number, to: number) => inputs(own.slice(from, to).filter((path) => !agreed.includes(path)));
  return (
    <>
      {asks && !budget && <Grant />}
      {others(0, first)}
      {commitments.length > 0 && (
        <fieldset className="list">
          <legend>{t.commitments}</legend>
          {inputs(commitments)}
        </fieldset>
      )}
      {others(first, own.length)}
      {(asks || budget) && <Calculation short={!asks} />}
      {budget && <Bar />}
    </>
  );
}
