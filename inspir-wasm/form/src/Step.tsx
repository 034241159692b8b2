// One section of the call as a step of the form.
import type { Section } from './engine';
import { Field } from './fields';
import { fieldAt, useForm } from './form';
import { Grant } from './Grant';
import { Documents, Lines } from './lists';

export function Step({ section }: { section: Section }) {
  const { description } = useForm();
  const asks = section.paths.some((path) => description.parts.some((part) => part.path === path));
  const budget = section.paths.some((path) => path.startsWith('/budget/'));
  return (
    <>
      {asks && <Grant />}
      {section.paths.map((path) => {
        const list = description.lists.find((candidate) => candidate.path === path);
        if (list) return path === '/documents' ? <Documents key={path} list={list} /> : <Lines key={path} list={list} />;
        const field = fieldAt(description, path);
        return field && <Field key={path} field={field} />;
      })}
      {budget && !asks && <Grant />}
    </>
  );
}
