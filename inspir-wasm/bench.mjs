// Measures the package in Chromium: `node inspir-wasm/bench.mjs`, after `bash inspir-wasm/build.sh`.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { application, browse, folder, pack, serve } from './tests/support.mjs';

const TURNS = 9;
const site = folder();
cpSync(join(pack, 'dist'), join(site, 'inspir'), { recursive: true });
writeFileSync(join(site, 'index.html'), '<!doctype html>');
const [browser, server] = await Promise.all([browse(), serve(site)]);

/**
 * Measures in a new page: milliseconds from the bytes to a started engine and to a loaded call; microseconds to assess
 * the example and an empty application.
 */
async function measure(application) {
  const glue = await import('/inspir/engine/engine.js');
  const { Call } = await import('/inspir/api.js');
  const bytes = await (await fetch('/inspir/inspir.wasm')).arrayBuffer();
  const began = performance.now();
  await glue.default({ module_or_path: bytes });
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
  return { engine, loaded, assess: time(application), empty: time({}) };
}

const turns = [];
for (let turn = 0; turn < TURNS; turn++) {
  const page = await browser.newPage();
  await page.goto(server.url);
  turns.push(await page.evaluate(measure, application));
  await page.close();
}
await browser.close();
server.close();

console.log(`medians of ${TURNS} new pages, and the least`);
for (const [name, unit, what] of [
  ['engine', 'ms', 'from the bytes to a started engine'],
  ['loaded', 'ms', 'from the bytes to a loaded call, nothing compiled yet'],
  ['assess', 'µs', 'call.assess: value in, object out, French messages (warm; median of 100 × 50)'],
  ['empty', 'µs', 'the same of an empty application: nearly every finding has a message'],
]) {
  const values = turns.map((turn) => turn[name]).sort((a, b) => a - b);
  console.log(`${values[TURNS >> 1].toFixed(1)} ${unit} (${values[0].toFixed(1)})  ${what}`);
}
