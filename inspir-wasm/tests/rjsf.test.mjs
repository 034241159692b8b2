// The validator for react-jsonschema-form by itself; package.test.mjs tries it in a real form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { getDefaultFormState, isMultiSelect, isSelect, optionsList } from '@rjsf/utils';
import { Call } from '../js/dist/index.js';
import { validator } from '../js/dist/rjsf.js';
import { ownFields } from './language.mjs';

const call = Call.load('inspir-creative-event');
const over = { request: { amount: '20000.00' }, budget: { expenses: [{ amount: 'x' }] } };

test('errors are the call\'s, at their fields', () => {
  const { errors, errorSchema } = validator(call, { locale: 'en' }).validateFormData(over, call.schema);
  assert.deepEqual(
    errors.map(({ name, property }) => `${name} ${property}`),
    ['amount.format .budget.expenses.0.amount', 'grant.ceiling .request.amount'],
  );
  assert.match(errorSchema.request.amount.__errors[0], /12,500/);
  assert.equal(errorSchema.budget.expenses[0].amount.__errors.length, 1);
  assert.deepEqual(validator(call).validateFormData({}, call.schema), { errors: [], errorSchema: {} });
  assert.deepEqual(validator(call).validateFormData(undefined, call.schema).errors, []);
  assert.deepEqual(validator(call, { blocking: false }).rawValidation(call.schema, over).errors.map((e) => e.name), ['amount.format']);
});

test('a misuse is reported', () => {
  for (const wrong of [undefined, null, {}]) assert.throws(() => validator(wrong), { name: 'TypeError', message: /^`call` is of type .*Call\.load/ });
  assert.deepEqual(validator(call, null).rawValidation(call.schema, {}).errors, []);
});

test('own fields, lists and choices', () => {
  const own = Call.load(ownFields());
  const { schema } = own;
  const { theme, themes } = schema.properties.details.properties;
  const validates = validator(own, { blocking: false, locale: 'en' });
  // Boxes to tick, and a list to choose from.
  assert.deepEqual([isMultiSelect(validates, themes, schema), isSelect(validates, theme, schema)], [true, true]);
  assert.deepEqual(optionsList(themes.items).map(({ label, value }) => [label, value]), [['art', 'art'], ['sport', 'sport'], ['care', 'care']]);
  const wrong = { details: { themes: ['x'], distance: '61' }, lists: { partners: [{ heads: 1 }] }, team: [{ details: { theme: 'y' } }] };
  const { errors, errorSchema } = validates.validateFormData(wrong, schema);
  assert.deepEqual(errors.map(({ name, property }) => `${name} ${property}`).sort(), [
    'enum.unknown .details.themes.0', 'enum.unknown .team.0.details.theme', 'number.out_of_range .details.distance', 'number.out_of_range .lists.partners.0.heads',
  ]);
  assert.equal(errorSchema.lists.partners[0].heads.__errors.length, 1);
  assert.deepEqual(getDefaultFormState(validates, schema, { lists: { partners: [{}] } }, schema).lists.partners.length, 1);
});

test('transformErrors and customValidate', () => {
  const transform = (errors) => errors.filter(({ name }) => name === 'grant.ceiling');
  const custom = (data, errors) => {
    if (data.request.amount === '20000.00') errors.request.amount.addError('too round');
    return errors;
  };
  const { errors, errorSchema } = validator(call).validateFormData(over, call.schema, custom, transform);
  assert.equal(errors.length, 2);
  assert.equal(errorSchema.request.amount.__errors.length, 2);
  assert.equal(errorSchema.request.amount.__errors[1], 'too round');
  assert.deepEqual(errorSchema.budget.expenses[0].amount.__errors, []);
});

test('branches of a schema, which stays as it is', () => {
  const { isValid } = validator(call);
  const freeze = (value) => {
    if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const root = freeze(JSON.parse(readFileSync(new URL('../../docs/schema/application-typed.json', import.meta.url), 'utf8')));
  const text = root.$defs.Amount;
  const [integer] = root.$defs.Target.anyOf;
  assert.deepEqual([isValid(text, '12.50', root), isValid(text, '12,50', root), isValid(text, 12, root)], [true, false, false]);
  assert.deepEqual([isValid(integer, 12, root), isValid(integer, '12', root)], [true, false]);
  const line = freeze({ $ref: '#/$defs/Expense' });
  assert.deepEqual([isValid(line, { amount: '1', label: undefined }, root), isValid(line, { amount: -1 }, root)], [true, false]);
  assert.equal(isValid(text, undefined, root), false);
});
