// Editions of a call: digests, what differs, and the catalogue that chooses one.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Call, Calls, CallsError } from '../js/dist/index.js';

const definition = JSON.parse(Call.load('inspir-follow-up').definition);
const edition = (name, days) => Call.load({ ...definition, edition: name, ...days });

test('the digest is that of assessments, and of every layout of the definition', () => {
  const call = Call.load('inspir-follow-up');
  assert.match(call.digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(call.assess({}).definition, call.digest);
  assert.equal(Call.load(JSON.stringify(definition, null, 4)).digest, call.digest);
});

test('what changed between two editions', () => {
  const before = Call.load(definition);
  const text = JSON.stringify({ ...definition, edition: '2' }).replace('"ceiling":"5000.00"', '"ceiling":"6000.00"');
  const told = Call.load(text).diff(before, { locale: 'en' });
  assert.deepEqual([told.before.edition, told.after.edition, told.words_alone], [before.edition, '2', false]);
  assert.equal(told.after.definition, Call.load(text).digest);
  const [change] = told.changes;
  assert.deepEqual([change.kind, change.item, change.id, change.member, told.changes.length], ['value', 'part', 'operating', 'ceiling', 1]);
  assert.match(change.message, /€6,000\.00 instead of €5,000\.00/);
  assert.deepEqual(before.diff(before), { ...before.diff(before), words_alone: true, changes: [] });
  assert.throws(() => before.diff({}), { name: 'TypeError', message: /`earlier`/ });
});

test('the edition that is in force on the day of filing', () => {
  const first = edition('1', { valid_from: '2026-01-01', valid_until: '2026-12-31' });
  const second = edition('2', { valid_from: '2027-01-01', valid_until: undefined });
  const calls = new Calls([first, second]);
  const filed = (submitted_on) => ({ call: 'inspir-follow-up', submitted_on });
  assert.equal(calls.choose(filed('2026-12-31')), first);
  assert.equal(calls.choose(JSON.stringify(filed('2027-01-01'))), second);
  assert.equal(calls.choose(filed(undefined), { today: '2026-06-01' }), first);
  assert.equal(calls.inForce('inspir-follow-up', '2027-06-01'), second);
  assert.equal(calls.inForce('inspir-follow-up', '2025-06-01'), undefined);
  assert.deepEqual([...calls], [first, second]);
  assert.throws(() => calls.choose(filed(undefined), { locale: 'en' }), CallsError);
  assert.throws(() => calls.choose({}, { locale: 'en' }), { name: 'CallsError', message: /`call`/ });
  assert.throws(() => calls.choose(filed('2025-01-01')), CallsError);
  assert.throws(() => calls.add(edition('3', { valid_from: '2027-06-01' })), CallsError);
  assert.throws(() => calls.inForce('inspir-follow-up', '1 March 2027'), { name: 'RangeError', message: /2027-03-01/ });
  assert.throws(() => calls.add({}), TypeError);
});

test('without calls of its own, the catalogue has those that are built in', () => {
  const ids = [...new Calls()].map(({ id }) => id);
  assert.ok(ids.includes('inspir-creative-event') && ids.length >= 3);
  assert.deepEqual([...new Calls([])], []);
});
