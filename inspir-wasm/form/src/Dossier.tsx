// One application: steps, draft, import and export.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAssessment } from 'inspir/react';
import { money } from './amount';
import { Checklist } from './Checklist';
import { isEmpty, onDraft, readDraft, writeDraft } from './draft';
import type { Call } from './engine';
import { File } from './File';
import { FileButton } from './FileButton';
import { byPlace, FormContext, focusHeading, stepsOf, type Form } from './form';
import { write } from './json';
import { ancestry, get, isObject, set, type Application } from './pointer';
import { read } from './read';
import { Review } from './Review';
import { CHECKLIST, FILE, href, REVIEW } from './route';
import { Step } from './Step';
import { Steps } from './Steps';
import { languages, type Locale, type Words } from './words';

interface Props {
  call: Call;
  id: string;
  step: string;
  place: string;
  locale: Locale;
}

/** The result of the last action, in every language. */
interface Notice {
  say(t: Words): string;
  told?: Record<Locale, string[]>;
}

export function Dossier({ call, id, step, place, locale }: Props) {
  const { engine, words: t } = languages[locale];
  const [resumed, setResumed] = useState<Application>(() => readDraft(id));
  const [value, setValue] = useState(resumed);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState(true);
  const [notice, setNotice] = useState<Notice>();
  /** The draft that an import replaced, until the next edit. */
  const [replaced, setReplaced] = useState<Application>();
  const description = useMemo(() => call.describe(engine), [call, engine]);
  const assessment = useAssessment(call, value, { locale: engine }).assessment;
  const found = useMemo(() => byPlace(assessment.findings), [assessment]);
  const steps = stepsOf(description);
  const views = [...steps.map((section) => section.id), REVIEW];
  const view = [...views, FILE, CHECKLIST].includes(step) ? step : (views[0] ?? REVIEW);
  const section = steps.find((candidate) => candidate.id === view);
  const position = views.indexOf(view);

  useEffect(() => setKept(writeDraft(id, value)), [id, value]);
  useEffect(
    () =>
      onDraft(id, (draft) => {
        setValue(draft);
        setReplaced(undefined);
      }),
    [id],
  );

  // On a new step, the heading takes the focus, or the input that a link of the review points to.
  const shown = useRef(view);
  useEffect(() => {
    const left = shown.current;
    if (left === view && !place) return;
    shown.current = view;
    if (left !== view) setVisited((all) => new Set(all).add(left));
    const target = ancestry(place)
      .map((each) => document.getElementById(each))
      .find(Boolean);
    (target ?? document.querySelector<HTMLElement>('main h2'))?.focus();
    if (!target) window.scrollTo(0, 0);
  }, [view, place]);

  const form: Form = {
    locale,
    t,
    call,
    value,
    description,
    assessment,
    found,
    money: (amount) => money(amount, locale, description.currency),
    change: (path, next) => {
      setValue((before) => set(before, path, next));
      setReplaced(undefined);
      // An edit removes the result of the last action, unless it lists entries to check.
      setNotice((said) => (said?.told ? said : undefined));
    },
    touch: (path) => setTouched((all) => (all.has(path) ? all : new Set(all).add(path))),
    told: (path) =>
      touched.has(path) || get(resumed, path) !== undefined || visited.has(REVIEW) || (section !== undefined && visited.has(section.id)),
  };

  const refuse = (why: Notice['say'], told?: Notice['told']) =>
    setNotice({ say: (to) => `${why(to)} ${to.unchanged}`, told });
  const take = (text: string) => {
    if (text.trim() === '') return refuse((to) => to.emptyFile);
    const { value: file, told } = read(call, text);
    const known = Object.keys(call.schema.properties ?? {});
    if (!isObject(file) || !known.some((name) => Object.hasOwn(file, name))) return refuse((to) => to.badImport, told);
    const { call: named, ...rest } = file;
    if (named !== undefined && named !== null && named !== id) return refuse((to) => `${to.otherImport}${String(named)}.`);
    const empty = isEmpty(value);
    if (!empty && !window.confirm(t.replaceSure)) return;
    setValue(rest);
    setReplaced(empty ? undefined : value);
    setVisited(new Set([REVIEW]));
    setNotice({ say: (to) => to.imported, told });
  };
  const undo = () => {
    setValue(replaced ?? {});
    setReplaced(undefined);
    setNotice({ say: (to) => to.undone });
    focusHeading();
  };
  const give = () => {
    const blob = new Blob([write({ call: id, ...value })], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${id}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const clear = () => {
    if (!window.confirm(t.clearSure)) return;
    setValue({});
    setResumed({});
    setTouched(new Set());
    setVisited(new Set());
    setReplaced(undefined);
    setNotice({ say: (to) => to.cleared });
  };

  const told = notice?.told?.[locale] ?? [];
  const { met, applicable } = assessment.progress;
  const paper = view === FILE || view === CHECKLIST;
  const title = section?.title ?? (paper ? (view === FILE ? t.printed : t.checklist) : t.review);
  useEffect(() => {
    document.title = `${title} – ${description.title}`;
  }, [title, description]);
  const before = views[position - 1];
  const after = position < 0 ? undefined : views[position + 1];
  return (
    <FormContext.Provider value={form}>
      <section className="progress" aria-label={t.advance}>
        <label htmlFor="progress">{t.progress(met, applicable)}</label>
        <progress id="progress" value={met} max={Math.max(applicable, 1)} />
      </section>
      <div className={paper ? 'page paper' : 'page'}>
        {!paper && <Steps id={id} view={view} />}
        <main id="main" tabIndex={-1}>
          {position >= 0 && <p className="hint">{t.step(position + 1, views.length)}</p>}
          <h2 tabIndex={-1}>{title}</h2>
          {section && <Step key={section.id} section={section} />}
          {view === REVIEW && <Review id={id} give={give} />}
          {view === FILE && <File />}
          {view === CHECKLIST && <Checklist />}
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
      <footer>
        <div role="status">
          <p>
            {notice?.say(t)} {kept ? !isEmpty(value) && t.saved : t.unsaved}
          </p>
          {told.length > 0 && (
            <>
              <p className="message warning">{t.changed}</p>
              <ul>
                {told.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        {replaced && (
          <button type="button" onClick={undo}>
            {t.undo}
          </button>
        )}
        <div className="buttons">
          <FileButton label={t.import} take={take} />
          <button type="button" onClick={give}>
            {t.export}
          </button>
          <a className="button" href={href(id, FILE)}>
            {t.file}
          </a>
          <a className="button" href={href(id, CHECKLIST)}>
            {t.checklist}
          </a>
          <button type="button" onClick={clear}>
            {t.clear}
          </button>
          <a className="button" href={href()}>
            {t.home}
          </a>
        </div>
      </footer>
    </FormContext.Provider>
  );
}
