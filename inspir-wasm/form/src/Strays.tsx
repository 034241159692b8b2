// The errors within a line that none of its inputs shows, each with a button that removes the value.
import type { List } from './engine';
import { focusHeading, useForm } from './form';
import { errorText } from './messages';
import { within } from './pointer';

export function Strays({ path, columns }: { path: string; columns: List['columns'] }) {
  const form = useForm();
  const inputs = columns.map(({ name }) => `${path}/${name}`);
  const strays = form.assessment.input_errors.filter(
    (error) => within(error.path, path) && !inputs.some((input) => within(error.path, input)),
  );
  return strays.map((error) => (
    <div key={error.path} className="message invalid">
      <p>
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
    </div>
  ));
}

/** Whether a line has such errors. */
export const hasStrays = (errors: readonly { path: string }[], path: string, columns: List['columns']) =>
  errors.some((error) => within(error.path, path) && !columns.some(({ name }) => within(error.path, `${path}/${name}`)));
