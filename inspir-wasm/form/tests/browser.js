// Helpers that the tests share: the built form on a local server, and a browser.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM, complaints, PATIENCE, serve as serveFolder } from '../../tests/site.mjs';

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

/** Goes to a step, and waits until it is there. */
export async function step(page, title) {
  await page.getByRole('navigation').getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
}
