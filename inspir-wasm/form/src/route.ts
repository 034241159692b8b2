// Where one is, kept in the address: `#call/step`. The form's own views start with a dash.
import { useSyncExternalStore } from 'react';

export interface Route {
  call: string;
  step: string;
}

export const REVIEW = '-review';
export const FILE = '-file';
export const CHECKLIST = '-checklist';

export const href = (call: string, step = '') =>
  call ? `#${encodeURIComponent(call)}/${encodeURIComponent(step)}` : '#';

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
  const [call = '', step = ''] = hash.slice(1).split('/');
  return { call: decode(call), step: decode(step) };
}
