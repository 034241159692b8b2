import { Call } from 'inspir';

const { grant, outcome } = Call.load('inspir-creative-event').assess({ request: { amount: '20000.00' } });
document.querySelector('#page').textContent = `${outcome} ${grant.parts[0].ceiling}`;

// The first message goes out at once: a worker whose module awaits something would lose it.
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => (document.querySelector('#worker').textContent = data);
worker.postMessage({ request: { amount: '20000.00' } });
