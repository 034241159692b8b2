// The communes of the departments that the built-in calls name, as a module that the form loads when it needs it.
// From `@etalab/decoupage-administratif` (Licence Ouverte): name, code and postcodes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Call, calls } from 'inspir';
import type { Plugin } from 'vite';

interface Commune {
  code: string;
  nom: string;
  type: string;
  departement?: string;
  codesPostaux?: string[];
}

const NAME = 'virtual:communes';

function departments(): Set<string> {
  const limits = calls().flatMap((id) => Call.load(id).describe().requirements.map(({ limits }) => limits.departments));
  return new Set(limits.flatMap((named) => (Array.isArray(named) ? named.map(String) : [])));
}

/** The text of the list: a line for each commune, `62498;Lens;62300`. */
export function communes(): string {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  const named = departments();
  return (JSON.parse(readFileSync(file, 'utf8')) as Commune[])
    .filter(({ departement, type }) => type === 'commune-actuelle' && departement !== undefined && named.has(departement))
    .map(({ code, nom, codesPostaux = [] }) => `${code};${nom};${codesPostaux.join(' ')}`)
    .join('\n');
}

export const listOfCommunes = (): Plugin => ({
  name: 'communes',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(communes())};` : undefined),
});
