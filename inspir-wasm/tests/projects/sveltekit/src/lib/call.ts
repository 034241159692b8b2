import { Call } from 'inspir';

export const call = Call.load('inspir-creative-event');
export const schema = call.standardSchema({ locale: 'en' });

export function told(): string {
  const { grant, outcome } = call.assess({ request: { amount: '20000.00' } });
  return `${outcome} ${grant.parts[0]?.ceiling}`;
}
