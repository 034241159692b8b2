// Runs the examples of docs/wasm.md: each line prints what its comment says.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { command, folder, pack, root } from './support.mjs';

const bin = join(root, 'inspir-wasm/node_modules/.bin/tsc');
const blocks = [...readFileSync(join(root, 'docs/wasm.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);
const printing = blocks.filter((text) => /console\.log\(.*\); \/\/ /.test(text));

test('the examples that print', () => {
  assert.ok(printing.length >= 2, `${printing.length} examples`);
  printing.forEach((text, number) => {
    const directory = folder();
    const source = join(directory, `example-${number}.mts`);
    mkdirSync(join(directory, 'node_modules'));
    symlinkSync(pack, join(directory, 'node_modules/inspir'));
    writeFileSync(source, `// @ts-nocheck\n${text}`);
    command(bin, [source, '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', '--types', ''], directory);
    const printed = command('node', [source.replace('.mts', '.mjs')], directory).trimEnd().split('\n');
    const expected = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, said]) => said);
    assert.deepEqual(printed, expected);
  });
});
