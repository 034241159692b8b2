// All words of the form stand in the table of its languages. The language `qps`, which the form does not
// offer, sets them in marks; text without marks must come from the engine.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Call, calls, formatDate, labels, parseAmount, parseDate } from 'inspir';
import { ownFields } from '../../tests/language.mjs';
import { open, turn } from './browser.js';
import { browsing } from './suite.js';

const read = (name) => readFile(new URL(`../../../tests/calls/${name}/definition.json`, import.meta.url), 'utf8');
/** Definitions that the form loads, by the id of their calls. */
const foreign = { 'own-fields': JSON.stringify(ownFields()) };
for (const name of ['littoral-numerique-2027', 'commerces-devantures', 'kbpc-general-2025']) foreign[name] = await read(name);
const templates = await Promise.all(['grant', 'event', 'investment'].map((name) => readFile(new URL(`../../../inspir-core/src/cli/templates/${name}.json`, import.meta.url), 'utf8')));
const [grant] = templates;
/** Only the words of a text, with a space on each side. */
const plain = (text) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

/** The texts of the page and its attributes that hold words, without the engine's messages about a definition. */
const shown = (page) =>
  page.evaluate(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.parentElement.closest('script, style, noscript, [role=alert] ul')) texts.push(node.data);
      } else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '');
    }
    return texts;
  });

/** The pieces outside of all marks that have a letter. */
function unmarked(text) {
  const pieces = [''];
  let depth = 0;
  for (const character of text) {
    if ('⟦⟧'.includes(character)) {
      depth += character === '⟦' ? 1 : -1;
      pieces.push('');
    } else if (depth === 0) pieces[pieces.length - 1] += character;
  }
  return pieces.map(plain).filter((piece) => /\p{L}/u.test(piece));
}

/** Whether a piece is part of one of these texts, or several of them in a row. */
function isOf(known, piece) {
  if (known.some((text) => text.includes(piece))) return true;
  const within = known.filter((text) => piece.includes(text)).sort((a, b) => b.length - a.length);
  return !/\p{L}/u.test(within.reduce((rest, text) => rest.replaceAll(text, ' '), piece));
}

/** What the engine says of a text: itself, the day in words, why it is no amount or no day. */
const toldOf = (text) => [
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, { long: true }) : text,
  ...[parseAmount(text), parseDate(text)].map(({ message }) => message ?? ''),
];

/** All texts in a value. */
const texts = (value) =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];

browsing('the languages of the form', (_, site) => {
  /** Opens the form in the language of the tests; `check` looks at the page as it is. */
  async function marked(hash, kept = {}) {
    const page = await open(site.browser, site.server.url);
    await page.evaluate((items) => {
      localStorage.setItem('inspir-form/locale', 'qps');
      for (const [name, text] of Object.entries(items)) localStorage.setItem(name, text);
    }, kept);
    await page.goto(`${site.server.url}${hash}`);
    await page.reload();
    const all = [...calls(), ...Object.values(foreign)].map((source) => Call.load(source));
    const known = [...texts(labels({ locale: 'fr' })), ...all.flatMap((call) => texts(call.describe('fr')))];
    const check = async (where, call, more = []) => {
      // The form draws itself once the engine is there.
      await page.waitForFunction(() => document.body.innerText.includes('⟦'));
      const draft = call && (await page.evaluate((id) => localStorage.getItem(`inspir-form/draft/${id}`), call.id));
      const application = JSON.parse(draft ?? '{}');
      const told = call ? texts([call.assess(application, { locale: 'fr' }), call.repairs(application, { locale: 'fr' })]) : [];
      const engine = [...known, ...told, ...texts(JSON.parse(draft ?? '{}')).flatMap(toldOf), ...more].map(plain).filter((text) => /\p{L}{2}/u.test(text));
      const page_texts = await shown(page);
      assert.ok(page_texts.some((text) => text.includes('⟦')), `${where}: nothing is in the language of the tests`);
      const found = page_texts.flatMap(unmarked).filter((piece) => !isOf(engine, piece));
      assert.deepEqual([...new Set(found)], [], `${where}: in no language of the form`);
    };
    return { page, check };
  }

  test('text outside of the marks is found', () => {
    assert.deepEqual(unmarked('⟦Étape 1 sur ⟧3⟦.⟧ Suite : ⟦x⟧'), [' suite ']);
    assert.ok(isOf([' le lieu '], ' lieu ') && !isOf([' le milieu '], ' lieu '));
  });

  test('it is not offered', async () => {
    const { page } = await marked('');
    assert.deepEqual(await page.locator('header button').allTextContents(), ['Français', 'English']);
    await page.context().close();
  });

  test('the start, and a file that is no call', { timeout: 90_000 }, async () => {
    const { page, check } = await marked('');
    const names = ['Français', 'English'];
    await check('the start', undefined, names);
    for (const text of ['', 'x', '{}', Call.load(calls()[0]).definition]) {
      await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.locator('[role=alert] .message').waitFor();
      await check(`the start with ${text.slice(0, 10)}`, undefined, names);
    }
    await page.goto(`${site.server.url}#no-such-call/`);
    await page.reload();
    await check('an unknown call', undefined, names);
    await page.context().close();
  });

  test('the editor of definitions', { timeout: 90_000 }, async () => {
    const { page, check } = await marked('#-write', { 'inspir-form/written': grant.replace('"valid_from"', '"valid_form"'), 'inspir-form/shown': grant });
    const call = Call.load(grant);
    const known = [...templates.map((each) => JSON.parse(each).title.fr), ...texts(call.describe('fr')), 'Français', 'English', 'applicant submitted_on'];
    await page.locator('.cm-lintRange-error').waitFor();
    const more = (await page.locator('.mistakes code, .mistakes li').allInnerTexts()).map((text) => text.replaceAll(/⟦[^⟧]*⟧/g, ' '));
    await check('the editor', call, [...known, ...more]);
    await page.getByRole('tab').nth(1).click();
    await check('the trial', call, [...known, ...more, '{}']);
    await page.context().close();
  });

  for (const [name, definition] of [...calls().map((id) => [id, id]), ...Object.entries(foreign)]) {
    test(`every step of ${name}`, { timeout: 180_000 }, async () => {
      const call = Call.load(definition);
      const line = { label: 'xyz', amount: '1234.50' };
      const draft = {
        call: name, submitted_on: '2027-03-01', applicant: { legal_form: 'company', siret: '1', vat_recovery: 'partial' },
        project: { starts_on: '2027-04-02', ends_on: '2027-04-01' },
        budget: { vat_basis: 'including_vat', expenses: [line, { label: 'xyz' }, line], revenues: [{ ...line, in_kind: true }] },
        request: { amount: '99999', operating: '99999', investment: 'abc' }, reference: 'xyz',
        indicators: [{ label: 'xyz' }], team: [{ name: 'xyz' }], documents: [{ name: 'xyz' }],
      };
      const { categories, columns, fields, lists } = JSON.parse(call.definition);
      if (fields) draft.details = Object.fromEntries(fields.map(({ id }) => [id, 'xyz']));
      for (const { id, fields } of lists ?? []) draft.lists = { [id]: [Object.fromEntries(fields.map((field) => [field.id, 'xyz']))] };
      for (const { id } of columns?.['/team'] ?? []) draft.team[0].details = { ...draft.team[0].details, [id]: 'xyz' };
      if (categories) draft.budget.expenses = draft.budget.expenses.map((each) => ({ ...each, category: categories[0].id }));
      const kept = { [`inspir-form/draft/${name}`]: JSON.stringify(draft) };
      const loaded = definition === name ? {} : { [`inspir-form/definition/${name}`]: definition };
      for (const items of [{}, kept]) {
        const { page, check } = await marked(`#${name}/`, { ...items, ...loaded });
        await page.locator('nav a').first().waitFor();
        const steps = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        assert.ok(steps.length > 2 && steps.at(-1) === `#${name}/-review`);
        for (const hash of [`#${name}/-begin`, ...steps, `#${name}/-file`, `#${name}/-checklist`]) {
          await turn(page, hash);
          await check(`${hash} ${items === kept ? 'filled in' : 'empty'}`, call, ['Français', 'English', name, call.edition]);
        }
        await page.context().close();
      }
    });
  }
});
