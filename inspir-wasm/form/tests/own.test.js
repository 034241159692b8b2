// What calls add of their own: fields, lists, columns, categories, an agent's fields, and how a grant is worked out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Call } from 'inspir';
import { eventually } from '../../tests/site.mjs';
import { ownFields } from '../../tests/language.mjs';
import { accessible, comesTo, give, go, open, outcomeIs, plain, shows, SIZES, step, stepLinks, tool } from './browser.js';
import { cell, more, OUTCOME } from './fill.js';
import { browsing } from './suite.js';

const of = (call, name) => readFileSync(new URL(`../../../tests/calls/${call}/${name}.json`, import.meta.url), 'utf8');
const OWN = JSON.stringify(ownFields());

/** An assessment without its words, and without what is absent. */
const stated = (value) => JSON.parse(JSON.stringify(value, (name, member) => (['engine', 'message'].includes(name) || member === null ? undefined : member)));

browsing('what a call adds of its own', (onPage) => {
  const form = (name, definition, run, options) =>
    onPage(name, async (page) => {
      await page.getByLabel('Charger la définition').setInputFiles({ name: 'call.json', mimeType: 'application/json', buffer: Buffer.from(definition) });
      await page.getByRole('navigation').waitFor();
      await run(page, Call.load(definition));
    }, options);

  const view = async (page, call, name) => {
    await go(page, `#${call.id}/${name}`);
    await page.locator('main h2').waitFor();
  };
  const group = (page, name) => page.getByRole('group', { name, exact: true });
  const table = (page, caption) => page.locator('table', { has: page.locator('caption', { hasText: new RegExp(`^${caption}$`) }) });
  const rows = (page, caption) => async () =>
    (await table(page, caption).locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.innerText)))).map((row) => row.map(plain));
  /** Asserts that the draft comes to what a file of tests/calls states. */
  const isAssessedAs = (page, call, expected) =>
    eventually(async () => {
      const draft = JSON.parse(await page.evaluate((id) => localStorage.getItem(`inspir-form/draft/${id}`), call.id));
      assert.deepEqual(stated(call.assess(draft)), stated(JSON.parse(expected)));
    });

  form('a list, choices and a lump sum: erasmus-ka210', of('erasmus-ka210', 'definition'), async (page, call) => {
    await page.getByLabel('Date de début').fill('01/01/2027');
    await page.getByLabel('Date de fin').fill('30/06/2027');
    const priorities = group(page, 'Priorités');
    await priorities.getByLabel('Numérique').check();
    await priorities.getByLabel('Environnement').check();
    await priorities.getByLabel('Numérique').uncheck();
    const add = page.getByRole('button', { name: 'Ajouter (organisme)' });
    for (const [number, name, country] of [[1, 'A', 'France'], [2, 'X', 'Italie'], [3, 'B', 'Allemagne']]) {
      await add.click();
      // The first input of the new item has the focus.
      await page.waitForFunction((id) => document.activeElement?.id === id, `/lists/organisations/${number - 1}/name`);
      await page.keyboard.type(name);
      await group(page, `Organisme ${number}`).getByLabel('Pays').selectOption(country);
    }
    await page.getByRole('button', { name: 'Retirer (organisme 2)' }).click();
    await comesTo(() => group(page, 'Organisme 2').getByLabel('Nom').inputValue(), 'B');
    await comesTo(() => group(page, 'Organisme 3').count(), 0);
    // The agents' field is no question to the applicant.
    await step(page, 'Aide demandée');
    await page.getByLabel('Montant demandé (€)').fill('30 000 €');
    await page.keyboard.press('Tab');
    await shows(page.locator('.grant'), /Vous pouvez demander au plus 60 000,00 €, car l’aide est plafonnée à 60 000,00 €/);
    for (const title of ['Projet', 'Aide demandée']) {
      await step(page, title);
      await comesTo(() => page.getByText('Candidatures de l’organisme').count(), 0);
    }
    await step(page, 'Vérification');
    await outcomeIs(page, /reste à examiner/);
    await shows(page.getByRole('region', { name: 'Le service instructeur complétera' }), /Dix candidatures au plus : un agent doit compléter ce point/);
    assert.equal(await page.locator('.apart a').count(), 0);
    await (await tool(page, 'link', 'Grille de l’instructeur')).click();
    await page.getByLabel('Candidatures de l’organisme dans cet appel').fill('10');
    await comesTo(rows(page, 'Forfait'), [
      ['Dépenses retenues', 'à déterminer'], ['Plafond (limite retenue)', '60 000,00 €'], ['Forfait', '60 000,00 €'], ['Aide maximale', '60 000,00 €'],
    ]);
    await outcomeIs(page, OUTCOME.eligible);
    await isAssessedAs(page, call, of('erasmus-ka210', 'eligible-at-the-limit.expected'));

    // A finding leads to the field in the item; a list that lacks items, to its button.
    await view(page, call, 'project');
    await group(page, 'Organisme 2').getByLabel('Pays').selectOption('');
    await step(page, 'Vérification');
    await page.locator('.summary').getByRole('link', { name: 'Deux pays' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/lists/organisations/1/country');
    for (const number of [2, 1]) await page.getByRole('button', { name: `Retirer (organisme ${number})` }).click();
    await group(page, 'Priorités').getByLabel('Environnement').uncheck();
    await step(page, 'Vérification');
    await page.locator('.summary').getByRole('link', { name: 'Deux organismes' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/lists/organisations');
    await step(page, 'Vérification');
    await page.locator('.summary').getByRole('link', { name: 'Une priorité au moins' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/details/priorities');
  });

  form('categories, a column and a source: kleinprojekte-lippe-moehnesee', of('kleinprojekte-lippe-moehnesee', 'definition'), async (page, call) => {
    const fill = async (answers) => {
      for (const [label, value] of Object.entries(answers)) {
        const input = page.getByLabel(label, { exact: true });
        await ((await input.evaluate((each) => each.tagName)) === 'SELECT' ? input.selectOption(value) : input.fill(value));
      }
    };
    const line = async (list, number, answers) => {
      for (const [label, value] of Object.entries(answers)) {
        const inRow = cell(page, list, number, label);
        const input = (await inRow.count()) ? inRow : await more(page, list, number, label);
        await ((await input.evaluate((each) => each.tagName)) === 'SELECT' ? input.selectOption(value) : input.fill(value));
      }
    };
    const titles = await page.locator('nav .title').allTextContents();
    const answers = {
      'Forme juridique': 'Association', 'Date de fin': '30/11/2025', 'Montant demandé (€)': '6800',
    };
    for (const title of titles.slice(0, -1)) {
      await step(page, title);
      for (const [label, value] of Object.entries(answers)) if (await page.getByLabel(label, { exact: true }).count()) await fill({ [label]: value });
      if (await page.locator('[id="/budget/expenses"]').count()) {
        await line('Dépenses', 1, { 'Montant (€)': '8 000', Catégorie: 'Achats et prestations' });
        await line('Dépenses', 2, { 'Montant (€)': '1 000', Catégorie: 'Travail propre', 'En nature': 'Oui', 'Heures de travail propre (h)': '50' });
      }
      if (await page.locator('[id="/budget/revenues"]').count()) {
        await line('Recettes', 1, { 'Montant (€)': '500', Financeur: 'Dons affectés' });
        await line('Recettes', 2, { 'Montant (€)': '1 000', Financeur: 'Fonds propres' });
      }
    }
    await view(page, call, '-checklist');
    await page.getByLabel('Date de dépôt').fill('1/4/2025');
    await group(page, 'Projet ouvert au-delà de l’association').getByLabel('Favorable', { exact: true }).check();
    await isAssessedAs(page, call, of('kleinprojekte-lippe-moehnesee', 'eligible.expected'));
    assert.equal(await page.locator('q').first().getAttribute('lang'), 'de');

    // How the grant is worked out stands beside the request and in the review.
    await view(page, call, 'grant');
    for (const title of ['Aide demandée', 'Vérification']) {
      await step(page, title);
      await comesTo(rows(page, 'Dépenses par catégorie'), [
        ['Achats et prestations', '8 000,00 €', '8 000,00 €', '0,00 €'], ['Travail propre', '1 000,00 €', '1 000,00 €', '0,00 €'],
      ]);
      await comesTo(rows(page, 'Subvention'), [
        ['Dépenses retenues', '8 500,00 €'], ['Taux', '80 %'], ['Aide à ce taux (limite retenue)', '6 800,00 €'], ['Aide maximale', '6 800,00 €'],
      ]);
      await comesTo(rows(page, 'Chiffres de l’appel'), [
        ['Coût total, contributions en nature comprises', '9 000,00 €'], ['Dons affectés', '500,00 €'], ['Coût net des dons affectés', '8 500,00 €'],
      ]);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await comesTo(rows(page, 'Expenses by category'), [
      ['Purchases and services', '€8,000.00', '€8,000.00', '€0.00'], ['Own work', '€1,000.00', '€1,000.00', '€0.00'],
    ]);
    await page.getByRole('button', { name: 'Français' }).click();
    await step(page, 'Budget');
    await (await more(page, 'Dépenses', 2, 'Heures de travail propre (h)')).fill('49,5');
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.ineligible);
    await page.locator('.summary').getByRole('link', { name: 'Travail propre à 20 € de l’heure' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/budget/expenses/1/amount');
    await view(page, call, '-file');
    const file = page.locator('main');
    for (const words of [/Heures de travail propre/, /49,5 h/, /Achats et prestations/, /Dons affectés/, /Coût net des dons affectés/]) await shows(file, words);
  });

  form('every type of field', OWN, async (page, call) => {
    const keeps = (name, expected) =>
      comesTo(() => page.evaluate(([id, member]) => JSON.parse(localStorage.getItem(`inspir-form/draft/${id}`) ?? '{}')[member], [call.id, name]), expected);
    await step(page, 'Aide demandée');
    await page.getByText('Tell us more.').waitFor();
    await page.getByLabel('Note').fill('Some words.');
    await page.getByLabel('Cost (€)').fill('1 234,5 €');
    await page.getByLabel('Born').fill('15/3/2009');
    await page.getByLabel('Seat').fill('59 350');
    await page.keyboard.press('Tab');
    await page.getByText('« 59350 » est un code postal').waitFor();
    await page.getByLabel('Seat').fill('lille');
    await page.keyboard.press('Tab');
    await group(page, 'Open (facultatif)').getByLabel('Non').check();
    await group(page, 'Theme (facultatif)').getByLabel('sport').check();
    for (const label of ['care', 'art']) await group(page, 'Themes (facultatif)').getByLabel(label).check();
    await page.getByLabel('Heads').fill('1 200');
    const distance = page.getByLabel('Distance (km)');
    await page.getByText('de 0,25 à 60,5').waitFor();
    await distance.fill('2,50');
    await distance.blur();
    await comesTo(() => distance.inputValue(), '2,50');
    const details = {
      note: 'Some words.', cost: '1234.50', born: '2009-03-15', seat: '59350', open: false, theme: 'sport', themes: ['art', 'care'], heads: 1200, distance: '2.50',
    };
    await keeps('details', details);
    assert.deepEqual(call.assess({ details }).input_errors, []);
    // What the engine refuses is told in the form's words, and stays as it was typed.
    for (const [typed, said] of [
      ['2,555', /« 2,555 » a trop de décimales : 2 au plus/], ['two', /« two » n’est pas un nombre : écrivez par exemple 12,5/], ['61', /60[,.]5/],
    ]) {
      await distance.fill(typed);
      await distance.blur();
      await comesTo(() => distance.inputValue(), typed);
      await shows(page.locator('[id="/details/distance-messages"]'), said);
      await comesTo(() => distance.getAttribute('aria-invalid'), 'true');
    }
    await step(page, 'Vérification');
    await page.locator('.summary').getByRole('link', { name: 'Distance' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/details/distance');
    await distance.fill('60,5');
    // Values that the call does not know can be taken back.
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, JSON.stringify({ details: { themes: ['art', 'dance'], heads: 1 }, lists: { partners: [{ themes: ['x'] }, 'y'] } }));
    await step(page, 'Aide demandée');
    const dance = group(page, 'Themes (facultatif)').getByLabel('dance');
    await dance.click();
    await keeps('details', { themes: ['art'], heads: 1 });
    await comesTo(() => dance.count(), 0);
    await page.getByRole('button', { name: 'Retirer cette donnée (/lists/partners/1)' }).click();
    await keeps('lists', { partners: [{ themes: ['x'] }] });
    await page.getByText('Who takes part?').waitFor();
    await group(page, 'Partner 1').getByLabel('Distance (km)').fill('7');
    await step(page, 'Vérification');
    await shows(page.locator('.summary'), /Themes \(partner 1\) : /);

    // Columns of a built-in list; those of agents are in their grid.
    await give(page, JSON.stringify({ team: [{ name: 'Ada' }], budget: { expenses: [{ amount: '10' }] } }));
    await view(page, call, '-checklist');
    await group(page, 'Team, ligne 1').or(page.locator('fieldset', { hasText: /ligne 1/ })).first().waitFor();
    const checked = page.locator('[id="/team/0/details/checked"]');
    await checked.selectOption('Oui');
    await keeps('team', [{ name: 'Ada', details: { checked: true } }]);
    await page.locator('[id="/details/checked"]').check();
    await keeps('details', { checked: true });
    await view(page, call, 'budget');
    const category = page.locator('[id="/budget/expenses/0/category"]');
    await category.selectOption('works');
    await page.getByRole('button', { name: 'Plus de détails (ligne 1)' }).first().click();
    await page.getByText('Works on the place.').waitFor();
    await category.selectOption('staff');
    await page.getByText('Ces dépenses ne sont pas retenues.').waitFor();
  });

  form('another currency: kbpc-general-2025', of('kbpc-general-2025', 'definition'), async (page, call) => {
    await step(page, 'Aide demandée');
    await page.getByLabel('Montant demandé (£)').fill('£ 750');
    await page.keyboard.press('Tab');
    await comesTo(() => page.getByLabel('Montant demandé (£)').inputValue(), '750,00');
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, of('kbpc-general-2025', 'eligible'));
    await view(page, call, 'grant');
    await shows(page.locator('.grant'), /£/);
    await page.getByRole('button', { name: 'English' }).click();
    await shows(page.locator('.calculations'), /£\d/);
    assert.doesNotMatch(await page.locator('main').innerText(), /€/);
  });

  for (const [size, language] of Object.keys(SIZES).flatMap((size) => [[size, 'fr'], [size, 'en']])) {
    form(`axe-core: ${size}, ${language}`, OWN, async (page, call) => {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await give(page, JSON.stringify({
        applicant: { legal_form: 'association', vat_recovery: 'none' }, request: { operating: '12' },
        details: { themes: ['art', 'x'], distance: 'x', theme: 'care' }, lists: { partners: [{ themes: ['art'] }] }, team: [{ name: 'Ada' }],
        budget: { vat_basis: 'including_vat', expenses: [{ amount: '1000', category: 'works' }, { amount: '9', category: 'staff' }] },
      }));
      const steps = await (await stepLinks(page)).evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.querySelector('.title').textContent]));
      for (const [i, [hash, title]] of steps.entries()) {
        await go(page, hash);
        await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
        for (const add of await page.locator('.list > button:not(.quiet)').all()) await add.click();
        for (const table of await page.locator('.lines').all()) {
          const row = table.locator('tbody tr').first();
          for (const input of await row.locator('input').all()) await input.fill('12');
          const more = row.getByRole('button', { expanded: false });
          if (await more.count()) await more.click();
        }
        await accessible(page, `step ${i + 1}`);
      }
      await page.locator('.calculation').first().waitFor();
      for (const name of ['-file', '-checklist']) {
        await view(page, call, name);
        await page.locator('.paper .calculation').first().waitFor();
        await accessible(page, name);
      }
    }, { viewport: SIZES[size] });
  }
});
