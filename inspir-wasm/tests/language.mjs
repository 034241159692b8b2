// A call that uses the language of definitions in every way that forms show.
import { readFileSync } from 'node:fs';

/** A call with an own field of each type, columns, a list, categories and a source of its own. */
export function ownFields() {
  const definition = JSON.parse(readFileSync(new URL('../../tests/calls/littoral-numerique-2027/definition.json', import.meta.url), 'utf8'));
  const both = (text) => ({ fr: text, en: text });
  const field = (id, type, more) => ({ id, type, title: both(id), ...more });
  const values = ['art', 'sport', 'care'].map((id) => ({ id, title: both(id) }));
  const number = { decimals: 2, minimum: '0.25', maximum: '60.5', unit: both('km') };
  const fields = [
    field('note', 'text', { wording: both('Tell us more.') }), field('cost', 'amount'), field('born', 'date'), field('seat', 'commune'),
    field('open', 'boolean'), field('theme', 'choice', { values }), field('themes', 'choices', { values }), field('heads', 'number', { minimum: '2' }),
    field('distance', 'number', number), field('checked', 'boolean', { agent: true }),
  ];
  return {
    ...definition, id: 'own-fields', fields, columns: { '/team': fields.slice(4), '/budget/expenses': [fields[7]] },
    lists: [{ id: 'partners', title: both('partners'), item: both('partner'), wording: both('Who takes part?'), fields }],
    categories: [{ id: 'works', title: both('works'), wording: both('Works on the place.') }, { id: 'staff', title: both('staff'), counts: false }],
    parts: definition.parts.map(({ nature, ...part }) => part), sources: [{ id: 'sponsor', title: both('sponsor') }],
    requirements: definition.requirements.concat({
      id: 'lines', section: definition.sections[0].id, level: 'advice', basis: 'practice', title: both('lines'), check: 'some', list: '/team',
      where: { present: '/team/*/details/distance' }, citation: definition.requirements[0].citation,
    }),
  };
}
