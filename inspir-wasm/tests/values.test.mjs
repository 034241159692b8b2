// How JavaScript values reach the core, and what comes back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { application } from './support.mjs';
import { Call, CallError, calls, locales, version } from '../js/dist/index.js';
import { write } from '../js/dist/write.js';

const call = Call.load('inspir-creative-event');
const errors = (value) => call.assess(value).input_errors.map(({ path, code }) => `${path} ${code}`);

test('numbers that are no integers are refused at their place', () => {
  for (const amount of [12.5, NaN, Infinity, -Infinity, 1e21, 2 ** 53, new Map(), new Set(), () => 1, Symbol('x')]) {
    assert.deepEqual(errors({ request: { amount } }), ['/request/amount amount.not_exact']);
  }
  assert.deepEqual(errors({ applicant: { name: new Map() } }), ['/applicant/name type.mismatch']);
  assert.deepEqual(errors({ request: { amount: -5 } }), ['/request/amount number.out_of_range']);
});

test('a value that JSON cannot hold has its JavaScript name, and is never called a number', () => {
  const fails = () => { throw new Error('no'); };
  const kinds = {
    FormData: new FormData(), Map: new Map(), Function: () => 1, Promise: Promise.resolve(), Symbol: Symbol('x'), NaN,
    Infinity, 'Invalid Date': new Date(NaN), Error: { toJSON: fails }, Set: { toJSON: () => new Set() },
  };
  const words = { fr: /^JSON ne peut pas contenir cette valeur \((.*?)\)\. /, en: /^JSON cannot hold this value \((.*?)\)\. / };
  for (const [name, value] of Object.entries(kinds)) {
    const application = {
      reference: value, submitted_on: value, applicant: { legal_form: value }, project: { commune: value, challenges: ['x', value] },
      budget: value, request: { amount: value }, documents: value, answers: { jury: value }, indicators: [{ horizon_months: value, target: value }],
    };
    for (const locale of locales) {
      const { input_errors } = call.assess(application, { locale });
      assert.equal(input_errors.length, 11);
      for (const { code, message, path, values } of input_errors) {
        assert.equal(code, path === '/request/amount' ? 'amount.not_exact' : 'type.mismatch');
        assert.deepEqual([message.match(words[locale])?.[1], values.found], [name, name], path);
      }
      assert.match(call.assess(value, { locale }).input_errors[0].message, words[locale]);
      // Where a member or an id is unknown, that is the error.
      assert.match(call.assess({ 'a/b~c': value, answers: { 'd/e': value } }, { locale }).input_errors.map((e) => e.message).join(), /d\/e.*a\/b~c|a\/b~c.*d\/e/s);
    }
    assert.equal(call.assess({ extensions: { value } }).input_errors.length, 0);
  }
  const { message, values } = call.assess({ request: { amount: 2 ** 53 } }, { locale: 'en' }).input_errors[0];
  assert.match(message, /^The amount 9007199254740992\.0, /);
  assert.equal(values.found, '9007199254740992.0');
});

test('integers, big integers and absent members', () => {
  assert.deepEqual(errors({ request: { amount: 5000n }, project: undefined, charter: null }), []);
  assert.equal(call.assess({ request: { amount: -0 } }).grant.requested, '0.00');
  assert.equal(call.assess({ request: { amount: { toJSON: () => '12.50' } } }).grant.requested, '12.50');
  assert.equal(write({ a: undefined, b: [undefined, 2n ** 64n] }), '{"b":[null,18446744073709551616]}');
});

test('a value that cannot be read is refused at its place', () => {
  const fails = () => { throw new Error('no'); };
  assert.deepEqual(errors({ request: { amount: { toJSON: fails } } }), ['/request/amount amount.not_exact']);
  assert.deepEqual(errors({ request: Object.defineProperty({}, 'amount', { get: fails, enumerable: true }) }), ['/request/amount amount.not_exact']);
});

test('a value that throws when it is read is refused at its place', () => {
  const fails = () => { throw new Error('no'); };
  const revoked = (target) => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const strange = {
    'revoked object': revoked({}), 'revoked list': revoked([]), 'revoked function': revoked(() => 1),
    'no date': Object.create(Date.prototype), 'no number': Object.create(Number.prototype), 'no text': Object.create(String.prototype),
    ownKeys: new Proxy({}, { ownKeys: fails }), getPrototypeOf: new Proxy(Object.create({}), { getPrototypeOf: fails }),
    descriptor: new Proxy({ a: 1 }, { getOwnPropertyDescriptor: fails }), has: new Proxy(Object.create({}), { has: fails }),
    'get of an object': new Proxy({}, { get: fails }), 'get of a list': new Proxy([], { get: fails }),
    toJSON: { toJSON: fails }, 'toJSON that cannot be read': Object.defineProperty(Object.create({}), 'toJSON', { get: fails }),
    valueOf: Object.assign(new Number(1), { valueOf: fails }),
  };
  const { '~standard': schema } = call.standardSchema({ blocking: false });
  for (const [name, value] of Object.entries(strange)) {
    assert.deepEqual(errors({ applicant: { name: value } }), ['/applicant/name type.mismatch'], name);
    assert.deepEqual(errors(value), [' type.mismatch'], name);
    assert.deepEqual(schema.validate({ applicant: { name: value } }).issues.map(({ path }) => path), [['applicant', 'name']], name);
  }
  // A place in a list, one in an object, and a length that is no number.
  const amounts = Object.defineProperty([0], 0, { get: fails, enumerable: true });
  assert.deepEqual(errors({ project: { challenges: amounts } }), ['/project/challenges/0 type.mismatch']);
  const member = { request: Object.defineProperty({}, 'amount', { get: fails, enumerable: true }) };
  assert.deepEqual(schema.validate(member).issues.map(({ path }) => path), [['request', 'amount']]);
  const length = (given) => new Proxy([], { get: (list, name) => (name === 'length' ? given : list[name]) });
  assert.deepEqual(errors({ documents: length({}), team: length('x') }), []);
  assert.deepEqual(errors({ documents: length(Infinity) }), [' json.too_large']);
});

test('an object without JSON members of its own is refused, and is not an absent answer', () => {
  const kinds = [
    new FormData(), new URLSearchParams('a=1'), Promise.resolve({}), /x/, new ArrayBuffer(8), new SharedArrayBuffer(8),
    new Uint8Array(2), new Float64Array(2), new DataView(new ArrayBuffer(8)), new Map(), new Set(), new WeakMap(), new WeakSet(),
    new WeakRef({}), new Headers(), new Blob([]), new Error('x'), [].values(), (function* () {})(), Object(Symbol('x')),
    { toJSON: () => new Map() }, () => 1, class {}, Symbol('x'),
  ];
  for (const value of kinds) {
    const name = Object.prototype.toString.call(value);
    for (const member of ['applicant', 'project', 'documents', 'answers']) {
      assert.deepEqual(errors({ [member]: value }), [`/${member} type.mismatch`], name);
    }
    assert.deepEqual(errors(value), [' type.mismatch'], name);
  }
  // A value with members of its own is read as usual.
  class Request { amount = '5000.00'; }
  for (const request of [new Request(), Object.assign(Object.create(null), new Request()), new Proxy(new Request(), {})]) {
    assert.equal(call.assess({ request, extensions: 1n }).grant.requested, '5000.00');
  }
  assert.equal(call.assess({ request: { amount: Object(5000n) } }).grant.requested, '5000.00');
  assert.deepEqual(errors({ applicant: { name: new String('x') }, request: { amount: new Number(1) }, project: { external_providers: new Boolean(true) } }), []);
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
    const rate = error.problems.find(({ path }) => path === '/rate');
    assert.match(rate.message, /^unknown member/);
    assert.deepEqual([rate.code, rate.line, rate.column, rate.found], ['member.unknown', 1, 11, 'rate']);
    assert.ok(!('suggestion' in rate));
    assert.ok(error.problems.every(({ code }) => /^[a-z]+\.[a-z_]+$/.test(code)));
    assert.match(error.message, /\/rate \(line 1, column 11\): unknown member/);
    return true;
  });
  assert.throws(() => Call.load({ id: 'x', titel: 1 }), ({ problems }) => {
    const { code, found, suggestion } = problems.find(({ path }) => path === '/titel');
    assert.deepEqual([code, found, suggestion], ['member.unknown', 'titel', 'title']);
    return true;
  });
  assert.throws(() => Call.load({ id: 'x', rate: 1 }, { locale: 'fr' }), /\/rate \(ligne 1, colonne 11\) : clé inconnue/);
  assert.throws(() => Call.load(Buffer.from('{"id": "é"}', 'utf16le')), /\(line 1, column \d+\): wrong encoding/);
  assert.equal(Call.load(new TextEncoder().encode(call.definition)).id, call.id);
  assert.throws(() => Call.load('no-such-call'), (error) => error instanceof CallError && error.problems.length === 0);
});

test('calls, locales, descriptions, schema', () => {
  const store = Call.load('inspir-innovation-store');
  const card = store.card({ project: { title: 'A & B' }, applicant: { iban: 'secret' } }, { locale: 'en' });
  assert.equal(JSON.parse(card.json_ld).name, 'A & B');
  assert.ok(card.html.includes('<h1>A &amp; B</h1>') && card.html.includes(card.json_ld) && !card.html.includes('secret'));
  assert.equal(Call.load('inspir-follow-up').card({}), undefined);
  assert.deepEqual(calls(), ['inspir-creative-event', 'inspir-follow-up', 'inspir-innovation-store']);
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.throws(() => call.assess({}, { locale: 'de' }), { name: 'RangeError', message: /fr or en/ });
  assert.throws(() => Call.load('no-such-call'), /inspir-creative-event/);
  for (const locale of locales) assert.equal(call.describe(locale).locale, locale);
  const again = Call.load(JSON.parse(call.definition));
  assert.equal(again.assessJson('{}'), call.assessJson('{}'));
  assert.deepEqual([again.id, again.edition], [call.id, call.edition]);
});

test('a misuse is reported with the name of the argument and the value to give', () => {
  for (const nothing of [undefined, null]) {
    assert.equal(call.assess({}, nothing).outcome, 'incomplete');
    assert.equal(call.assessJson('{}', nothing), call.assessJson('{}'));
    assert.equal(call.describe(nothing).locale, 'fr');
    assert.deepEqual(call.standardSchema(nothing)['~standard'].validate({}), { value: {} });
    assert.equal(call.assess({}, { locale: nothing }).outcome, 'incomplete');
    assert.throws(() => Call.load(nothing), { name: 'TypeError', message: /^`idOrDefinition` is of type (Null|Undefined): .*"inspir-creative-event", or a definition$/ });
    assert.throws(() => call.assessJson(nothing), { name: 'TypeError', message: /^`text` is of type (Null|Undefined): / });
    assert.throws(() => call.standardSchema()['~standard'].jsonSchema.input(nothing), { name: 'RangeError' });
  }
  for (const wrong of [5, [], () => 1, Promise.resolve({})]) assert.throws(() => Call.load(wrong), { name: 'TypeError', message: /^`idOrDefinition` is of type / });
  for (const wrong of [{}, 5, new Uint8Array(2)]) assert.throws(() => call.assessJson(wrong), { name: 'TypeError', message: /^`text` is of type / });
  for (const one of [() => call.assess({}, 'en'), () => call.assessJson('{}', 'en'), () => call.standardSchema('en')]) {
    assert.throws(one, { name: 'TypeError', message: /^`options` is of type String: .*\{ locale: "en" \}/ });
  }
  for (const one of [() => call.describe({ locale: 'en' }), () => call.assess({}, { locale: Object.create(null) })]) {
    assert.throws(one, { name: 'TypeError', message: /^`locale` is of type Object: .*"en"/ });
  }
  assert.throws(() => call.standardSchema({ blocking: 'all' }), { name: 'RangeError', message: /"complete"/ });
});

test('the results of a call belong to the caller', () => {
  for (const give of [() => call.schema, () => call.describe('fr'), () => call.assess({}), () => calls(), () => call.standardSchema()['~standard'].jsonSchema.input({ target: 'draft-2020-12' })]) {
    const before = JSON.stringify(give());
    for (const value of Object.values(give())) if (value && typeof value === 'object') for (const name of Object.keys(value)) delete value[name];
    for (const given of [give()]) for (const name of Object.keys(given)) delete given[name];
    assert.equal(JSON.stringify(give()), before);
  }
  assert.throws(() => locales.push('de'), TypeError);
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
  for (const nothing of [undefined, null, '', ' ', []]) assert.deepEqual(schema.validate(nothing), { value: {} });
  assert.deepEqual(schema.jsonSchema.input({ target: 'draft-2020-12' }), call.schema);
  const { '~standard': english } = call.standardSchema({ locale: 'en' });
  assert.equal(english.jsonSchema.output({ target: 'draft-2020-12' }).properties.request.properties.amount.title, 'Amount asked for');
  assert.throws(() => schema.jsonSchema.input({ target: 'draft-07' }), /2020-12/);
});
