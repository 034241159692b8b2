import { Call } from 'inspir';

document.title = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } }).outcome;
