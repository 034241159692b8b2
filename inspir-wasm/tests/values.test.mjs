// How JavaScript values reach the core, and what comes back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { application } from './support.mjs';
import { Call, CallError, calls, locales, version } from '../js/dist/node.js';
import { write } from '../js/dist/write.js';

const call = Call.load('inspir-creative-event');
const errors = (value) => call.assess(value).input_errors.map(({ path, code }) => `${path} ${code}`);

test('numbers that are no integers are refused where they stand', () => {
  for (const amount of [12.5, NaN, Infinity, -Infinity, 1e21, 2 ** 53, new Map(), new Set(), () => 1, Symbol('x')]) {
    assert.deepEqual(errors({ request: { amount } }), ['/request/amount amount.not_exact']);
  }
  assert.deepEqual(errors({ applicant: { name: new Map() } }), ['/applicant/name type.mismatch']);
  assert.deepEqual(errors({ request: { amount: -5 } }), ['/request/amount number.out_of_range']);
});

test('integers, big integers and absent members', () => {
  assert.deepEqual(errors({ request: { amount: 5000n }, project: undefined, charter: null }), []);
  assert.equal(call.assess({ request: { amount: -0 } }).grant.requested, '0.00');
  assert.equal(call.assess({ request: { amount: { toJSON: () => '12.50' } } }).grant.requested, '12.50');
  assert.equal(write({ a: undefined, b: [undefined, 2n ** 64n] }), '{"b":[null,18446744073709551616]}');
});

test('what cannot be read is refused where it stands', () => {
  const fails = () => { throw new Error('no'); };
  assert.deepEqual(errors({ request: { amount: { toJSON: fails } } }), ['/request/amount amount.not_exact']);
  assert.deepEqual(errors({ request: Object.defineProperty({}, 'amount', { get: fails, enumerable: true }) }), ['/request/amount amount.not_exact']);
});

test('dates, half pairs, cycles and size', () => {
  assert.deepEqual(errors({ submitted_on: new Date(0) }), ['/submitted_on date.format']);
  assert.deepEqual(errors({ reference: '\ud800' }), [' json.syntax']);
  assert.equal(JSON.parse(call.assessJson('{"reference":"\ud800"}')).input_errors[0].code, 'json.syntax');
  const cycle = {};
  cycle.extensions = { cycle, again: cycle };
  assert.deepEqual(errors(cycle), [' json.too_deep']);
  assert.deepEqual(errors({ extensions: 'x'.repeat(9 * 1024 * 1024) }), [' json.too_large']);
});

test('both ways of writing give the same text', () => {
  const slow = (value) => write({ ...value, extensions: [1n] }).replace(/,"extensions":\[1\]\}$/, '}');
  for (const value of [application, { a: [1, -0, true, null, 'é\n\ud800'], b: undefined, c: [undefined], d: {} }]) {
    assert.equal(write(value), slow(value));
    assert.equal(write(value), JSON.stringify(value));
  }
});

test('levels, and values that grow without end', () => {
  const deep = (levels) => (levels === 1 ? {} : { extensions: deep(levels - 1) });
  assert.deepEqual(errors(deep(64)), []);
  assert.deepEqual(errors(deep(65)), [' json.too_deep']);
  assert.deepEqual(errors({ extensions: { n: 1n, deep: deep(62) } }), []);
  assert.deepEqual(errors({ extensions: { n: 1n, deep: deep(63) } }), [' json.too_deep']);
  let twice = {};
  for (let level = 0; level < 50; level++) twice = { a: twice, b: twice };
  assert.deepEqual(errors({ extensions: twice }), [' json.too_large']);
  assert.deepEqual(errors({ documents: new Array(2 ** 24) }), [' json.too_large']);
});

test('mistakes of a definition, each with its place', () => {
  assert.throws(() => Call.load({ id: 'x', rate: 1 }), (error) => {
    assert.ok(error instanceof CallError && error instanceof Error);
    assert.equal(error.name, 'CallError');
    assert.ok(error.problems.some(({ message, path }) => path === '/rate' && message !== ''));
    return true;
  });
  assert.throws(() => Call.load('no-such-call'), (error) => error instanceof CallError && error.problems.length === 0);
});

test('calls, locales, descriptions, schema', () => {
  assert.deepEqual(calls(), ['inspir-creative-event', 'inspir-follow-up']);
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.throws(() => call.assess({}, { locale: 'de' }), { name: 'RangeError', message: /fr or en/ });
  assert.throws(() => Call.load('no-such-call'), /inspir-creative-event/);
  for (const locale of locales) assert.equal(call.describe(locale).locale, locale);
  assert.equal(call.schema.title, 'Application');
  const again = Call.load(JSON.parse(call.definition));
  assert.equal(again.assessJson('{}'), call.assessJson('{}'));
  assert.deepEqual([again.id, again.edition], [call.id, call.edition]);
});

test('Standard Schema', () => {
  const { '~standard': schema } = call.standardSchema({ locale: 'fr' });
  assert.deepEqual([schema.version, schema.vendor], [1, 'inspir']);
  const { issues } = schema.validate({ budget: { expenses: [{ amount: 1.5 }] } });
  assert.deepEqual(issues.map(({ path }) => path), [['budget', 'expenses', 0, 'amount']]);
  assert.deepEqual(schema.validate({}), { value: {} });
  const over = { request: { amount: '20000' } };
  assert.deepEqual(schema.validate(over).issues.map(({ path }) => path), [['request', 'amount']]);
  assert.deepEqual(call.standardSchema({ blocking: false })['~standard'].validate(over), { value: over });
  const complete = call.standardSchema({ blocking: 'complete' })['~standard'].validate({});
  assert.ok(complete.issues.length > 40);
  assert.equal(complete.issues[0].code, 'applicant.name');
  assert.deepEqual(schema.validate({ 'a/b~c': 1 }).issues.map(({ code, path }) => [code, path]), [['field.unknown', ['a/b~c']]]);
  assert.equal(schema.jsonSchema.input({ target: 'draft-2020-12' }).title, 'Application');
  assert.throws(() => schema.jsonSchema.input({ target: 'draft-07' }), /2020-12/);
});
