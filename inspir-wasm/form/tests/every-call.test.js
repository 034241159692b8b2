// What holds of each of the real calls, and of one that uses the language in every way.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Call, calls } from 'inspir';
import { ownFields } from '../../tests/language.mjs';
import { comesTo, give, go, plain, shows, tool } from './browser.js';
import { browsing } from './suite.js';

const folder = new URL('../../../tests/calls/', import.meta.url);
const read = (path) => readFileSync(new URL(path, folder), 'utf8');

/** An application that has something wrong at many places, and an empty item of each list. */
const BROKEN = JSON.stringify({
  applicant: { legal_form: 'association', siret: '1', vat_recovery: 'none' }, details: { themes: ['art', 'x'], distance: 'x' },
  project: { starts_on: '2027-04-02', ends_on: '2027-04-01' }, lists: { partners: [{}] }, team: [{}], documents: [{}], indicators: [{}],
  budget: { vat_basis: 'including_vat', expenses: [{ amount: '10', category: 'works' }, { amount: '5' }, {}], revenues: [{}] },
  request: { operating: '99999' },
});

/** The definitions, each with applications that something is wrong with, and one with which nothing is. */
const all = [{ definition: JSON.stringify(ownFields()), applications: [BROKEN] }];
for (const { name: id } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('inspir-'))) {
  const expected = readdirSync(new URL(`${id}/`, folder)).filter((name) => name.endsWith('.expected.json'));
  const wrong = expected.filter((name) => !['eligible', 'incomplete'].includes(JSON.parse(read(`${id}/${name}`)).outcome));
  const right = expected.filter((name) => !wrong.includes(name));
  const applications = [...wrong.slice(0, 2), ...right.slice(0, 1)].map((name) => read(`${id}/${name.replace('.expected', '')}`));
  all.push({ definition: read(`${id}/definition.json`), applications });
}

browsing('every call', (form) => {
  /** A step is marked if something in it is to be corrected, and complete only if nothing lacks. */
  async function marks(page, view) {
    const links = page.locator('nav li a');
    for (let index = 0; index < (await links.count()) - 1; index++) {
      const link = links.nth(index);
      await view((await link.getAttribute('href')).split('/')[1]);
      const told = await page.locator('main .message:is(.blocking, .invalid)').allInnerTexts();
      assert.equal(await link.locator('.wrong').count(), told.length > 0 ? 1 : 0, `${await link.innerText()}: ${told}`);
      const lacks = await page.locator('main .message.missing').count();
      assert.ok(lacks === 0 || !(await link.innerText()).includes('✓'), await link.innerText());
    }
  }

  /** The officer is told nothing that is meant for applicants, or that the officer sees. */
  async function grid(page, view) {
    await view('-checklist');
    const main = page.locator('main');
    assert.doesNotMatch(plain(await main.innerText()), /rien à faire/i);
    const beside = await main.locator('.message.to_review').allInnerTexts();
    assert.deepEqual(beside.filter((text) => /un agent doit compléter/.test(text)), []);
  }

  /** The steps of the grant are those of the engine. */
  async function steps(page, view, call, assessment) {
    await view('-review');
    const { parts } = call.describe('fr');
    const given = assessment.grant.parts.map((part) => [parts.find(({ id }) => id === part.id).title, part.steps]);
    given.push(['Ensemble', assessment.grant.overall ?? []]);
    const known = given.filter(([, all]) => all.some(({ value }) => value != null)).map(([title, all]) => [title, all.length]);
    const tables = () =>
      page.locator('.calculation').evaluateAll((shown) => shown.map((table) => [table.caption.innerText, table.tBodies[0].rows.length]));
    await comesTo(async () => (await tables()).filter(([title]) => known.some(([name]) => name === title)), known);
    return known.length;
  }

  for (const { definition, applications } of all) {
    const call = Call.load(definition);
    form(call.id, async (page) => {
      assert.ok(applications.length > 0);
      await page.getByLabel('Charger la définition').setInputFiles({ name: 'call.json', mimeType: 'application/json', buffer: Buffer.from(definition) });
      await page.getByRole('navigation').waitFor();
      page.on('dialog', (dialog) => dialog.accept());
      const view = async (id) => {
        await go(page, `#${call.id}/${id}`);
        const paper = { '-file': '.paper .answer, .paper h4', '-checklist': '.paper .findings' }[id];
        await page.locator(paper ?? `nav li a[href="#${call.id}/${id}"][aria-current]`).first().waitFor();
      };
      let worked = 0;
      for (const application of ['{}', ...applications]) {
        await view('-review');
        // An application without anything is no application.
        if (application !== '{}') await give(page, application);
        if (application !== '{}') await page.getByText('Le fichier est importé').waitFor();
        worked += await steps(page, view, call, call.assess(JSON.parse(application)));
        await marks(page, view);
        await grid(page, view);
        await view('-file');
        assert.equal(await page.locator('thead tr:not(:has(th))').count(), 0, 'a table without columns');
        await (await tool(page, 'button', 'Effacer le brouillon')).click();
      }
      assert.ok(worked > 0 || call.describe('fr').parts.length === 0, 'no steps');
    });
  }

  form('no step asks for what only the office knows', async (page) => {
    for (const definition of [...calls(), ...all.map((each) => each.definition)]) {
      const call = Call.load(definition);
      if (definition !== call.id) await page.evaluate(([name, text]) => localStorage.setItem(name, text), [`inspir-form/definition/${call.id}`, definition]);
      await go(page, `#${call.id}/`);
      const { fields } = call.describe('fr');
      const office = ['/reference', '/submitted_on', ...fields.filter(({ agent }) => agent === true).map(({ path }) => path)];
      const links = page.locator(`nav li a[href^="#${call.id}/"]`);
      await links.first().waitFor();
      const steps = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.ok(steps.length > 1, call.id);
      for (const step of steps) {
        await go(page, step);
        await page.locator(`nav li a[href="${step}"][aria-current]`).waitFor();
        const asked = await page.locator('main [id^="/"]').evaluateAll((inputs) => inputs.map(({ id }) => id));
        assert.deepEqual(asked.filter((id) => office.includes(id) || id.endsWith('/eligible')), [], `${call.id} ${step}`);
      }
    }
  });

  form('the entries that the maximum waits for are told apart', async (page) => {
    await page.getByLabel('Charger la définition').setInputFiles({ name: 'call.json', mimeType: 'application/json', buffer: Buffer.from(all[0].definition) });
    await page.getByRole('navigation').waitFor();
    await give(page, JSON.stringify({ budget: { vat_basis: 'including_vat', expenses: [{ amount: '10', category: 'works' }, { amount: '5' }] } }));
    await go(page, '#own-fields/grant');
    await shows(page.locator('.grant'), /quand vous aurez indiqué : Forme juridique, Récupération de la TVA, Catégorie \(ligne 2\)\./);
  });
});
