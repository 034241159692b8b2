import { Call } from './node_modules/inspir/dist/index.js';

const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
document.querySelector('#page').textContent = `${outcome} ${grant.parts[0].ceiling}`;
