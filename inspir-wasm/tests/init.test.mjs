// The entry that is given its engine: a compiled module, bytes, what a server sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { init } from '../js/dist/init.js';
import { serve } from './site.mjs';
import { folder, pack } from './support.mjs';

const bytes = readFileSync(join(pack, 'dist/inspir.wasm'));

test('what is no engine is refused, and what does not arrive is told', async () => {
  const server = await serve(folder());
  for (const wrong of [undefined, {}, 'inspir.wasm', new URL(server.url)]) {
    assert.throws(() => init(wrong), { name: 'TypeError', message: /^`module` is of type .*WebAssembly\.Module/ });
  }
  await assert.rejects(init(fetch(`${server.url}inspir.wasm`)), /inspir\.wasm: status 404/);
  await assert.rejects(init(Promise.resolve({})), { name: 'TypeError', message: /`response`/ });
  await server.stop();
});

test('a compiled module, bytes and an answer start the same engine, which is that of the main entry', async () => {
  const compiled = init(new WebAssembly.Module(bytes));
  const { Call, calls, version } = compiled;
  assert.equal(Call.load('inspir-follow-up').assess({}).outcome, 'incomplete');
  const server = await serve(join(pack, 'dist'));
  for (const again of [init(bytes), init(new Uint8Array(bytes).buffer), await init(fetch(`${server.url}inspir.wasm`))]) {
    assert.equal(again.Call, Call);
  }
  await server.stop();
  const main = await import('../js/dist/index.js');
  assert.deepEqual([main.Call, main.version, main.calls()], [Call, version, calls()]);
  assert.deepEqual(Object.keys(compiled).sort(), Object.keys(main).sort());
});

test('`require` gives the same names, and answers of its own', () => {
  const required = createRequire(import.meta.url)('../js/dist/cjs/index.js');
  const started = createRequire(import.meta.url)('../js/dist/cjs/init.js').init(bytes);
  assert.equal(started.Call, required.Call);
  assert.equal(required.Call.load('inspir-follow-up').assess({}).outcome, 'incomplete');
  assert.deepEqual(required.formatAmount('1234.50', { locale: 'en' }), '€1,234.50');
});
