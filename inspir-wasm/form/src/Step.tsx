// One section of the call as a step of the form.
import { Calculation } from './Calculation';
import type { Section } from './engine';
import { Field } from './fields';
import { fieldAt, useForm } from './form';
import { Grant } from './Grant';
import { Documents, Lines } from './lists';

/** The input for one path: a list or a field. */
function Input({ path }: { path: string }) {
  const { description } = useForm();
  const list = description.lists.find((candidate) => candidate.path === path);
  if (list) return path === '/documents' ? <Documents list={list} /> : <Lines list={list} />;
  const field = fieldAt(description, path);
  return field && <Field field={field} />;
}

export function Step({ section }: { section: Section }) {
  const { t, description } = useForm();
  const requests = [...description.parts.map(({ path }) => path), description.overall?.path];
  const asks = section.paths.some((path) => requests.includes(path));
  const budget = section.paths.some((path) => path.startsWith('/budget/'));
  const agreed = [...description.commitments, ...description.undertakings].map(({ path }) => path);
  const inputs = (paths: string[]) => paths.map((path) => <Input key={path} path={path} />);
  const commitments = section.paths.filter((path) => agreed.includes(path));
  return (
    <>
      {asks && <Grant />}
      {inputs(section.paths.filter((path) => !agreed.includes(path)))}
      {commitments.length > 0 && (
        <fieldset className="list">
          <legend>{t.commitments}</legend>
          {inputs(commitments)}
        </fieldset>
      )}
      {budget && !asks && <Grant />}
      {(asks || budget) && <Calculation short={!asks} />}
    </>
  );
}
