// Letters, sheets and traces are the core's, byte for byte; what is wrong with them is said.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Call, DetailsError, changes } from '../js/dist/index.js';
import { application, root } from './support.mjs';

const calls = join(root, 'tests/calls');
const kept = JSON.parse(readFileSync(join(calls, 'documents.json'), 'utf8'));
const digest = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex');

test('documents are the core’s', () => {
  const loaded = new Map();
  for (const { call: id, application, locale, ...expected } of kept.documents) {
    const definition = join(calls, id, 'definition.json');
    if (!loaded.has(id)) loaded.set(id, Call.load(existsSync(definition) ? readFileSync(definition) : id));
    const call = loaded.get(id);
    const text = readFileSync(join(calls, id, application), 'utf8');
    const value = JSON.parse(text);
    const all = (make) => digest(...kept.formats.map((format) => make({ locale, format })));
    assert.equal(all((options) => call.letter(value, kept.letter, options)), expected.letter, `${id}: ${application}`);
    assert.equal(all((options) => call.sheet(value, kept.sheet, options)), expected.sheet, `${id}: ${application}`);
    const trace = call.traceJson(text);
    assert.equal(digest(trace), expected.trace, `${id}: ${application}`);
    assert.equal(call.replay(trace, text, { locale }).result, 'same');
  }
  console.log(`Node: letters, sheets and traces of ${kept.documents.length} applications are the core’s`);
});

test('wrong details are named', () => {
  const call = Call.load('inspir-follow-up');
  const wrong = (make, faults) => assert.throws(make, (error) => {
    assert.ok(error instanceof DetailsError);
    assert.deepEqual(error.faults.map(({ member, code }) => [member, code]), faults);
    assert.equal(error.message, error.faults.map(({ message }) => message).join('\n'));
    return true;
  });
  wrong(() => call.sheet({}, { oficer: 'x', date: 'tomorrow' }), [['oficer', 'unknown'], ['date', 'not_date']]);
  wrong(() => call.letter({ applicant: { name: 'x' } }, { authority: 'a', place: 'b', date: '2027-03-01', deadline: '2027-03-31', signatory_name: 'c' }), [['signatory_quality', 'absent']]);
});

test('what is misused is said', () => {
  const call = Call.load('inspir-creative-event');
  assert.throws(() => call.sheet(application, {}, { format: 'pdf' }), RangeError);
  assert.throws(() => call.sheet(application, {}, { locale: 'de' }), RangeError);
  assert.throws(() => call.replay('{', '{}'), SyntaxError);
  assert.throws(() => changes('{', '{}'), SyntaxError);
  assert.throws(() => call.traceJson({}), TypeError);
});

test('traces are compared', () => {
  const call = Call.load('inspir-follow-up');
  const [before, after] = [true, false].map((inspir_event) => call.traceJson(JSON.stringify({ origin: { inspir_event } })));
  const told = changes(before, after, { locale: 'en' });
  assert.deepEqual(told.changes.map(({ what }) => what).slice(0, 2), ['application', 'value']);
  assert.deepEqual(changes(before, before).changes, []);
});
