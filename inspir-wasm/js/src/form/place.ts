/** Places in a value that never changes. */

type Path = readonly (string | number)[];

/** What stands at a place; `undefined` if nothing does. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, step) => (here as Record<string | number, unknown> | null | undefined)?.[step], value);
}

/** The value with another one at a place. `undefined` leaves a member out. */
export function put(value: unknown, [step, ...rest]: Path, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  const below = put(at(value, [step]), rest, leaf);
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[step] = below;
    return list;
  }
  const members: Record<string, unknown> = { ...(typeof value === 'object' ? value : {}), [step]: below };
  if (below === undefined) delete members[step];
  return members;
}
