// useAssessment: the grant and the next questions follow what is typed.
import { useState } from 'react';
import { Call } from 'inspir';
import { useAssessment } from 'inspir/react';

const call = Call.load('inspir-creative-event');

export function Live() {
  const [amount, setAmount] = useState('');
  const [value, setValue] = useState({ request: { amount } });
  const { assessment, grant, next } = useAssessment(call, value, { locale: 'en' });
  return (
    <form>
      <input id="amount" value={amount} onChange={({ target }) => {
        setAmount(target.value);
        setValue({ request: { amount: target.value } });
      }} />
      <output id="outcome">{assessment.outcome}</output>
      <output id="requested">{grant.requested}</output>
      <output id="next">{next.map(({ requirement }) => requirement).join(' ')}</output>
    </form>
  );
}
