// One application: its steps, its review, and what is printed of it.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAssessment } from 'inspir/react';
import { asked, signedOnce } from './asked';
import { Begin } from './Begin';
import { Checklist } from './Checklist';
import { readOffice, writeOffice } from './draft';
import type { Call } from './engine';
import { File } from './File';
import { Footer } from './Footer';
import { byPlace, focusHeading, focusOn, FormContext, stepsOf, type Form } from './form';
import { given } from './host';
import { Letter, Sheet } from './Letter';
import { isWrong } from './Messages';
import { ancestry, get, set, within } from './pointer';
import { Review } from './Review';
import { BEGIN, CHECKLIST, FILE, href, LETTER, REVIEW, SHEET } from './route';
import { Step } from './Step';
import { Steps } from './Steps';
import { useDossier } from './useDossier';
import { languages, type Locale } from './words';
import { money } from './written';

interface Props {
  call: Call;
  id: string;
  step: string;
  place: string;
  locale: Locale;
}

/** On a new step, the heading takes the focus, or the input that a link of the review points to. */
function useFocus(view: string, place: string, left: (view: string) => void) {
  const shown = useRef(view);
  useEffect(() => {
    const before = shown.current;
    if (before === view && !place) return;
    shown.current = view;
    if (before !== view) left(before);
    const target = ancestry(place)
      .map((each) => document.getElementById(each))
      .find(Boolean);
    if (target) focusOn(target);
    else focusHeading();
    if (!target) window.scrollTo(0, 0);
  }, [view, place]);
}

export function Dossier({ call, id, step, place, locale }: Props) {
  const { engine, words: t } = languages[locale];
  const own = useDossier(call, id, t);
  const [office, setOffice] = useState(readOffice);
  const value = useMemo(() => given(own.value), [own.value]);
  const description = useMemo(() => asked(call.describe(engine), office), [call, engine, office]);
  const assessment = useAssessment(call, value, { locale: engine, parts: true }).assessment;
  const found = useMemo(() => byPlace(assessment.findings), [assessment]);
  const steps = stepsOf(description);
  const views = [...steps.map((section) => section.id), REVIEW];
  const papers = [FILE, CHECKLIST, LETTER, SHEET];
  const view = [...views, BEGIN, ...papers].includes(step) ? step : (views[0] ?? REVIEW);
  const section = steps.find((candidate) => candidate.id === view);
  const position = views.indexOf(view);
  useFocus(view, place, own.visit);

  const form: Form = {
    id, locale, t, call, value, description, assessment, found,
    money: (amount) => money(amount, languages[locale].engine, description.currency),
    change: (path, next) => own.change((before) => signedOnce(description, before, set(before, path, next))),
    replace: (next) => own.change(() => next),
    touch: own.touch,
    told: (path) =>
      own.touched.has(path) || get(own.resumed, path) !== undefined || own.visited.has(REVIEW) || (section !== undefined && own.visited.has(section.id)),
  };

  const { met, applicable } = assessment.progress;
  const paper = papers.includes(view);
  const names: Record<string, string> = { [BEGIN]: t.before, [FILE]: t.printed, [CHECKLIST]: t.checklist, [LETTER]: t.letter, [SHEET]: t.sheet, [REVIEW]: t.review };
  const title = section?.title ?? names[view] ?? '';
  const places = [...found.keys(), ...assessment.input_errors.map(({ path }) => path)];
  const wrong = section?.paths.some((own) => places.some((path) => within(path, own) && isWrong(form, path))) ?? false;
  useEffect(() => {
    document.title = `${wrong ? t.error + t.colon : ''}${title} – ${description.title}`;
  }, [wrong, t, title, description]);
  const before = views[position - 1];
  const after = position < 0 ? undefined : views[position + 1];
  return (
    <FormContext.Provider value={form}>
      <section className="progress" aria-label={t.advance}>
        <label htmlFor="progress">{t.progress(met, applicable)}</label>
        <progress id="progress" value={met} max={Math.max(applicable, 1)} />
      </section>
      <div className={paper ? 'page paper' : 'page'}>
        {!paper && <Steps view={view} />}
        <main id="main" tabIndex={-1}>
          {position >= 0 && <p className="hint count">{t.step(position + 1, views.length)}</p>}
          <h2 tabIndex={-1}>{title}</h2>
          {section && <Step key={section.id} section={section} />}
          {view === BEGIN && <Begin />}
          {view === REVIEW && <Review give={own.give} />}
          {view === FILE && <File />}
          {view === CHECKLIST && <Checklist />}
          {view === LETTER && <Letter />}
          {view === SHEET && <Sheet />}
          <div className="buttons">
            {before !== undefined && (
              <a className="button" href={href(id, before)}>
                {t.previous}
              </a>
            )}
            {after !== undefined && (
              <a className="button primary" href={href(id, after)}>
                {t.next}
              </a>
            )}
            {paper && (
              <>
                <a className="button" href={href(id, REVIEW)}>
                  {t.back}
                </a>
                <button type="button" className="primary" onClick={() => window.print()}>
                  {t.print}
                </button>
              </>
            )}
          </div>
        </main>
      </div>
      <Footer
        own={own}
        office={office}
        setOffice={(next) => {
          setOffice(next);
          writeOffice(next);
        }}
      />
    </FormContext.Provider>
  );
}
