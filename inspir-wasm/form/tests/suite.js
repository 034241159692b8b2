// What every file of tests in a browser begins with: the built form, a browser, and a page for each test.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, LONG, open, serve } from './browser.js';

/**
 * A group of tests in a browser. `tests` gets a function that makes one, with a fresh page of the form at a path, and
 * what opens more pages: the browser and the server, once the tests run.
 */
export function browsing(title, tests) {
  describe(title, () => {
    const site = {};
    before(async () => {
      [site.browser, site.server] = await Promise.all([launch(), serve()]);
    });
    after(async () => {
      await site.browser.close();
      await site.server.stop();
    });
    const form = (name, run, { path = '', ...options } = {}) =>
      test(name, LONG, async () => {
        const page = await open(site.browser, site.server.url + path, options);
        await run(page, site.server.url);
        assert.deepEqual(page.problems, []);
        await page.context().close();
      });
    tests(form, site);
  });
}

/** The same in a file of the call of events; `draft` is what the browser keeps already. */
export function suite(title, tests) {
  browsing(title, (form) =>
    tests((name, run, { draft, path = '', ...options } = {}) =>
      form(name, async (page, url) => {
        if (draft) {
          await page.evaluate((kept) => localStorage.setItem('inspir-form/draft/inspir-creative-event', JSON.stringify(kept)), draft);
        }
        await page.goto(`${url}#inspir-creative-event/${path}`);
        await page.reload();
        await page.locator('main h2').waitFor();
        await run(page, url);
      }, options)));
}

/** The draft that the browser keeps. */
export const draftOf = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('inspir-form/draft/inspir-creative-event')));
