import { Call } from 'inspir/inline';

document.title = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } }).outcome;
