// Whether the screen is narrow. The styles draw the line at the same width.
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 48rem)');

export const useNarrow = () =>
  useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
