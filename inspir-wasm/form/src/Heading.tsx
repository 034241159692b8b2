// The heading of a printed page: the call and the applicant.
import { fieldText, useForm } from './form';
import { languages } from './words';
import { longDay } from './written';

const PATHS = ['/reference', '/applicant/name', '/project/title', '/submitted_on'];

export function Heading() {
  const form = useForm();
  const { description, t } = form;
  const fields = PATHS.flatMap((path) => description.fields.find((field) => field.path === path) ?? []);
  return (
    <>
      <p>
        {description.organisation} – {description.title}, {t.edition(description.edition)}
      </p>
      <dl className="about">
        {fields.map(({ path, label, type }) => (
          <div key={path}>
            <dt>{label}</dt>
            <dd>{(type === 'date' ? longDay(fieldText(form, path), languages[form.locale].engine) : fieldText(form, path)) || t.noAnswer}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
