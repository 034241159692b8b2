// Where one is, kept in the address: `#call/step/place`. The form's own views start with a dash.
import { useSyncExternalStore } from 'react';

export interface Route {
  call: string;
  step: string;
  /** The input that takes the focus; none, if empty. */
  place: string;
}

export const REVIEW = '-review';
export const FILE = '-file';
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
