'use client';
import { useCall } from 'inspir/react';

export default function Form() {
  const { assessment, field, grant, list } = useCall('inspir-creative-event', { locale: 'en' });
  const amount = field('request.amount');
  const expenses = list('budget.expenses');
  return (
    <form>
      <label>{amount.label} <input {...amount} /></label>
      <p id={amount.errorId}>{amount.error}</p>
      {expenses.lines.map((line) => <input key={line.key} {...line.field('amount')} />)}
      <button type="button" onClick={() => expenses.add()}>Add to {expenses.label}</button>
      <output id="page">{assessment.outcome} {grant.parts[0].ceiling}</output>
    </form>
  );
}
