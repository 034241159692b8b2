// The checklist of documents, each with what is noted about it.
import { IBAN, isWanted, PROOF_OF_IBAN, signedElsewhere } from './asked';
import { optionsOf } from './Control';
import type { DocumentKind, List } from './engine';
import { Field } from './fields';
import { anchor, capital, documentKind, fieldAt, fieldText, focusHeading, sectionOf, useForm } from './form';
import { Line } from './Lines';
import { Messages } from './Messages';
import { isObject, items, type Json } from './pointer';
import { href } from './route';
import { languages } from './words';

export function Documents({ list }: { list: List }) {
  const form = useForm();
  const { t, description, assessment, value } = form;
  const isKnown = (item: Json) => isObject(item) && description.documents.some(({ id }) => id === item.kind);
  const others = items(form.value, list.path).flatMap((item, index) => (isKnown(item) ? [] : [index]));
  return (
    <fieldset className="list" id={list.path} tabIndex={-1}>
      <legend>{capital(list.label)}</legend>
      {description.documents.filter(({ id }) => isWanted(description, assessment, value, id)).map((kind) => (
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

function Document({ kind, list }: { kind: DocumentKind; list: List }) {
  const form = useForm();
  const id = anchor(kind.id);
  const all = items(form.value, list.path);
  const iban = kind.id === PROOF_OF_IBAN ? fieldAt(form.description, IBAN) : undefined;
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
      {mine.map((index) => {
        const elsewhere = signedElsewhere(form.description, form.value, all[index]);
        return (
          <div key={index}>
            <Line list={list} index={index} known={elsewhere ? ['kind', 'signed_by'] : ['kind']} />
            {elsewhere && <Signature path={`${list.path}/${index}/signed_by`} asked={elsewhere} />}
          </div>
        );
      })}
      {iban && <Field field={iban} />}
      <Messages path={list.path} id={id} of={(finding) => documentKind(form.description, finding) === kind.id} />
    </fieldset>
  );
}


/** The signature of a document that another step asks for: what was answered there. */
function Signature({ path, asked }: { path: string; asked: string }) {
  const form = useForm();
  const { t, locale, description, id } = form;
  const field = fieldAt(description, asked);
  const step = sectionOf(description, asked);
  const answer = field && optionsOf(field, t.notSignedYet).find(({ value }) => value === fieldText(form, asked))?.label;
  return (
    <>
      <p id={path} tabIndex={-1}>
        {field?.label}
        {t.colon}
        <strong>{answer ? languages[locale].typeset(answer) : t.noAnswer}</strong>{' '}
        {step && <a href={href(id, step.id, asked)}>{t.changeIn(step.title)}</a>}
      </p>
      <Messages path={path} />
    </>
  );
}
