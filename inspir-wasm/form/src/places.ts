// The communes that people can find by name or postcode; other places are written by code.

export interface Commune {
  code: string;
  name: string;
  postcodes: string[];
}

let known: Promise<Commune[]> | undefined;

/** The list; empty if it cannot be loaded: then all places are written by code. */
export function loadCommunes(): Promise<Commune[]> {
  known ??= import('virtual:communes').then(
    ({ default: text }) =>
      text.split('\n').map((line) => {
        const [code = '', name = '', postcodes = ''] = line.split(';');
        return { code, name, postcodes: postcodes.split(' ') };
      }),
    () => [],
  );
  return known;
}

/** A name as people may type it: without accents, hyphens and case, and with “saint” in full. */
export const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[^a-z0-9]+/g, ' ').trim().replace(/\bst(e?)\b/g, 'saint$1');

export const isCode = (typed: string) => /^(?:\d{5}|2[AB]\d{3})$/i.test(typed);

/** `Lens (62300)` */
export const written = ({ name, postcodes }: Commune) => (postcodes[0] ? `${name} (${postcodes.join(', ')})` : name);

/** How many communes are offered at once. */
const MOST = 8;

/** The communes that a typed text may mean, the nearest first. */
export function matching(communes: Commune[], typed: string): Commune[] {
  const bare = typed.replace(/\s/g, '').toUpperCase();
  if (/^(?:\d{2,}|2[AB]\d*)$/.test(bare)) {
    const byPostcode = communes.filter(({ postcodes }) => postcodes.some((postcode) => postcode.startsWith(bare)));
    return [...new Set([...byPostcode, ...communes.filter(({ code }) => code.startsWith(bare))])].slice(0, MOST);
  }
  const name = folded(typed.replace(/\(.*/, ''));
  if (name.length < 2) return [];
  const rank = (commune: Commune) => {
    const own = folded(commune.name);
    return own === name ? 0 : own.startsWith(name) ? 1 : own.includes(` ${name}`) ? 2 : 3;
  };
  const ranked = communes.map((commune) => ({ commune, at: rank(commune) })).filter(({ at }) => at < 3);
  return ranked.sort((one, other) => one.at - other.at).map(({ commune }) => commune).slice(0, MOST);
}

export type Meaning = { code: string } | { ambiguous: string } | { unknown: true };

/** What a typed text means: one code, a postcode of which a commune is to be chosen, or nothing. */
export function meaning(communes: Commune[], typed: string): Meaning {
  const bare = typed.replace(/\s/g, '').toUpperCase();
  if (isCode(bare)) {
    const asCode = communes.filter(({ code }) => code === bare);
    const asPostcode = communes.filter(({ postcodes }) => postcodes.includes(bare));
    const all = [...new Set([...asCode, ...asPostcode])];
    if (all.length > 1) return { ambiguous: bare };
    return { code: all[0]?.code ?? bare };
  }
  const named = communes.filter((commune) => typed.trim() === written(commune) || folded(commune.name) === folded(typed));
  const [only] = named;
  return only && named.length === 1 ? { code: only.code } : { unknown: true };
}
