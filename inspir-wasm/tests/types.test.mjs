// `npx inspir types`: what TypeScript knows of a definition. That it compiles, package.test.mjs sees in a fresh project.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { nameOf } from '../js/bin/types.mjs';
import { command, folder, pack, root } from './support.mjs';

const bin = join(pack, 'bin/inspir.mjs');
const run = (words, cwd) => spawnSync('node', [bin, ...words], { cwd, encoding: 'utf8' });

/** A folder with a definition. */
function work() {
  const directory = folder();
  copyFileSync(join(root, 'docs/examples/littoral-chantiers-2027.json'), join(directory, 'coast.json'));
  return directory;
}

test('the types stand beside the definition, and --check says whether they are up to date', () => {
  const directory = work();
  assert.equal(run(['types', '--check', 'coast.json'], directory).status, 1);
  assert.ok(!existsSync(join(directory, 'coast.d.ts')));
  assert.equal(run(['types', 'coast.json'], directory).status, 0);
  const text = readFileSync(join(directory, 'coast.d.ts'), 'utf8');
  assert.match(text, /export interface LittoralChantiers2027 extends CallTypes \{/);
  assert.match(text, /quantity: 'public_money' \| 'cost';/);
  assert.equal(run(['types', '--check', 'coast.json'], directory).status, 0);
  writeFileSync(join(directory, 'coast.d.ts'), `${text}\n`);
  const stale = run(['types', '--check', 'coast.json'], directory);
  assert.deepEqual([stale.status, stale.stderr], [1, 'inspir: `coast.d.ts` is not up to date: run inspir types coast.json\n']);
  command('node', [bin, 'types', 'coast.json', 'other.d.ts'], directory);
  assert.equal(readFileSync(join(directory, 'other.d.ts'), 'utf8'), text);
});

test('mistakes are told with their places', () => {
  const directory = work();
  writeFileSync(join(directory, 'bad.json'), '{"id": "coast",\n "titel": 1}');
  const { status, stderr, stdout } = run(['types', 'bad.json'], directory);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^bad\.json:2:2 \/titel unknown member; did you mean `title`\?$/m);
  assert.ok(!existsSync(join(directory, 'bad.d.ts')));
  for (const [words, code, message] of [
    [['types', 'none.json'], 1, /there is no file `none\.json`/], [['types'], 2, /name one definition\n\nusage: /], [[], 2, /name one definition/],
    [['type', 'coast.json'], 2, /there is no command `type`/], [['types', '--chek', 'coast.json'], 2, /--chek/], [['types', 'a', 'b', 'c'], 2, /name one definition/],
  ]) {
    const told = run(words, directory);
    assert.equal(told.status, code, words.join(' '));
    assert.match(told.stderr, message);
  }
  const help = run(['--help'], directory);
  assert.equal(help.status, 0);
  assert.match(help.stdout, /^usage: inspir types/);
});

test('the names of types', () => {
  assert.deepEqual(['inspir-follow-up', 'coast', '2027-coast', 'a.b_c'].map(nameOf), ['InspirFollowUp', 'Coast', 'Call2027Coast', 'ABC']);
});
