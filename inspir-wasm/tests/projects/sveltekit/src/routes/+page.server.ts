import { superValidate } from 'sveltekit-superforms';
import { standard } from 'sveltekit-superforms/adapters';
import type { Application, InspirCreativeEvent } from 'inspir';
import { call, schema } from '../lib/call';
import type { Actions, PageServerLoad } from './$types';

const adapter = standard(schema, { defaults: { request: { amount: '20000.00' } }, jsonSchema: call.schema });

export const load: PageServerLoad = async () => ({ form: await superValidate(adapter) });

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await superValidate(request, adapter);
    const application: Application<InspirCreativeEvent> = form.data;
    return { form, outcome: call.assess(application).outcome };
  },
};
