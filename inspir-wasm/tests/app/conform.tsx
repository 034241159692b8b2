import { useForm } from '@conform-to/react/future';
import { useState } from 'react';
import { Call, type Application } from 'inspir';

const call = Call.load('inspir-creative-event');
const schema = call.standardSchema({ locale: 'fr' });

export function ConformForm() {
  const [submitted, setSubmitted] = useState<Application>();
  const { fields, form } = useForm(schema, {
    defaultValue: { request: { amount: '' }, budget: { expenses: [{ amount: '' }] } },
    onSubmit(event, { value }) {
      event.preventDefault();
      setSubmitted(value);
    },
  });
  const request = fields.request.getFieldset();
  const expense = fields.budget.getFieldset().expenses.getFieldList()[0]!.getFieldset();
  return (
    <form {...form.props}>
      <input id="amount" name={request.amount.name} defaultValue={request.amount.defaultValue} />
      <p id="amount-error">{request.amount.errors}</p>
      <input id="expense" name={expense.amount.name} defaultValue={expense.amount.defaultValue} />
      <p id="expense-error">{expense.amount.errors}</p>
      <button>OK</button>
      <output>{submitted && JSON.stringify(submitted)}</output>
    </form>
  );
}
