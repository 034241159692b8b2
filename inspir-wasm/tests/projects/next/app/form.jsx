'use client';
import { useEffect, useState } from 'react';
import { Call } from 'inspir';

const call = Call.load('inspir-creative-event');

export default function Form() {
  const [told, tell] = useState('');
  useEffect(() => {
    const { grant, outcome } = call.assess({ request: { amount: '20000.00' } });
    tell(`${outcome} ${grant.parts[0].ceiling}`);
  }, []);
  return <output id="page">{told}</output>;
}
