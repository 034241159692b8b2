// The call that the address names. That of the preview changes while its definition is written elsewhere.
import { useEffect, useState } from 'react';
import { loadCall, onShown, readShown } from './draft';
import type { Call } from './engine';
import { PREVIEW } from './route';

function load(id: string): Call | undefined {
  try {
    return id === PREVIEW ? readShown() : id ? loadCall(id) : undefined;
  } catch {
    return undefined;
  }
}

export function useCall(id: string): Call | undefined {
  const [found, setFound] = useState({ id, call: load(id) });
  useEffect(() => (id === PREVIEW ? onShown(() => setFound({ id, call: load(id) })) : undefined), [id]);
  if (found.id === id) return found.call;
  const call = load(id);
  setFound({ id, call });
  return call;
}
