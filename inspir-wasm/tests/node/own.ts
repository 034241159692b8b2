// A call of one's own, with the types that `npx inspir types coast.json` wrote to coast.d.ts.
import { Call, type Application } from 'inspir';
import type { LittoralChantiers2027 } from './coast.js';

export function load(text: string) {
  const coast = Call.load<LittoralChantiers2027>(text);
  const application: Application<LittoralChantiers2027> = {
    budget: { expenses: [{ amount: '120.00', category: 'travel', details: { quotations: 3 } }] },
    details: { work: 'lighthouse', days: '12.5', open_to_public: true },
    lists: { participants: [{ born_on: '2009-05-03', home: '59350' }] },
  };
  const { findings, quantities } = coast.assess(application);
  // @ts-expect-error: a quantity that there is not
  console.log(String(quantities?.coast ?? quantities?.cost));
  // @ts-expect-error: a requirement that there is not
  return findings.find(({ requirement }) => requirement === 'grant.maximun');
}

// @ts-expect-error: a choice that there is not
export const choice: Application<LittoralChantiers2027> = { details: { work: 'tower' } };
// @ts-expect-error: a number with decimals is text
export const days: Application<LittoralChantiers2027> = { details: { days: 12.5 } };
// @ts-expect-error: a category that there is not
export const category: Application<LittoralChantiers2027> = { budget: { expenses: [{ category: 'food' }] } };
// @ts-expect-error: a column that the list does not have
export const column: Application<LittoralChantiers2027> = { budget: { expenses: [{ details: { offers: 3 } }] } };
// @ts-expect-error: this call adds no columns to revenues
export const none: Application<LittoralChantiers2027> = { budget: { revenues: [{ details: {} }] } };
