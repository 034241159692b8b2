// One page for each form library; `?form=` says which.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConformForm } from './conform';
import { HookForm } from './hook-form';
import { Live } from './live';
import { EmptySchemaForm, FilledSchemaForm } from './schema-form';
import { TanStackForm } from './tanstack';

const forms = {
  conform: ConformForm, empty: EmptySchemaForm, hook: HookForm, live: Live, schema: FilledSchemaForm, tanstack: TanStackForm,
};
const Form = forms[new URLSearchParams(location.search).get('form') as keyof typeof forms];
createRoot(document.getElementById('root')!).render(<StrictMode><Form /></StrictMode>);
