// Replays every case in Chromium, without a bundler and under a strict Content Security Policy.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaints, serve } from './site.mjs';
import { browse, folder, groups, pack, policed } from './support.mjs';

const policy = (script) => `default-src 'none'; img-src 'self'; connect-src 'self'; script-src 'self' ${script}`;
/** How a page starts the package, by entry: with its own bytes, and with what the server sends. */
const starts = {
  index: "import('./inspir/index.js')",
  init: "import('./inspir/init.js').then(({ init }) => init(fetch('./inspir/inspir.wasm')))",
};
const entries = Object.keys(starts);
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
  for (const entry of entries) {
    writeFileSync(join(site, `${entry}.html`), `<!doctype html><script type="module" src="${entry}.js"></script>`);
    writeFileSync(join(site, `${entry}.js`), `
      globalThis.inspir = await ${starts[entry]}.then(
        ({ Call }) => ({ Call }),
        (error) => ({ failed: String(error) }),
      );`);
  }
  server = await serve(site, policed(policy("'wasm-unsafe-eval'")));
  strict = await serve(site, policed(policy('')));
  browser = await browse();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await strict?.stop();
});

/** A page in a browser context of its own, in which the package has started or failed. */
async function visit(entry, { url } = server) {
  const page = await browser.newPage();
  const found = complaints(page);
  await page.goto(`${url}${entry}.html`);
  await page.waitForFunction(() => globalThis.inspir);
  return { page, found };
}

for (const entry of entries) {
  test(`cases replayed in Chromium: ${entry}`, async () => {
    const { page, found } = await visit(entry);
    const { replayed, different } = await page.evaluate(async () => {
      const { replay } = await import('/replay.mjs');
      return replay(inspir.Call, await (await fetch('/groups.json')).json());
    });
    assert.deepEqual(different, []);
    assert.equal(replayed, count);
    assert.deepEqual(found, []);
    console.log(`Chromium, ${entry}: ${replayed} assessments of ${count / 2} cases, equal to the core's bytes`);
    await page.close();
  });

  test(`the policy is in force: without wasm-unsafe-eval, ${entry} does not start`, async () => {
    const { page } = await visit(entry, strict);
    assert.match(await page.evaluate(() => inspir.failed), /wasm-unsafe-eval|Content Security Policy/);
    await page.close();
  });
}
