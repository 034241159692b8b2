// Which choice of a list a pasted text means: an expense's category, or who pays a revenue.
import type { Column } from '../engine';
import { strings } from '../form';
import { folded } from '../places';

/** Words by which people call the payers, beside their labels. */
const WORDS: Record<string, RegExp> = {
  own_funds: /\b(autofinancement|fonds propres|own funds|cotisations?)\b/,
  intermunicipal_body: /\b(intercommunal\w*|communaute|agglo\w*|metropole|epci)\b/,
  commune: /\b(ville|mairie|municipalite|commune|town|city council)\b/,
  europe: /\b(europe\w*|feder|fse|leader|ue|eu)\b/,
  state: /\b(etat|drac|drajes|prefecture|anct|fdva|state)\b/,
  participants: /\b(billetterie|inscriptions?|participants?|entrees|tickets?)\b/,
  private: /\b(mecen\w*|sponsor\w*|entreprises?|dons?|prive\w*|private)\b/,
};

/** How much of a label's word must be there: `départemental` means the department. */
const STEM = 7;

function says(text: string, label: string): boolean {
  const words = folded(text).split(' ');
  const wanted = folded(label.replace(/\(.*/, '')).split(' ').filter((word) => word.length > 2);
  return wanted.length > 0 && wanted.every((word) => words.some((each) => each.startsWith(word.slice(0, STEM))));
}

/** The value of the option that one of the texts means, the first text first. */
export function meant(column: Column, texts: string[]): string | undefined {
  const options = strings(column.options);
  const longest = [...options].sort((one, other) => other.label.length - one.label.length);
  for (const text of texts.filter(Boolean)) {
    const exact = options.find(({ label, value }) => folded(label) === folded(text) || value === text);
    const called = options.find(({ value }) => WORDS[value]?.test(folded(text)));
    const found = exact ?? called ?? longest.find(({ label }) => says(text, label));
    if (found) return found.value;
  }
  return undefined;
}
