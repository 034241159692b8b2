// The page around the form: the language, the chosen call.
import { useEffect, useState } from 'react';
import { Dossier } from './Dossier';
import { loadCall, readLocale, writeLocale } from './draft';
import type { Call } from './engine';
import { useRoute } from './route';
import { Start } from './Start';
import { languages, offered, type Locale } from './words';

export function App() {
  const [locale, setLocale] = useState<Locale>(readLocale);
  const route = useRoute();
  const { engine, words: t } = languages[locale];
  let call: Call | undefined;
  try {
    call = route.call ? loadCall(route.call) : undefined;
  } catch {
    call = undefined;
  }
  const title = call?.describe(engine).title;
  useEffect(() => {
    document.documentElement.lang = locale;
    writeLocale(locale);
  }, [locale]);

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
        <main id="main" tabIndex={-1}>
          <Start locale={locale} unknown={route.call !== ''} key={route.call} />
        </main>
      )}
    </>
  );
}
