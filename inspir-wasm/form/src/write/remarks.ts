// What is odd about a definition without mistakes, as `inspir check` tells it.
import { useEffect, useRef, useState } from 'react';
import type { Remark } from 'inspir/remarks';
import type { EngineLocale } from '../engine';

export type { Remark };

export interface Asked {
  text: string;
  /** The text of the call; empty if there is none. */
  callText: string;
  locale: EngineLocale;
}

export interface Answer extends Asked {
  remarks: Remark[];
}

/** The remarks on a definition, once they are there; none while it has mistakes. */
export function useRemarks(text: string, callText: string, locale: EngineLocale, isRight: boolean): readonly Remark[] {
  const worker = useRef<Worker>(undefined);
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => () => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => {
    if (!isRight) return;
    if (!worker.current) {
      worker.current = new Worker(new URL('./remarks.worker.ts', import.meta.url), { type: 'module' });
      worker.current.onmessage = ({ data }: MessageEvent<Answer>) => setAnswer(data);
    }
    worker.current.postMessage({ text, callText, locale } satisfies Asked);
  }, [text, callText, locale, isRight]);
  // An answer to an earlier text would point to other lines.
  return isRight && answer?.text === text && answer.callText === callText && answer.locale === locale ? answer.remarks : NONE;
}

const NONE: readonly Remark[] = [];
