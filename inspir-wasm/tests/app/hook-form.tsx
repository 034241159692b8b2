import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Call, type Application } from 'inspir';

const call = Call.load('inspir-creative-event');
const resolver = standardSchemaResolver(call.standardSchema({ locale: 'fr' }));

export function HookForm() {
  const [submitted, setSubmitted] = useState<Application>();
  const { formState: { errors }, handleSubmit, register } = useForm({
    resolver,
    defaultValues: { request: { amount: '' }, budget: { expenses: [{ amount: '' }] } },
  });
  return (
    <form onSubmit={handleSubmit((data) => setSubmitted(data))}>
      <input id="amount" {...register('request.amount')} />
      <p id="amount-error">{errors.request?.amount?.message}</p>
      <input id="expense" {...register('budget.expenses.0.amount')} />
      <p id="expense-error">{errors.budget?.expenses?.[0]?.amount?.message}</p>
      <button>OK</button>
      <output>{submitted && JSON.stringify(submitted)}</output>
    </form>
  );
}
