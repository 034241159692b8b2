// Remarks on definitions: those of the command, from the module that only editors load.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { loadRemarks } from '../js/dist/remarks.js';
import { serve } from './site.mjs';
import { pack, program, root } from './support.mjs';

const bytes = readFileSync(join(pack, 'dist/remarks.wasm'));
const remarks = await loadRemarks(bytes);
const calls = readdirSync(join(root, 'tests/calls')).map((name) => `tests/calls/${name}/definition.json`);
const files = [
  'tests/definitions/full.json',
  'inspir-core/calls/inspir-creative-event.json',
  ...calls.filter((file) => existsSync(join(root, file))),
];

test('every remark of the command, at the same place and in both languages', () => {
  const told = JSON.parse(execFileSync(program, ['check', ...files, '--format', 'json'], { cwd: root, maxBuffer: 2 ** 26 }));
  let count = 0;
  for (const file of files) {
    const expected = told.find((each) => each.file === file).remarks;
    const text = readFileSync(join(root, file), 'utf8');
    for (const locale of ['fr', 'en']) {
      assert.deepEqual(remarks(text, { locale }), expected.map((remark) => ({ ...remark, message: remark.message[locale] })), file);
    }
    count += expected.length;
  }
  assert.ok(count >= 8, String(count));
});

test('no remark on what does not load, and an error for what is no text', () => {
  assert.deepEqual(remarks('{"id": 1}'), []);
  assert.deepEqual(remarks('no JSON'), []);
  assert.throws(() => remarks('{}', { text: 7 }), { name: 'TypeError', message: /`text`/ });
  assert.throws(() => remarks({}), { name: 'TypeError', message: /`definition`/ });
  assert.throws(() => remarks('{}', { locale: 'de' }), RangeError);
});

test('the module comes from a server, or compiled, and to `require` too', async () => {
  const server = await serve(join(pack, 'dist'));
  const fetched = await loadRemarks(fetch(`${server.url}remarks.wasm`));
  await server.stop();
  const required = await createRequire(import.meta.url)('../js/dist/cjs/remarks.js').loadRemarks(new WebAssembly.Module(bytes));
  const text = readFileSync(join(root, files[0]), 'utf8');
  assert.deepEqual(fetched(text), remarks(text));
  assert.deepEqual(required(text), remarks(text));
  await assert.rejects(loadRemarks('remarks.wasm'), { name: 'TypeError', message: /inspir\/remarks\.wasm/ });
});
