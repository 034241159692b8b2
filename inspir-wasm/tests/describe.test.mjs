// The description of a call, as a form takes it: what it says of an input is what the call does.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Call, labels, localeOf } from '../js/dist/index.js';
import { ownFields } from './language.mjs';
import { applications } from './support.mjs';

const call = Call.load('inspir-creative-event');
const own = Call.load(ownFields());
const loaded = [call, own, ...applications().map(([source]) => Call.load(source))];
const field = (described, path) => described.fields.find((each) => each.path === path);
const column = (described, path, name) => described.lists.find((each) => each.path === path).columns.find((each) => each.name === name);
const put = (path, value) => path.slice(1).split('/').reduceRight((inner, name) => ({ [name]: inner }), value);

test('options, defaults and limits are values that the call takes', () => {
  let tried = 0;
  for (const each of loaded) {
    const described = each.describe('en');
    const takes = (application) => {
      tried += 1;
      assert.deepEqual(each.assess(application).input_errors, [], JSON.stringify(application));
    };
    const values = ({ default: usual, maximum, minimum, options = [], type }) =>
      [...options.map(({ value }) => (type === 'choices' ? [value] : value)), usual, maximum, minimum].filter((value) => value !== undefined);
    for (const each of described.fields) for (const value of values(each)) takes(put(each.path, value));
    for (const { columns, path } of described.lists) {
      for (const each of columns) for (const value of values(each)) takes(put(path, [put(`/${each.name}`, value)]));
    }
    for (const kind of ['questions', 'commitments', 'undertakings', 'criteria']) {
      for (const { options = [], path } of described[kind]) for (const { value } of options) takes(put(path, value));
    }
    for (const { id } of described.documents) takes({ documents: [{ kind: id }] });
  }
  assert.ok(tried > 600, `${tried}`);
});

test('values have the types that forms hold', () => {
  const described = call.describe('en');
  assert.deepEqual(field(described, '/project/external_providers').options.map(({ value }) => value), [true, false]);
  const inKind = column(described, '/budget/expenses', 'in_kind');
  assert.deepEqual([inKind.default, inKind.input], [false, 'checkbox']);
  const months = column(described, '/indicators', 'horizon_months');
  assert.deepEqual([months.minimum, months.maximum, months.hint], [0, 120, 'A whole number, at most 120']);
  const { distance, heads } = Object.fromEntries(own.describe('en').fields.map((each) => [each.path.split('/').at(-1), each]));
  assert.deepEqual([heads.minimum, heads.maximum], [2, 999999999999]);
  assert.deepEqual([distance.minimum, distance.maximum, distance.hint], ['0.25', '60.5', 'From 0.25 to 60.5']);
});

test('the kind of input', () => {
  const described = own.describe('fr');
  const inputs = Object.fromEntries(described.fields.filter(({ path }) => path.startsWith('/details/')).map(({ input, path }) => [path.slice(9), input]));
  assert.deepEqual(inputs, {
    note: 'textarea', cost: 'amount', born: 'date', seat: 'commune', open: 'radios', theme: 'radios', themes: 'checkboxes',
    heads: 'number', distance: 'number', checked: 'radios',
  });
  const { fields, ...rest } = call.describe('fr');
  assert.deepEqual(['/applicant/name', '/applicant/legal_form', '/project/challenges', '/project/description'].map((path) => field({ fields }, path).input), ['text', 'select', 'texts', 'textarea']);
  assert.deepEqual(['questions', 'commitments', 'criteria'].map((kind) => rest[kind][0].input), ['textarea', 'checkbox', 'radios']);
});

test('required is that without which no application is complete', () => {
  const described = call.describe();
  const required = described.fields.filter((each) => each.required).map(({ path }) => path);
  assert.deepEqual(required, [
    '/applicant/name', '/applicant/legal_form', '/applicant/legal_representative/name', '/project/starts_on', '/project/ends_on',
    '/project/commune', '/project/event_format', '/project/challenges', '/budget/vat_basis', '/request/amount', '/charter/signed_on',
    '/charter/signed_by',
  ]);
  assert.ok(described.questions.every((each) => each.required) && described.commitments.every((each) => each.required));
  // Some documents are asked for of some applicants alone.
  assert.deepEqual(described.documents.filter((each) => !each.required).map(({ id }) => id), ['statutes', 'signature_delegation']);
  assert.deepEqual(described.lists.filter((each) => each.required).map(({ path }) => path), ['/budget/expenses', '/budget/revenues', '/documents', '/indicators']);
});

test('an application that lacks one thing that is required is not complete', () => {
  let tried = 0;
  for (const [source, all] of applications()) {
    const each = Call.load(source);
    const required = each.describe().fields.filter((one) => one.required).map(({ path }) => path);
    const complete = all.filter((value) => ['eligible', 'needs_review'].includes(each.assess(value).outcome)).slice(0, 5);
    for (const value of complete) {
      for (const path of required) {
        const without = structuredClone(value);
        const steps = path.slice(1).split('/');
        const last = steps.pop();
        delete steps.reduce((inner, name) => inner?.[name], without)?.[last];
        assert.notEqual(each.assess(without).outcome, 'eligible', path);
        tried += 1;
      }
    }
  }
  assert.ok(tried > 150, `${tried}`);
});

test('the calculation of the grant, before anything is known', () => {
  const [grant] = call.describe('en').parts;
  assert.deepEqual(grant.steps.map(({ step }) => step), ['base', 'rate', 'rate_limit', 'ceiling', 'maximum']);
  assert.equal(grant.steps[1].message, 'Rate: 50%.');
  for (const each of loaded) {
    const { overall, parts } = each.describe('fr');
    for (const { steps } of [...parts, ...(overall ? [overall] : [])]) assert.ok(steps.length > 0 && steps.every(({ message }) => message));
  }
});

test('every id of an assessment has a label in each language', () => {
  const [fr, en] = ['fr', 'en'].map((locale) => labels({ locale }));
  assert.deepEqual(labels(), fr);
  assert.deepEqual(Object.keys(en), ['outcome', 'status', 'level', 'basis']);
  assert.deepEqual([fr, en].map(({ status }) => status.to_review), ['à examiner', 'to be reviewed']);
  const { findings, outcome } = call.assess({});
  for (const of of [fr, en]) {
    assert.ok(of.outcome[outcome]);
    for (const { basis, level, status } of findings) assert.ok(of.status[status] && of.level[level] && of.basis[basis], status);
  }
  assert.throws(() => labels({ locale: 'de' }), { name: 'RangeError' });
});

test('locales are those of browsers', () => {
  assert.equal(call.describe('en-GB').locale, 'en');
  assert.equal(call.describe('fr-CA').title, call.describe('fr').title);
  assert.equal(call.assess({}, { locale: 'en-US' }).findings[0].message, call.assess({}, { locale: 'en' }).findings[0].message);
  assert.throws(() => call.describe('de-DE'), { name: 'RangeError', message: /no locale "de-DE": write fr or en/ });
  assert.deepEqual([['de-AT', 'en-GB', 'fr'], 'fr-CH', 'EN', ['de'], [], ''].map(localeOf), ['en', 'fr', 'en', 'fr', 'fr', 'fr']);
});
