import { Call } from 'inspir';

export const runtime = 'edge';

export default function Page() {
  const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
  return <output id="server">{outcome} {grant.parts[0].ceiling}</output>;
}
