import React, { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Call } from 'inspir';
import { useAssessment } from 'inspir/react';

const call = Call.load('inspir-creative-event');
const value = { request: { amount: '20000.00' } };

function Page() {
  const { assessment } = useAssessment(call, value);
  useEffect(() => {
    document.title = assessment.outcome;
  });
  return <p>{assessment.outcome}</p>;
}

createRoot(document.getElementById('root')!).render(<Page />);
