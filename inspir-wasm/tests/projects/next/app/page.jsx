import { Call } from 'inspir';
import Form from './form';

export const dynamic = 'force-dynamic';

export default function Page() {
  const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
  return <main><output id="server">{outcome} {grant.parts[0].ceiling}</output><Form /></main>;
}
