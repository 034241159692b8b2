import { useForm } from '@tanstack/react-form';
import { useState } from 'react';
import { Call, type Application } from 'inspir';

const call = Call.load('inspir-creative-event');
const defaultValues: Application = { request: { amount: '' }, budget: { expenses: [{ amount: '' }] } };

export function TanStackForm() {
  const [submitted, setSubmitted] = useState<Application>();
  const form = useForm({
    defaultValues,
    validators: { onSubmit: call.standardSchema({ locale: 'fr' }) },
    onSubmit: ({ value }) => setSubmitted(value),
  });
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void form.handleSubmit();
    }}>
      {(['request.amount', 'budget.expenses[0].amount'] as const).map((name, index) => (
        <form.Field key={name} name={name}>{(field) => (
          <>
            <input id={['amount', 'expense'][index]} value={String(field.state.value ?? '')}
              onChange={({ target }) => field.handleChange(target.value)} />
            <p id={['amount-error', 'expense-error'][index]}>
              {field.state.meta.errors.map((error) => error?.message).join(' ')}
            </p>
          </>
        )}</form.Field>
      ))}
      <button>OK</button>
      <output>{submitted && JSON.stringify(submitted)}</output>
    </form>
  );
}
