// What every file of tests in a browser begins with: the built form, a browser, and a page for each test.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, LONG, open, serve } from './browser.js';

/** A group of tests; `tests` gets a function that makes one with a fresh page of the form. */
export function suite(title, tests) {
  describe(title, () => {
    let browser;
    let server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serve()]);
    });
    after(async () => {
      await browser.close();
      await server.stop();
    });
    tests((name, run, { draft, path = '', ...options } = {}) => {
      test(name, LONG, async () => {
        const page = await open(browser, server.url, options);
        if (draft) {
          await page.evaluate((kept) => localStorage.setItem('inspir-form/draft/inspir-creative-event', JSON.stringify(kept)), draft);
        }
        await page.goto(`${server.url}#inspir-creative-event/${path}`);
        await page.reload();
        await page.locator('main h2').waitFor();
        await run(page, server.url);
        assert.deepEqual(page.problems, []);
        await page.context().close();
      });
    });
  });
}

/** The draft that the browser keeps. */
export const draftOf = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('inspir-form/draft/inspir-creative-event')));
