// The address says which view is open: `#call/step/path`. The names of the form's own views begin with a dash.
import { useSyncExternalStore } from 'react';

export interface Route {
  call: string;
  step: string;
  /** The path of the input that takes the focus; empty if there is none. */
  place: string;
}

/** The editor of definitions, and the form that it shows beside it: they stand where the id of a call does. */
export const WRITE = '-write';
export const PREVIEW = '-preview';

export const BEGIN = '-begin';
export const REVIEW = '-review';
export const FILE = '-file';
export const LETTER = '-letter';
export const SHEET = '-sheet';
export const CHECKLIST = '-checklist';

export const href = (...parts: string[]) => `#${parts.map(encodeURIComponent).join('/')}`;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => window.location.hash,
  );
  const [call = '', step = '', place = ''] = hash.slice(1).split('/').map(decode);
  return { call, step, place };
}
