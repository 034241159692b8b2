// The form as people use it, in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { Call, calls } from 'inspir';
import { launch, open, serve, SIZES, step } from './browser.js';
import { cell, fillCreativeEvent, OUTCOME } from './fill.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const foreign = new URL('../../../tests/calls/littoral-numerique-2027.json', import.meta.url).pathname;
const CREATIVE = '#inspir-creative-event/';
describe('the form', () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  function form(name, run, options) {
    const { path = '', ...rest } = options ?? {};
    test(name, { timeout: 90_000 }, async () => {
      const page = await open(browser, server.url + path, rest);
      await run(page);
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });
  }

  const outcome = (page) => page.locator('.outcome').innerText();
  const stepTitles = (page) => page.locator('nav .title').allTextContents();

  form('from empty to eligible, then broken', async (page) => {
    await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).click();
    await fillCreativeEvent(page);
    await step(page, 'Vérification');
    assert.match(await outcome(page), OUTCOME.eligible);

    // The draft is still there, and makes the round trip through a file.
    await page.reload();
    assert.match(await outcome(page), OUTCOME.eligible);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const file = await (await saved).path();
    const exported = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(exported.call, 'inspir-creative-event');
    assert.equal(exported.request.amount, '5000.00');
    page.on('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Effacer le brouillon' }).click();
    assert.match(await outcome(page), OUTCOME.incomplete);
    await page.getByLabel('Importer').setInputFiles(file);
    await page.getByText('Le fichier est importé').waitFor();
    assert.match(await outcome(page), OUTCOME.eligible);
    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    assert.deepEqual(JSON.parse(await readFile(await (await again).path(), 'utf8')), exported);

    // Over the limit: told at the field, and why.
    await step(page, 'Subvention');
    await page.getByLabel('Montant demandé').fill('6 000,00 €');
    await page.keyboard.press('Tab');
    assert.equal(await page.getByLabel('Montant demandé').inputValue(), '6\u202f000,00');
    const said = (await page.locator('main').innerText()).replace(/\s/g, ' ');
    assert.match(said, /Vous pouvez demander au plus 5 000,00 €, car l’aide couvre au plus 50 % des dépenses retenues \(10 000,00 €\)/);
    assert.match(said, /vous demandez 6 000,00 €, mais l’aide ne peut pas dépasser 50 %/);
    // And told to a screen reader.
    await page.locator('[aria-live=polite]', { hasText: /c’est 1\s000,00\s€ de trop/ }).waitFor({ state: 'attached' });

    // Unbalanced.
    await step(page, 'Budget');
    await cell(page, 'Recettes', 1, 'Montant (€)').fill('4000');
    await page.keyboard.press('Tab');
    assert.match((await page.locator('.grant').innerText()).replace(/\s/g, ' '), /Il manque 1 000,00 € de recettes/);
    // An unsigned charter.
    await step(page, 'Pièces à joindre');
    await page.getByRole('group', { name: 'Charte INS’pir signée' }).getByLabel('Signataire').selectOption('Personne');
    // Dates the wrong way round.
    await step(page, 'Événement');
    await page.getByLabel('Date de fin').fill('2027-01-01');
    await page.keyboard.press('Tab');
    assert.match(await page.locator('main').innerText(), /À corriger\s+Dates de l’événement/);

    await step(page, 'Vérification');
    assert.match(await outcome(page), OUTCOME.ineligible);
    const summary = page.locator('.summary');
    for (const words of [/Équilibre du budget/, /Taux de la subvention/, /Charte INS’pir signée : cette pièce n’est pas signée/, /Dates de l’événement/]) {
      assert.match(await summary.innerText(), words);
    }
    // A link of the summary leads to the input.
    await summary.getByRole('link', { name: /cette pièce n’est pas signée/ }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    assert.equal(await page.evaluate(() => document.activeElement.id), '/documents/2/signed_by');
    const marked = page.getByRole('navigation').getByRole('link', { name: /à corriger/ }).locator('.title');
    assert.deepEqual(await marked.allTextContents(), ['Événement', 'Pièces à joindre', 'Budget', 'Subvention']);
  });

  form('a file is read to the letter', async (page) => {
    await page.evaluate((hash) => { location.hash = hash; }, `${CREATIVE}-review`);
    const give = (text) =>
      page.getByLabel(/^Import/).setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const status = page.getByRole('status');
    page.on('dialog', (dialog) => dialog.accept());
    await give('{"request": {"amount": 5000.00, "amount": 99999999.99999999999999}, "extensions": {"n": 1.50, "s": "2.0"}}');
    await status.getByText('/request/amount : Ce champ est écrit 2 fois').waitFor();
    await page.locator('.summary').getByRole('link', { name: /99999999\.99999999999999/ }).waitFor();
    // What is said follows the language.
    await page.getByRole('button', { name: 'English' }).click();
    await status.getByText('The file is imported.').waitFor();
    await status.getByText('/request/amount : This field is written 2 times').waitFor();
    const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('inspir-form/draft/inspir-creative-event')));
    assert.deepEqual(await kept(), { request: { amount: '99999999.99999999999999' }, extensions: { n: 1.5, s: '2.0' } });

    await give('{"request": {"amount": 5e3}, "budget": {"revenues": [{"amount": 5000.00}]}, "indicators": [{"target": 12345678901234567890}]}');
    await status.getByText('/budget/revenues/0/amount : The amount 5000.00, written this way').waitFor();
    assert.deepEqual(await kept(), {
      request: { amount: '5e3' }, budget: { revenues: [{ amount: '5000.00' }] }, indicators: [{ target: '12345678901234567890' }],
    });
    await give('{"request": ');
    await status.getByText('it is not valid JSON (line 1').waitFor();
    assert.equal((await kept()).request.amount, '5e3');
  });

  form('what no input shows can be removed, and drafts last', async (page) => {
    await page.evaluate((hash) => { location.hash = hash; }, `${CREATIVE}-review`);
    page.on('dialog', (dialog) => dialog.accept());
    const odd = {
      applicant: { name: 'Association des essais' },
      unknown: 1,
      budget: { expenses: [{ label: 'Salle', amount: '0500', surprise: 1 }, 'nothing', { amount: '20.50' }] },
      documents: [{ kind: 'poster' }, { kind: 'request_letter', surprise: 1 }, 'nothing'],
    };
    await page.getByLabel(/^Import/).setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(odd)) });
    await page.getByRole('button', { name: 'Retirer cette donnée (/unknown)' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2');

    await step(page, 'Budget');
    await page.reload();
    // What is wrong is still told, and no refused amount looks like a good one.
    const amount = cell(page, 'Dépenses', 1, 'Montant (€)');
    assert.equal(await amount.inputValue(), '0500');
    assert.equal(await amount.getAttribute('aria-invalid'), 'true');
    await page.getByText(/Total provisoire.* : 20,50/).waitFor();
    await amount.fill('00500');
    await page.getByText(/Total provisoire.* : 520,50/).waitFor();
    await page.getByRole('button', { name: 'Retirer cette donnée (/budget/expenses/0/surprise)' }).click();
    await page.getByRole('button', { name: 'Retirer cette donnée (/budget/expenses/1)' }).click();
    await page.getByText(/^Total : 520,50/).waitFor();

    await step(page, 'Pièces à joindre');
    await page.getByRole('button', { name: 'Retirer cette donnée (/documents/1/surprise)' }).click();
    await page.getByRole('button', { name: 'Retirer la ligne (Autre pièce, ligne 3)' }).click();
    await page.getByRole('button', { name: 'Retirer la ligne (Autre pièce, ligne 1)' }).click();
    assert.ok(await page.getByRole('group', { name: 'Courrier de demande' }).getByRole('checkbox').isChecked());
    await step(page, 'Vérification');
    assert.match(await outcome(page), OUTCOME.incomplete);

    // What another tab writes is seen here.
    const other = await page.context().newPage();
    await other.goto(page.url().replace('-review', 'applicant'));
    await other.getByLabel('Nom du demandeur').fill('Un autre onglet');
    await step(page, 'Demandeur');
    await page.waitForFunction(() => document.getElementById('/applicant/name').value === 'Un autre onglet');
  });

  form('the follow-up grant', async (page) => {
    await page.getByRole('link', { name: /Commencer : .*groupes-projets/ }).click();
    await page.getByLabel('Nom du demandeur').fill('Association des essais');
    await step(page, 'Expérimentation');
    await page.getByLabel('Description du projet').fill('Essayer un prototype.');
    await step(page, 'Événement d’origine');
    await page.getByRole('radio', { name: 'Oui' }).check();
    await step(page, 'Budget');
    await page.getByRole('button', { name: 'Ajouter une ligne (dépenses)' }).click();
    await cell(page, 'Dépenses', 1, 'Montant (€)').fill('3000');
    await step(page, 'Subvention');
    await page.getByLabel('Montant demandé en fonctionnement').fill('5 500');
    await page.keyboard.press('Tab');
    assert.match((await page.locator('.grant').innerText()).replace(/\s/g, ' '), /au plus 3 000,00 €, car vos dépenses retenues sont de 3 000,00 €\. Vous demandez 5 500,00 € : c’est 2 500,00 € de trop/);
    await page.getByLabel('Montant demandé en fonctionnement').fill('3000');
    await step(page, 'Vérification');
    assert.match(await outcome(page), OUTCOME.eligible);
  });

  form('another call gives another form', async (page) => {
    const load = (text) =>
      page.getByLabel('Charger la définition').setInputFiles({ name: 'call.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await load('{"id": "x"}');
    await page.getByRole('alert').getByText('`edition` is missing').waitFor();
    await load(JSON.stringify({ ...JSON.parse(await readFile(foreign, 'utf8')), id: 'inspir-follow-up' }));
    await page.getByRole('alert').getByText('contient déjà').waitFor();
    await page.getByLabel('Charger la définition').setInputFiles(foreign);
    await page.getByRole('heading', { level: 1, name: 'Littoral numérique 2027' }).waitFor();
    assert.deepEqual(await stepTitles(page), ['Demandeur', 'Projet', 'Questions', 'Budget', 'Aide demandée', 'Pièces à joindre', 'Charte', 'Engagements', 'Vérification']);
    await step(page, 'Questions');
    await page.getByLabel('À quel besoin le lieu répond-il ?').fill('À beaucoup.');
    await page.reload();
    assert.equal(await page.getByLabel('À quel besoin le lieu répond-il ?').inputValue(), 'À beaucoup.');
  });

  for (const definition of [...calls(), readFileSync(foreign, 'utf8')]) {
    const call = Call.load(definition);
    form(`all that is described is there: ${call.id}`, async (page) => {
      await page.getByLabel('Charger la définition').setInputFiles(foreign);
      await page.getByRole('navigation').waitFor();
      for (const language of ['fr', 'en']) {
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        const { sections, questions, documents, commitments, undertakings, requirements } = call.describe(language);
        for (const { id, title, paths } of sections.filter(({ paths }) => !paths[0]?.startsWith('/appraisals/'))) {
          await page.evaluate((hash) => { location.hash = hash; }, `#${call.id}/${id}`);
          await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
          const ids = await page.locator('main [id]').evaluateAll((all) => all.map((each) => each.id));
          assert.deepEqual(paths.filter((path) => !ids.includes(path)), [], title);
          const said = await page.locator('main').innerText();
          const items = [...questions, ...documents, ...commitments, ...undertakings].filter(({ path }) => paths.includes(path));
          assert.deepEqual(items.filter(({ wording }) => !said.includes(wording)), [], title);
        }
        await page.evaluate((hash) => { location.hash = hash; }, `#${call.id}/-checklist`);
        await page.locator('.findings').waitFor();
        assert.equal(await page.locator('.findings tbody tr').count(), requirements.length);
      }
    });
  }

  form('on paper', async (page) => {
    const { questions, criteria } = Call.load('inspir-creative-event').describe('fr');
    await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).click();
    await fillCreativeEvent(page);
    await page.emulateMedia({ media: 'print' });
    for (const [view, items] of [['-file', questions], ['-checklist', criteria]]) {
      await page.evaluate((hash) => { location.hash = hash; }, CREATIVE + view);
      await page.locator('.paper').waitFor();
      const said = await page.locator('main').innerText();
      assert.deepEqual(items.filter(({ wording }) => !said.includes(wording)), []);
      assert.ok(said.replace(/\s/g, ' ').includes(view === '-file' ? '10 000,00 €' : 'Demandé : 5 000,00 €'));
      for (const chrome of await page.locator('header button, .progress, .buttons, footer').all()) assert.ok(await chrome.isHidden());
    }
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
    await page.getByRole('button', { name: 'Imprimer' }).click();
    assert.ok(await page.evaluate(() => globalThis.printed));
  });

  test('without a network once loaded', { timeout: 60_000 }, async () => {
    const own = await serve();
    const page = await open(browser, own.url + CREATIVE);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await own.stop();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByLabel('Nom du demandeur').fill('Hors ligne');
    await step(page, 'Vérification');
    assert.match(await outcome(page), OUTCOME.incomplete);
    await page.context().close();
  });

  form('by keyboard alone', async (page) => {
    const press = async (key, times = 1) => { for (let i = 0; i < times; i++) await page.keyboard.press(key); };
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (label) => {
      for (let i = 0; i < 250; i++) {
        await press('Tab');
        if ((await focused()) === label) return;
      }
      assert.fail(`no way to ${label} by keyboard`);
    };
    await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).waitFor();
    await press('Tab');
    assert.equal(await focused(), 'Aller au contenu');
    await tabTo('Commencer : INS’pir – Événements créatifs');
    await press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Demandeur' }).waitFor();
    const titles = await stepTitles(page);
    for (const title of titles.slice(1)) {
      if ((await page.locator('h2').innerText()) === 'Budget') {
        await tabTo('Ajouter une ligne (dépenses)');
        await press('Enter');
        await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
        await page.keyboard.type('Salle');
      }
      await tabTo('Suivant');
      await press('Enter');
      await page.waitForFunction((wanted) => document.activeElement?.tagName === 'H2' && document.activeElement.textContent === wanted, title);
    }
    assert.match(await outcome(page), OUTCOME.incomplete);
  }, { viewport: SIZES.desktop });

  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const language of ['fr', 'en']) {
      form(`axe-core: ${size}, ${language}`, async (page) => {
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        const check = async (where) => {
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const told = violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
          assert.deepEqual(told, []);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${where} is ${over} px too wide`);
        };
        await page.evaluate(axe);
        await check('start');
        await page.evaluate((hash) => { location.hash = hash; }, `${CREATIVE}-review`);
        await page.locator('.summary').waitFor();
        await check('review');
        const links = page.locator('nav a');
        for (let i = 0; i < (await links.count()); i++) {
          await links.nth(i).click();
          await page.waitForFunction((at) => document.querySelectorAll('nav a')[at]?.getAttribute('aria-current'), i);
          for (const box of await page.getByRole('checkbox').all()) await box.check();
          for (const add of await page.locator('.list > button').all()) await add.click();
          await check(`step ${i + 1}`);
        }
        for (const view of ['-file', '-checklist']) {
          await page.evaluate((hash) => { location.hash = hash; }, CREATIVE + view);
          await page.locator('.paper').waitFor();
          await check(view);
        }
      }, { viewport });
    }
  }
});
