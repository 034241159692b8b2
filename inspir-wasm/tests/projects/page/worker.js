import { Call } from 'inspir';

const call = Call.load('inspir-creative-event');
onmessage = ({ data }) => {
  const { grant, outcome } = call.assess(data);
  postMessage(`${outcome} ${grant.parts[0].ceiling}`);
};
