// Replays every case of tests/cases in Node: the bytes are those of the core.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Call } from '../js/dist/index.js';
import { replay } from './replay.mjs';
import { groups } from './support.mjs';

const all = groups();
const count = all.reduce((sum, { cases }) => sum + cases.length, 0);

test('cases replayed in Node', () => {
  const { replayed, objects, different } = replay(Call, all);
  assert.deepEqual(different, []);
  assert.ok(replayed === count && count >= 2000, `${replayed} of ${count}`);
  assert.ok(objects >= 1500, `${objects} as objects`);
  console.log(`Node: ${replayed} assessments of ${count / 2} cases, ${objects} of them as objects too, equal to the core's bytes`);
});

test('a difference of one byte is found', () => {
  const [{ call, locale, cases: [one] }] = all;
  const changed = { ...one, expected: one.expected.replace('"', "'") };
  assert.deepEqual(replay(Call, [{ call, locale, cases: [changed, one] }]).different, [`${one.name} (${locale})`]);
});
