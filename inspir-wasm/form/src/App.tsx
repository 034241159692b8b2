// The page around the form: the language, the chosen call.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Dossier } from './Dossier';
import { onLocale, readLocale, writeLocale } from './draft';
import { focusHeading } from './form';
import { useRoute, WRITE } from './route';
import { Start } from './Start';
import { useCall } from './useCall';
import { languages, offered, type Locale } from './words';

/** The editor cannot be loaded: there is no connection, or a new version of the form. */
function NotLoaded({ locale }: { locale: Locale }) {
  const { words: t } = languages[locale];
  return (
    <>
      <h2 tabIndex={-1}>{t.write}</h2>
      <p role="alert" className="message blocking">
        {t.notLoaded}
      </p>
      <button type="button" onClick={() => window.location.reload()}>
        {t.reload}
      </button>
    </>
  );
}

const Write = lazy(() => import('./write/Write').catch(() => ({ default: NotLoaded })));

/** A new view begins at its heading. */
function useHeading(call: string, place: string) {
  const shown = useRef(call);
  useEffect(() => {
    if (shown.current === call) return;
    shown.current = call;
    if (place) return;
    focusHeading();
    window.scrollTo(0, 0);
  }, [call, place]);
}

export function App() {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const route = useRoute();
  const { engine, words: t } = languages[locale];
  const writes = route.call === WRITE;
  const call = useCall(writes ? '' : route.call);
  const title = call?.describe(engine).title;
  useEffect(() => onLocale(setLocale), []);
  useEffect(() => {
    document.documentElement.lang = locale;
    writeLocale(locale);
  }, [locale]);
  useHeading(route.call, route.place);

  const skip = (event: { preventDefault(): void }) => {
    event.preventDefault();
    document.querySelector<HTMLElement>('main')?.focus();
  };
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {t.skip}
      </a>
      <header>
        <h1>{title ?? t.app}</h1>
        {offered
          .filter((other) => other !== locale)
          .map((other) => (
            <button type="button" className="quiet" key={other} lang={other} onClick={() => setLocale(other)}>
              {languages[other].name}
            </button>
          ))}
      </header>
      {call ? (
        <Dossier key={route.call} call={call} id={route.call} step={route.step} place={route.place} locale={locale} />
      ) : (
        <main id="main" tabIndex={-1} className={writes ? 'write' : undefined}>
          {writes ? (
            <Suspense fallback={<h2 tabIndex={-1}>{t.loading}</h2>}>
              <Write locale={locale} from={route.step} />
            </Suspense>
          ) : (
            <Start locale={locale} unknown={route.call !== ''} key={route.call} />
          )}
        </main>
      )}
    </>
  );
}
