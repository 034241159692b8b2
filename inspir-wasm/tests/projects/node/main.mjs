import { Call } from 'inspir';

const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
console.log(outcome, grant.parts[0].ceiling);
