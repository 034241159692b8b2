// Measures the package in Chromium: `node inspir-wasm/bench.mjs`, after `bash inspir-wasm/build.sh`.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './tests/site.mjs';
import { application, browse, folder, pack } from './tests/support.mjs';

const TURNS = 9;
const site = folder();
cpSync(join(pack, 'dist'), join(site, 'inspir'), { recursive: true });
writeFileSync(join(site, 'index.html'), '<!doctype html>');
const [browser, server] = await Promise.all([browse(), serve(site)]);

/**
 * Measures in a new page: milliseconds from the text to a started engine and to a loaded call; microseconds to assess
 * the example and an empty application; milliseconds within which 99 of 100 applications are repaired.
 */
async function measure(application) {
  const [{ start }, { unpack }, { default: packed }, { Call }] = await Promise.all(
    ['start', 'unpack', 'generated/bytes', 'api'].map((name) => import(`/inspir/${name}.js`)),
  );
  const began = performance.now();
  start(unpack(packed));
  const engine = performance.now() - began;
  const call = Call.load('inspir-creative-event');
  const loaded = performance.now() - began;
  const time = (value) => {
    for (let turn = 0; turn < 3000; turn++) call.assess(value, { locale: 'fr' });
    const times = [];
    for (let round = 0; round < 100; round++) {
      const start = performance.now();
      for (let turn = 0; turn < 50; turn++) call.assess(value, { locale: 'fr' });
      times.push((performance.now() - start) * 20);
    }
    return times.sort((a, b) => a - b)[50];
  };
  // Amounts that do not fit, in the calls that are built in; some of them as people write them.
  const followUp = Call.load('inspir-follow-up');
  const repair = [];
  for (let turn = 0; turn < 600; turn++) {
    const cents = (factor) => ((turn * factor * 7919) % 2_000_000) / 100;
    const amount = (factor) => (turn % 5 === factor ? `${cents(factor).toFixed(2).replace('.', ',')} €` : cents(factor).toFixed(2));
    const value = {
      ...application,
      request: { amount: amount(1), operating: amount(2), investment: amount(3) },
      budget: {
        expenses: [{ amount: amount(4) }, { amount: amount(6), nature: 'investment' }],
        revenues: [{ amount: amount(7), source: 'region' }, { amount: amount(8), source: 'own_funds' }],
      },
    };
    const start = performance.now();
    (turn % 2 ? followUp : call).repairs(value, { locale: 'fr' });
    // The first are slower, since nothing is compiled yet.
    if (turn >= 100) repair.push(performance.now() - start);
  }
  const p99 = repair.sort((a, b) => a - b)[Math.floor(repair.length * 0.99)];
  return { engine, loaded, assess: time(application), empty: time({}), repairs: p99 };
}

const turns = [];
for (let turn = 0; turn < TURNS; turn++) {
  const page = await browser.newPage();
  await page.goto(server.url);
  turns.push(await page.evaluate(measure, application));
  await page.close();
}
await browser.close();
await server.stop();

console.log(`medians of ${TURNS} new pages, and the least`);
for (const [name, unit, what] of [
  ['engine', 'ms', 'from the text to a started engine'],
  ['loaded', 'ms', 'from the text to a loaded call, nothing compiled yet'],
  ['assess', 'µs', 'call.assess: value in, object out, French messages (warm; median of 100 × 50)'],
  ['repairs', 'ms', 'call.repairs: 99 of 100 applications of the two built-in calls take less'],
  ['empty', 'µs', 'the same of an empty application: nearly every finding has a message'],
]) {
  const values = turns.map((turn) => turn[name]).sort((a, b) => a - b);
  console.log(`${values[TURNS >> 1].toFixed(1)} ${unit} (${values[0].toFixed(1)})  ${what}`);
}
