// Helpers that the tests share: the built form on a local server, and a browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM, complaints, eventually, PATIENCE, serve as serveFolder } from '../../tests/site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const dist = fileURLToPath(new URL('../dist/', import.meta.url));
export const serve = (folder = dist, headers) => serveFolder(folder, headers);

export const launch = () => chromium.launch({ ...CHROMIUM, env: { ...process.env, LANGUAGE: 'fr' } });

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

/** A fresh page. An error in it, or a request to another host, fails the test. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.problems = complaints(page);
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) page.problems.push(request.url());
  });
  await page.goto(url);
  return page;
}

/** Starts with a call: the page before it, then the first step. */
export async function begin(page, title) {
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 2, name: 'Avant de commencer' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Commencer' }).click();
}

/** The links to the steps; on a narrow screen, they open first. */
export async function stepLinks(page) {
  const where = page.locator('nav .where[aria-expanded=false]');
  if (await where.count()) await where.click();
  return page.locator('nav li a');
}

/** One of the tools under the form, which open first. */
export async function tool(page, role, name) {
  const tools = page.locator('.tools');
  if (!(await tools.evaluate((each) => each.open))) await tools.locator('summary').click();
  return tools.getByRole(role, { name });
}

/** Goes to a step, and waits until it is there. */
export async function step(page, title) {
  await stepLinks(page);
  await page.getByRole('navigation').getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
}

export const plain = (text) => text.replace(/\s/g, ' ');
export const go = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

/** Goes to another view, and waits for its heading: no two views have the same. */
export async function turn(page, hash) {
  const heading = page.locator('main > h2');
  const before = await heading.innerText();
  await go(page, hash);
  await eventually(async () => assert.notEqual(await heading.innerText(), before));
}

/** Waits until `read` gives what is expected. */
export const comesTo = (read, expected) => eventually(async () => assert.deepEqual(await read(), expected));
/** Waits until the visible text there is as expected. */
export const shows = (place, pattern) => eventually(async () => assert.match(plain(await place.innerText()), pattern));
export const outcomeIs = (page, pattern) => shows(page.locator('.outcome'), pattern);
export const titleIs = (page, title) => comesTo(() => page.title(), title);

/** A timeout that no test reaches, even on a busy machine. */
export const LONG = { timeout: 600_000 };

/** The violations that axe-core finds in a page or a frame. */
export async function axeIn(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ iframes: false }));
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
}

/** Asserts that axe-core finds no violation, light or dark, and that nothing is wider than the window. */
export async function accessible(page, where) {
  await page.emulateMedia({ colorScheme: 'light' });
  const told = await axeIn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  told.push(...(await axeIn(page)));
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(told, [], where);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}
export const give = (page, text, label = /^Import/) =>
  page.getByLabel(label).setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
