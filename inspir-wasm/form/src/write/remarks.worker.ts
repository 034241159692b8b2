// Looks for remarks beside the page: to tell that a condition never holds, the engine tries thousands of applications.
import { loadRemarks } from 'inspir/remarks';
import module from 'inspir/remarks.wasm?url';
import type { Asked, Answer } from './remarks';

const ready = loadRemarks(fetch(module));

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const tell = await ready;
  const { text, callText, locale } = data;
  postMessage({ ...data, remarks: tell(text, { locale, text: callText || null }) } satisfies Answer);
};
