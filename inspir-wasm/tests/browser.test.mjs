// Chromium without a bundler, under a strict Content Security Policy: every case, and how long things take.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { application, browse, folder, groups, pack, serve } from './support.mjs';

const policy = (script) => `default-src 'none'; img-src 'self'; connect-src 'self'; script-src 'self' ${script}`;
const entries = ['index', 'inline'];
const all = groups();
const count = all.reduce((sum, { cases }) => sum + cases.length, 0);
const site = folder();
let browser;
let server;
let strict;

before(async () => {
  cpSync(join(pack, 'dist'), join(site, 'inspir'), { recursive: true });
  cpSync(new URL('replay.mjs', import.meta.url), join(site, 'replay.mjs'));
  writeFileSync(join(site, 'groups.json'), JSON.stringify(all));
  writeFileSync(join(site, 'favicon.ico'), '');
  writeFileSync(join(site, 'empty.html'), '<!doctype html>');
  for (const entry of entries) {
    writeFileSync(join(site, `${entry}.html`), `<!doctype html><script type="module" src="${entry}.js"></script>`);
    writeFileSync(join(site, `${entry}.js`), `
      globalThis.inspir = await import('./inspir/${entry}.js').then(
        ({ Call }) => ({ Call }),
        (error) => ({ failed: String(error) }),
      );`);
  }
  server = await serve(site, policy("'wasm-unsafe-eval'"));
  strict = await serve(site, policy(''));
  browser = await browse();
});

after(async () => {
  await browser?.close();
  server?.close();
  strict?.close();
});

/** A page of a browser context of its own, in which the package has started or failed. */
async function visit(entry, { url } = server) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${url}${entry}.html`);
  await page.waitForFunction(() => globalThis.inspir);
  return { page, complaints };
}

for (const entry of entries) {
  test(`cases replayed in Chromium: ${entry}`, async () => {
    const { page, complaints } = await visit(entry);
    const { replayed, different } = await page.evaluate(async () => {
      const { replay } = await import('/replay.mjs');
      return replay(inspir.Call, await (await fetch('/groups.json')).json());
    });
    assert.deepEqual(different, []);
    assert.equal(replayed, count);
    assert.deepEqual(complaints, []);
    console.log(`Chromium, ${entry}: ${replayed} assessments of ${count / 2} cases, equal to the core's bytes`);
    await page.close();
  });

  test(`the policy is in force: without wasm-unsafe-eval, ${entry} does not start`, async () => {
    const { page } = await visit(entry, strict);
    assert.match(await page.evaluate(() => inspir.failed), /wasm-unsafe-eval|Content Security Policy/);
    await page.close();
  });
}

/** What `measure` gives, at its best: other work on the machine makes a figure worse, never better. */
async function best(limit, measure) {
  let least = Infinity;
  for (let round = 0; round < 8 && least > limit; round++) least = Math.min(least, await measure());
  return least;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

test('start: from the bytes to a loaded call', async () => {
  const engines = [];
  const least = await best(30, async () => {
    const times = [];
    for (let turn = 0; turn < 7; turn++) {
      const page = await browser.newPage();
      await page.goto(`${server.url}empty.html`);
      times.push(await page.evaluate(async () => (await import('/replay.mjs')).start()));
      await page.close();
    }
    engines.push(median(times.map(({ engine }) => engine)));
    return median(times.map(({ call }) => call));
  });
  console.log(`Chromium: engine started after ${Math.min(...engines).toFixed(1)} ms, a call loaded after ` +
    `${least.toFixed(1)} ms (medians of 7 new pages, from the bytes)`);
  assert.ok(least > 0);
});

test('assess: a complete application', async () => {
  const { page } = await visit('index');
  const least = await best(100, () => page.evaluate(async (application) => {
    const { measure } = await import('/replay.mjs');
    return measure(inspir.Call.load('inspir-creative-event'), application, { locale: 'fr' });
  }, application));
  console.log(`Chromium: assess takes ${least.toFixed(1)} µs (median of 100 × 50)`);
  await page.close();
  assert.ok(least > 0);
});
