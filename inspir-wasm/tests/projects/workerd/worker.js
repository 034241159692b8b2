import { Call } from 'inspir';

const call = Call.load('inspir-creative-event');

export default {
  fetch() {
    const { grant, outcome } = call.assess({ request: { amount: '20000.00' } });
    return new Response(`<output id="server">${outcome} ${grant.parts[0].ceiling}</output>`, { headers: { 'content-type': 'text/html' } });
  },
};
