// What a form is told of an application: one issue for each place, parents first, in parts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Call, toPath } from '../js/dist/index.js';
import { application, applications } from './support.mjs';

const call = Call.load('inspir-creative-event');
const at = (path) => path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
const over = { request: { amount: '20000.00' }, budget: { expenses: [{ amount: '11000.00' }], revenues: [{ amount: 'x', source: 'region' }] } };

test('a place has one issue, that which weighs most', () => {
  const issues = call.issues(over, { locale: 'en' });
  assert.deepEqual(issues.map(({ code, level, path, requirement }) => [at(path), code, level, requirement]), [
    ['/budget/revenues/0/amount', 'amount.format', 'invalid', undefined],
    ['/request/amount', 'grant.rate', 'blocking', 'grant.rate'],
  ]);
  assert.equal(issues[0].parts, undefined);
  const { parts } = issues[1];
  assert.deepEqual(Object.keys(parts), ['title', 'problem', 'quote', 'remedy']);
  assert.equal(parts.remedy, 'Lower your request to €5,500.00 or less.');
  assert.ok(issues[1].message.endsWith(parts.remedy) && issues[1].message.startsWith(parts.title));
});

test('warnings are there where they are asked for', () => {
  const value = { applicant: { siret: '12' }, project: { commune: '75056' } };
  assert.deepEqual(call.issues(value), []);
  const told = (options) => call.issues(value, options).map(({ code, level }) => `${level} ${code}`);
  assert.deepEqual(told({ warnings: true }), ['warning applicant.siret', 'warning event.in_region']);
  assert.deepEqual(told({ warnings: true, blocking: false }), ['warning applicant.siret', 'warning event.in_region']);
  const complete = told({ warnings: true, blocking: 'complete' });
  assert.ok(complete.includes('blocking applicant.name') && complete.includes('advice event.first_contact'));
  assert.ok(told({ blocking: 'complete' }).every((issue) => issue.startsWith('blocking ')));
});

test('each document that is asked for has its own issue', () => {
  const documents = call.issues({}, { blocking: 'complete' }).filter(({ path }) => at(path) === '/documents');
  assert.equal(new Set(documents.map(({ requirement }) => requirement)).size, documents.length);
  assert.ok(documents.length >= 7, `${documents.length}`);
});

test('the schema tells the same', () => {
  for (const options of [{}, { blocking: 'complete', warnings: true }, { blocking: false }]) {
    const { issues } = call.standardSchema(options)['~standard'].validate(over);
    assert.deepEqual(issues, call.issues(over, options));
  }
  assert.throws(() => call.issues({}, { blocking: 'all' }), { name: 'RangeError', message: /"complete"/ });
});

test('what holds others comes first, so that no error of a form is overwritten', () => {
  const value = { budget: { expenses: [{}, { amount: '1' }], revenues: [{ amount: '2' }] }, documents: [{ kind: 'charter', signed_by: 'nobody' }], 'a/b': 1 };
  for (const { code, path } of call.issues(value, { blocking: 'complete', warnings: true })) assert.ok(path.length > 0, code);
  const wrong = call.issues([1], { blocking: 'complete' });
  assert.deepEqual(wrong[0].path, []);
});

test('in every case: one issue a place, parents first, none that says two things at the place of a request', () => {
  let count = 0;
  for (const [source, all] of applications()) {
    const loaded = Call.load(source);
    const requests = [...loaded.describe().parts, loaded.describe().overall ?? {}].map(({ path }) => path).filter(Boolean);
    for (const value of all) {
      const issues = loaded.issues(value, { blocking: 'complete', warnings: true });
      const seen = [];
      for (const { message, path } of issues) {
        const place = at(path);
        assert.ok(!seen.some((each) => each.startsWith(`${place}/`)), `${place} after what it holds`);
        assert.ok(place === '/documents' || !seen.includes(place), `${place} twice`);
        assert.ok(message.length > 0);
        seen.push(place);
      }
      count += issues.length;
      const { findings } = loaded.assess(value, { parts: true });
      for (const request of requests) {
        const here = findings.filter(({ paths, status }) => status === 'not_met' && paths.length === 1 && paths[0] === request);
        assert.ok(new Set(here.map(({ parts }) => parts.remedy)).size < 2, here.map(({ message }) => message).join('\n'));
      }
    }
  }
  assert.ok(count > 10000, `${count} issues`);
});

test('a complete application has no issue', () => {
  assert.deepEqual(call.issues(application, { blocking: 'complete' }).filter(({ level }) => level === 'invalid'), []);
  assert.deepEqual(toPath(at(['budget', 'expenses', 0])), ['budget', 'expenses', 0]);
});
