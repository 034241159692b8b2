// The repairs are those of the core, byte for byte, and patches apply to texts and to values.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyPatch, Call, PatchError } from '../js/dist/index.js';
import { root } from './support.mjs';

test('the bytes are those of the core', () => {
  const same = JSON.parse(readFileSync(join(root, 'inspir-core/tests/repairs/same.json'), 'utf8'));
  assert.ok(same.length >= 10);
  for (const { call, locale, application, repairs } of same) {
    assert.equal(Call.load(call).repairsJson(application, { locale }), repairs);
  }
});

test('a patch gives a new value, and a text stays a text', () => {
  const call = Call.load('inspir-follow-up');
  const application = { request: { operating: '6 000,00 €' } };
  const fix = call.repairs(application).find(({ kind }) => kind === 'fix');
  const fixed = applyPatch(application, fix.ways[0].patch);
  assert.deepEqual(fixed, { request: { operating: '6000.00' } });
  assert.deepEqual(application, { request: { operating: '6 000,00 €' } });
  assert.equal(applyPatch(' {"request": {"operating": "6 000,00 €"}}', fix.ways[0].patch), ' {"request": {"operating": "6000.00"}}');
  const choice = call.repairs(fixed, { locale: 'en' }).find(({ kind }) => kind === 'choose');
  assert.equal(choice.ways[0].change, '1000.00');
  assert.deepEqual(choice.requirements, ['grant.operating_ceiling']);
});

test('what has changed is left alone', () => {
  const repairs = Call.load('inspir-follow-up').repairs({ request: { operating: '6 000' } });
  const fix = repairs.find(({ kind }) => kind === 'fix');
  assert.throws(() => applyPatch({ request: { operating: '7 000' } }, fix.ways[0].patch), (error) => error instanceof PatchError && error.path === '/request/operating');
  assert.throws(() => applyPatch('{', fix.ways[0].patch), PatchError);
});
