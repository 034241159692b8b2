// The package as it is published: its size, generated files and manifest, and fresh projects of Node and of form libraries.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import test, { after, before } from 'node:test';
import { publint } from 'publint';
import { createServer } from 'vite';
import { generated, pack as packIn } from '../js/generate.mjs';
import { size } from '../size.mjs';
import { complaints, eventually, serve } from './site.mjs';
import { browse, command, folder, pack, policed, project, root, tarball } from './support.mjs';

const bin = (name) => join(root, 'inspir-wasm/node_modules/.bin', name);
const archive = tarball();
const strict = policed("default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
let browser;

before(async () => {
  browser = await browse();
});

after(() => browser?.close());

test('the engine weighs at most 352 KB', () => {
  const { engine, sections } = size();
  console.log(`inspir.wasm: ${engine.gzip} bytes gzip`);
  assert.equal(sections.length > 5 && sections.some(({ name }) => name === 'code'), true);
  assert.ok(engine.gzip <= 352_000, `${engine.gzip} bytes`);
});

test('the table of sizes in docs/performance.md is true to 1 % (node inspir-wasm/size.mjs)', () => {
  const text = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  const { engine, scripts, text: packed } = size();
  for (const part of [engine, packed, scripts]) {
    const cells = text.split('\n').find((line) => line.startsWith(`| ${part.name} |`))?.split('|') ?? [];
    const [bytes, gzip] = cells.slice(2, 4).map((cell) => Number(cell.replaceAll(',', '')));
    const near = (told, found) => Math.abs(told - found) <= found / 100;
    assert.ok(near(bytes, part.bytes) && near(gzip, part.gzip), `${part.name}: told ${cells}, found ${part.bytes} and ${part.gzip}`);
  }
});

test('the generated files are up to date (node inspir-wasm/js/generate.mjs)', async () => {
  const files = Object.entries(await generated());
  assert.equal(files.length, 7);
  for (const [name, text] of files) assert.equal(readFileSync(join(pack, 'src/generated', name), 'utf8'), text, name);
});

test('the version is the crate\'s', async () => {
  const { version } = await import('../js/dist/index.js');
  assert.equal(JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')).version, version);
});

test('the build says what it installs into the system, before it does', () => {
  // These commands replace the system's: they know no package, install none and compile nothing.
  const stubs = folder();
  for (const name of ['apt-get', 'cargo', 'dpkg', 'rustc', 'rustup']) writeFileSync(join(stubs, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${stubs}:${process.env.PATH}` };
  const { status, stderr } = spawnSync('bash', [join(root, 'inspir-wasm/build.sh')], { encoding: 'utf8', env });
  assert.notEqual(status, 0);
  assert.match(stderr, /^inspir-wasm\/build\.sh: .*apt-get.*rustc-web rust-web-src/m);
});

test('the entry holds the engine that stands beside it', async () => {
  const [{ default: packed }, { unpack }] = await Promise.all([import('../js/dist/generated/bytes.js'), import('../js/dist/unpack.js')]);
  assert.deepEqual(Buffer.from(unpack(packed)), readFileSync(join(pack, 'dist/inspir.wasm')));
  // Every byte value has a code, of one letter or of two.
  const bytes = Uint8Array.from({ length: 600 }, (_, index) => (index < 256 ? index : index % 7));
  assert.deepEqual(unpack(packIn(bytes)), bytes);
});

test('publint', async () => {
  const { messages } = await publint({ pkgDir: pack, strict: true });
  assert.deepEqual(messages, []);
});

test('are the types wrong?', () => {
  // The command fails if there is a problem. Each entry must also have types. JSON, since the table depends on the terminal.
  const words = [archive, '--exclude-entrypoints', './inspir.wasm', './remarks.wasm', '--format', 'json'];
  const { analysis } = JSON.parse(command(bin('attw'), words, root));
  const typed = Object.entries(analysis.entrypoints).filter(([, { resolutions }]) => Object.values(resolutions).every(({ resolution }) => /\.d\.ts$/.test(resolution?.fileName)));
  assert.deepEqual(typed.map(([name]) => name).sort(), ['.', './init', './react', './remarks', './rjsf', './svelte', './vue', './words']);
});

test('a fresh Node project: tsc --strict, run', () => {
  const directory = project('node', archive);
  copyFileSync(join(root, 'docs/examples/littoral-chantiers-2027.json'), join(directory, 'coast.json'));
  command(join(directory, 'node_modules/.bin/inspir'), ['types', 'coast.json'], directory);
  command(bin('tsc'), ['-p', directory], directory);
  const told = JSON.parse(command('node', ['sample.js'], directory));
  assert.deepEqual(told.codes, ['amount.not_exact']);
  assert.deepEqual([told.outcome, told.maximum, told.paths], ['ineligible', '5500.00', ['/request/amount']]);
  assert.equal(told.questions, 22);
  assert.ok(told.issues > 40 && told.places.includes('/wrong'), JSON.stringify(told));
  // The package brings neither React nor a form library.
  const installed = Object.keys(JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8')).packages);
  assert.deepEqual(installed.sort(), ['', 'node_modules/@standard-schema/spec', 'node_modules/inspir']);
  for (const file of ['LICENSE-APACHE', 'LICENSE-MIT', 'inspir-wasm/js/README.md']) {
    const inside = join(directory, 'node_modules/inspir', basename(file));
    assert.equal(readFileSync(inside, 'utf8'), readFileSync(join(root, file), 'utf8'), file);
  }
});

test('a fresh Vite project with real form libraries', async (t) => {
  const tools = [
    '@cfworker/json-schema', '@conform-to/react', '@hookform/resolvers', '@rjsf/core', '@rjsf/utils', '@rjsf/validator-ajv8', '@tanstack/react-form', '@types/node', '@types/react',
    '@types/react-dom', 'react', 'react-dom', 'react-hook-form', 'vite',
  ];
  const directory = project('app', archive, tools);
  // The examples of the documentation are compiled with the rest.
  for (const [name, least] of [['docs/wasm.md', 6], ['inspir-wasm/js/README.md', 1], ['README.md', 1]]) {
    const blocks = [...readFileSync(join(root, name), 'utf8').matchAll(/^```tsx?\n(.*?)^```$/gms)];
    assert.ok(blocks.length >= least, name);
    blocks.forEach(([, text], index) => writeFileSync(join(directory, `${name.replaceAll('/', '-')}-${index}.tsx`), text));
  }
  command(bin('tsc'), ['-p', directory], directory);
  command(join(directory, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], directory);
  const built = await serve(join(directory, 'dist'), strict);

  const open = async (url, form) => {
    const page = await browser.newPage();
    const found = complaints(page);
    await page.goto(`${url}?form=${form}`);
    return { page, found: () => found.filter((text) => !text.includes('404')) };
  };
  const live = async (url) => {
    const { found, page } = await open(url, 'live');
    await page.fill('#amount', '20000.00');
    await page.waitForFunction(() => document.querySelector('#outcome').textContent === 'ineligible');
    await eventually(async () => assert.equal(await page.textContent('#requested'), '20000.00'));
    await eventually(async () => assert.match(await page.textContent('#next'), /^applicant\.name /));
    await page.fill('#amount', '12.345');
    await page.waitForFunction(() => document.querySelector('#outcome').textContent === 'invalid');
    assert.deepEqual(found(), []);
    await page.close();
  };

  await t.test('useAssessment follows the value', () => live(built.url));

  for (const form of ['hook', 'tanstack', 'conform', 'schema']) {
    await t.test(form, async () => {
      const { found, page } = await open(built.url, form);
      const names = form === 'schema'
        ? { amount: '#root_request_amount', expense: '#root_budget_expenses_0_amount', amountError: '#root_request_amount__error', expenseError: '#root_budget_expenses_0_amount__error', button: 'button[type=submit]' }
        : { amount: '#amount', expense: '#expense', amountError: '#amount-error', expenseError: '#expense-error', button: 'button' };
      await page.fill(names.amount, '20000.00');
      await page.fill(names.expense, '12,50');
      await page.click(names.button);
      // The call's own refusal and the input error, in French, each at its field.
      await eventually(async () => {
        assert.match(await page.textContent(names.amountError), /12\s500/);
        assert.match(await page.textContent(names.expenseError), /montant/i);
      });
      assert.equal(await page.textContent('output'), '');

      await page.fill(names.amount, '5000.00');
      await page.fill(names.expense, '11000.00');
      await page.click(names.button);
      await page.waitForFunction(() => document.querySelector('output').textContent);
      const submitted = JSON.parse(await page.textContent('output'));
      assert.deepEqual([submitted.request.amount, submitted.budget.expenses[0].amount], ['5000.00', '11000.00']);
      assert.deepEqual(found(), []);
      await page.close();
    });
  }

  await t.test('a form of react-jsonschema-form, from nothing at all', async () => {
    const { found, page } = await open(built.url, 'empty');
    const submitted = async () => {
      await page.click('button[type=submit]');
      await page.waitForFunction(() => document.querySelector('output').textContent);
      return JSON.parse(await page.textContent('output'));
    };
    // The form answers nothing for the applicant: it starts with empty groups alone.
    assert.doesNotMatch(JSON.stringify(await submitted()), /[^{}"\w:,]|:["\w]/);
    // One input for each question, commitment and criterion, under its title.
    assert.equal(await page.locator('input[id^=root_answers_]').count(), 22);
    assert.equal(await page.locator('input[type=checkbox][id^=root_charter_commitments_]').count(), 6);
    assert.equal(await page.locator('select[id$=_verdict]').count(), 10);
    assert.match(await page.textContent('label[for=root_answers_jury]'), /^Composition du jury/);

    await page.selectOption('#root_applicant_legal_form', { label: 'Collectivité territoriale' });
    await page.fill('#root_request_amount', '5000.00');
    await page.fill('#root_answers_jury', 'Des usagers');
    await page.check('#root_undertakings_innovation_store');
    await page.fill('#root_project_starts_on', '2027-05-21');
    for (const list of ['documents', 'budget_expenses']) await page.click(`#root_${list}__add`);
    await page.selectOption('#root_documents_0_kind', { label: 'Courrier de demande' });
    await page.fill('#root_budget_expenses_0_amount', '12000.00');
    const { answers, applicant, budget, documents, project, request, undertakings } = await submitted();
    assert.deepEqual(
      [answers, applicant.legal_form, documents, project.starts_on, request, undertakings.innovation_store],
      [{ jury: 'Des usagers' }, 'local_authority', [{ kind: 'request_letter' }], '2027-05-21', { amount: '5000.00' }, true],
    );
    assert.deepEqual(budget.expenses, [{ amount: '12000.00', nature: 'operating', in_kind: false, eligible: true, external_provider: false }]);
    const text = await page.textContent('form');
    assert.doesNotMatch(text, /Unsupported|Unknown field|Option \d|Key\b/);
    assert.deepEqual(found(), []);
    await page.close();
  });
  await built.stop();

  await t.test('the development server of Vite', async () => {
    const server = await createServer({ root: directory, logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
    await server.listen();
    await live(`http://127.0.0.1:${server.httpServer.address().port}/`);
    await server.close();
  });
});
