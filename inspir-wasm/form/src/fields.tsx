// One field with its label, its hint, its input and the engine's messages about it.
import { sign } from './figures';
import { Control, optionsOf } from './Control';
import type { Field as Info } from './engine';
import { isOptional, useForm } from './form';
import { Boxes, Group, Radios } from './groups';
import { hintOf } from './hints';
import { describedBy, isWrong, Messages, Optional } from './Messages';
import { languages } from './words';

/** How many values a choice of the call's own may have to be shown at once. */
const FEW = 5;

/** With `inLine`, the input stands within a line of a list, where space is short. */
export function Field({ field, inLine = false }: { field: Info; inLine?: boolean }) {
  const form = useForm();
  const { t, locale, description } = form;
  const { path, type, options } = field;
  const { typeset } = languages[locale];
  const label = typeset(type === 'commune' ? field.label.replace(/ \((code INSEE|INSEE code)\)$/, '') : field.label);
  const hint = hintOf(form, field);
  const optional = !inLine && field.agent !== true && isOptional(form, path);
  const common = {
    id: path,
    'aria-invalid': isWrong(form, path) || undefined,
    'aria-describedby': `${hint ? `${path}-hint ` : ''}${describedBy(form, path)}`,
    onBlur: () => form.touch(path),
  };
  const group = { path, label, hint, optional, common };
  if (type === 'choices') return <Group {...group} answers={<Boxes field={field} />} />;
  if (type === 'boolean' && !inLine) return <Group {...group} answers={<Radios path={path} answers={[[true, t.yes], [false, t.no]]} />} />;
  if (type === 'choice' && !inLine && path.startsWith('/details/') && options.length <= FEW) {
    return <Group {...group} answers={<Radios path={path} answers={optionsOf(field, t.notSignedYet).map(({ label, value }) => [value, typeset(label)])} />} />;
  }
  const unit = type === 'amount' ? sign(description.currency) : field.unit;
  return (
    <div className={`field ${type}`}>
      <label htmlFor={path}>
        {unit ? `${label} (${unit})` : label}
        {optional && <Optional />}
      </label>
      {hint && (
        <p id={`${path}-hint`} className="hint">
          {hint}
        </p>
      )}
      <Control field={field} common={common} />
      <Messages path={path} />
    </div>
  );
}
