import Form from '@rjsf/core';
import type { RJSFSchema } from '@rjsf/utils';
import { useState } from 'react';
import { Call, type Application } from 'inspir';
import { validator } from 'inspir/rjsf';

const call = Call.load('inspir-creative-event');
const validates = validator(call, { locale: 'fr' });
const schema = call.schema as RJSFSchema;

export function SchemaForm() {
  const [submitted, setSubmitted] = useState<Application>();
  return (
    <>
      <Form<Application> schema={schema} validator={validates} noHtml5Validate
        formData={{ request: { amount: '' }, budget: { expenses: [{ amount: '' }] } }}
        onSubmit={({ formData }) => setSubmitted(formData)} onError={() => setSubmitted(undefined)} />
      <output>{submitted && JSON.stringify(submitted)}</output>
    </>
  );
}
