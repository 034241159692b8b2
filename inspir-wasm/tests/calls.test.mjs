// Replays the applications of tests/calls: each whole assessment is the one beside it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Call } from '../js/dist/index.js';
import { root } from './support.mjs';

const calls = join(root, 'tests/calls');
const folders = readdirSync(calls, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const others = ['README.md', 'call.md', 'definition.json'];
const read = (...names) => readFileSync(join(calls, ...names), 'utf8');

/** The assessment as its file states it: no words, no `null`, no `values` of input errors. */
function stated(value, inErrors = false) {
  if (Array.isArray(value)) return value.map((item) => stated(item, inErrors));
  if (value === null || typeof value !== 'object') return value;
  const aside = ['engine', 'message', ...(inErrors ? ['values'] : [])];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => member !== null && !aside.includes(name))
      .map(([name, member]) => [name, stated(member, inErrors || name === 'input_errors')]),
  );
}

let count = 0;
for (const folder of folders) {
  test(`the applications of ${folder}`, () => {
    const names = readdirSync(join(calls, folder));
    const files = names.filter((name) => !others.includes(name)).sort();
    const stems = [...new Set(files.map((name) => name.split('.')[0]))];
    assert.ok(stems.length > 0 && names.includes('README.md'));
    assert.deepEqual(files, stems.flatMap((stem) => [`${stem}.expected.json`, `${stem}.json`]).sort());
    const call = Call.load(existsSync(join(calls, folder, 'definition.json')) ? read(folder, 'definition.json') : folder);
    // Each answer that may be missing has its place in a form.
    const shown = call.describe().sections.flatMap(({ paths }) => paths);
    const lacks = (value) => call.assess(value).findings.filter(({ status }) => status === 'missing' || status === 'to_review').flatMap(({ paths }) => paths);
    const isShown = (path) => shown.some((place) => path === place || path.startsWith(`${place}/`));
    for (const text of ['{}', ...stems.map((stem) => read(folder, `${stem}.json`))]) {
      assert.deepEqual(lacks(JSON.parse(text)).filter((path) => !isShown(path)), []);
    }
    for (const stem of stems) {
      const text = read(folder, `${stem}.json`);
      const expected = JSON.parse(read(folder, `${stem}.expected.json`));
      for (const locale of ['fr', 'en']) {
        const actual = JSON.parse(call.assessJson(text, { locale }));
        for (const options of [{ locale }, { locale, parts: true }]) {
          assert.equal(JSON.stringify(call.assess(JSON.parse(text), options)), call.assessJson(text, options), stem);
        }
        // The definition of a built-in call changes with its words.
        if (expected.definition === undefined) delete actual.definition;
        assert.deepEqual(stated(actual), stated(expected), stem);
      }
      count += 1;
    }
  });
}

test('the count', () => {
  assert.ok(count >= 80, `${count}`);
  console.log(`Node: ${count} applications of ${folders.length} calls replayed`);
});
