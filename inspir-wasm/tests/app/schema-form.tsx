import Form from '@rjsf/core';
import type { RJSFSchema } from '@rjsf/utils';
import { useState } from 'react';
import { Call, type Application } from 'inspir';
import { validator } from 'inspir/rjsf';

const call = Call.load('inspir-creative-event');
const validates = validator(call, { locale: 'fr' });
const schema = call.schema as RJSFSchema;

/** With nothing filled in, as in docs/wasm.md. */
export const EmptySchemaForm = () => <SchemaForm />;

export const FilledSchemaForm = () => <SchemaForm formData={{ request: { amount: '' }, budget: { expenses: [{ amount: '' }] } }} />;

function SchemaForm({ formData }: { formData?: Application }) {
  const [submitted, setSubmitted] = useState<Application>();
  return (
    <>
      <Form<Application> schema={schema} validator={validates} noHtml5Validate formData={formData}
        onSubmit={({ formData }) => setSubmitted(formData)} onError={() => setSubmitted(undefined)} />
      <output>{submitted && JSON.stringify(submitted)}</output>
    </>
  );
}
