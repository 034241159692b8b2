// The budget as people fill it in: by hand, by keyboard, from a spreadsheet, on a phone.
import assert from 'node:assert/strict';
import { comesTo, plain, shows, SIZES, step } from './browser.js';
import { cell, more } from './fill.js';
import { draftOf, suite } from './suite.js';

const line = (label, amount, more = {}) => ({ label, amount, ...more });
const expenses = ['Salle', 'Repas', 'Animation', 'Matériel', 'Communication', 'Assurance'].map((label, index) => line(label, `${1000 + index * 100}.00`, { supports: 'Accueil' }));
const revenues = [['Région', '3750', 'region'], ['Nous', '2750', 'own_funds'], ['Ville', '500', 'commune'], ['Entrées', '500', 'participants']].map(([label, amount, source]) => line(label, amount, { source }));
const answers = { applicant: { vat_recovery: 'none' }, project: { external_providers: false } };
const TEN = { ...answers, budget: { vat_basis: 'including_vat', expenses, revenues } };
const focusIs = (page, id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
/** Whether the element with the focus is in the window, and nothing lies over it. */
const inSight = (page) => page.evaluate(() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  return document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
});
const group = (page, name) => page.getByRole('group', { name, exact: true });
const lines = async (page, list) => (await draftOf(page))?.budget?.[list];
const paste = (page, id, text) => page.evaluate(([at, pasted]) => {
  const data = new DataTransfer();
  data.setData('text/plain', pasted);
  document.getElementById(at).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [id, text]);

suite('the budget', (form) => {
  form('ten lines fit into 900 px at 1280', async (page) => {
    await comesTo(() => page.locator('.lines tbody tr[id]').count(), 12);
    const heights = await page.locator('.list').evaluateAll((all) => all.map((each) => each.offsetHeight));
    assert.ok(heights.reduce((sum, height) => sum + height) <= 900, String(heights));
  }, { path: 'budget', draft: TEN });

  form('ten lines fit into 1,500 px at 390', async (page) => {
    await comesTo(() => page.locator('.entry').count(), 10);
    const height = await page.locator('main').evaluate((main) => main.offsetHeight);
    assert.ok(height <= 1500, String(height));
  }, { path: 'budget', draft: TEN, viewport: SIZES.phone });

  form('an empty line is always ready, and Enter goes to the next', async (page) => {
    await cell(page, 'Recettes', 1, 'Recette').focus();
    for (const keys of ['Région', 'Enter', '5000', 'Enter', 'R', 'Enter', 'Nous', 'Enter', '12,5', 'Enter', 'Enter', 'Ville']) {
      await (keys === 'Enter' ? page.keyboard.press(keys) : page.keyboard.type(keys));
    }
    await comesTo(() => lines(page, 'revenues'), [
      line('Région', '5000.00', { source: 'region' }), line('Nous', '12.50'), line('Ville'),
    ].map((each) => JSON.parse(JSON.stringify(each))));
    await focusIs(page, '/budget/revenues/2/label');
    // An emptied last line is none.
    await cell(page, 'Recettes', 3, 'Recette').fill('');
    await page.getByRole('link', { name: 'Suivant' }).focus();
    await comesTo(async () => (await lines(page, 'revenues')).length, 2);
  }, { path: 'budget' });

  form('the bar stays in sight and follows the lines', async (page) => {
    const bar = page.locator('.bar');
    const seen = () => bar.evaluate((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight + 1;
    });
    for (const at of [0, 300, 600]) {
      await page.evaluate((y) => scrollTo(0, y), at);
      await comesTo(seen, true);
    }
    await shows(bar, /Dépenses\s+7 500,00 €\s+Recettes\s+7 500,00 €\s+Équilibre\s+Budget équilibré/);
    await shows(bar, /au plus 3 750,00 €, car l’aide couvre au plus 50 %/);
    await cell(page, 'Dépenses', 1, 'Montant (€)').fill('1 100,50');
    await shows(bar, /7 600,50 €.*Il manque 100,50 € de recettes/s);
    await shows(group(page, 'Dépenses').locator('tfoot'), /Total : 7 600,50 €/);
  }, { path: 'budget', draft: TEN, viewport: { width: 1280, height: 700 } });

  form('a line is duplicated and removed, and both are taken back; the focus stays near', async (page) => {
    await more(page, 'Dépenses', 2, 'Compte');
    await group(page, 'Dépenses').getByRole('button', { name: 'Dupliquer la ligne (ligne 2)' }).click();
    await page.getByText('Ligne dupliquée : Repas.').waitFor();
    await focusIs(page, '/budget/expenses/2/label');
    await comesTo(async () => (await lines(page, 'expenses')).slice(1, 3), [expenses[1], expenses[1]]);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await comesTo(() => lines(page, 'expenses'), expenses);
    for (const [number, focus] of [[6, 5], [3, 2]]) {
      await group(page, 'Dépenses').getByRole('button', { name: `Retirer la ligne (ligne ${number})` }).click();
      await page.getByText(`Ligne retirée : ${expenses[number - 1].label}.`).waitFor();
      await focusIs(page, `/budget/expenses/${focus}/label`);
      await comesTo(() => inSight(page), true);
      await page.getByRole('button', { name: 'Annuler' }).click();
      await comesTo(() => lines(page, 'expenses'), expenses);
    }
  }, { path: 'budget', draft: TEN, viewport: { width: 1280, height: 600 } });

  form('40 lines of a spreadsheet, with headings, a blank line and a total', async (page) => {
    const rows = Array.from({ length: 40 }, (_, index) => `Dépense ${index + 1}\t${index % 2}\t1 0${String(index).padStart(2, '0')},50 €`);
    await paste(page, '/budget/expenses/0/label', ['Intitulé\tQuantité\tMontant TTC', 'Achats', ...rows, '', 'Total général\t\t40 800,00 €'].join('\r\n'));
    const dialog = page.getByRole('dialog');
    await shows(dialog.getByRole('status'), /40 lignes\. Total : 40 800,00 €/);
    await comesTo(() => dialog.locator('tbody tr').count(), 40);
    await dialog.getByText('2 lignes laissées de côté').click();
    await comesTo(() => dialog.locator('details li').allTextContents(), ['Achats', 'Total général 40 800,00 €']);
    await dialog.getByRole('button', { name: 'Ajouter 40 lignes' }).click();
    await page.getByText('40 lignes ajoutées.').waitFor();
    const added = await lines(page, 'expenses');
    assert.deepEqual([added.length, added[0], added[39]], [40, line('Dépense 1', '1000.50'), line('Dépense 40', '1039.50')]);
    await shows(group(page, 'Dépenses').locator('tfoot'), /Total : 40 800,00 €/);
    await focusIs(page, '/budget/expenses/0/label');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await comesTo(() => lines(page, 'expenses'), undefined);
    // One cell is pasted as it is.
    await paste(page, '/budget/expenses/0/label', 'Salle\r\n');
    assert.equal(await dialog.count(), 0);
  }, { path: 'budget' });

  form('labels tell who pays, and other ways of writing a sheet', async (page) => {
    await group(page, 'Recettes').getByRole('button', { name: 'Coller depuis un tableur' }).click();
    const dialog = page.getByRole('dialog');
    const read = async (text) => {
      await dialog.getByRole('textbox').fill(text);
      return (await dialog.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((each) => each.innerText)))).map((row) => row.map(plain));
    };
    assert.deepEqual(
      await read('Conseil régional\t5000\nAutofinancement\t1 200,00\nCommunauté de communes\t300\nVille de Lens\t200\nMairie\t1\nFEDER\t10\nDRAC\t20\nBilletterie\t30\nDépartement du Nord\t40\nTombola\t50'),
      [
        ['Conseil régional', '5 000,00 €', 'Région'], ['Autofinancement', '1 200,00 €', 'Fonds propres'], ['Communauté de communes', '300,00 €', 'Intercommunalité'],
        ['Ville de Lens', '200,00 €', 'Commune'], ['Mairie', '1,00 €', 'Commune'], ['FEDER', '10,00 €', 'Europe'], ['DRAC', '20,00 €', 'État'], ['Billetterie', '30,00 €', 'Participants'],
        ['Département du Nord', '40,00 €', 'Département'], ['Tombola', '50,00 €', '— choisir —'],
      ],
    );
    assert.deepEqual(await read('"Région\nHauts-de-France";5000,5\nNous;20'), [['Région Hauts-de-France', '5 000,50 €', 'Région'], ['Nous', '20,00 €', '— choisir —']]);
    assert.deepEqual(await read('Région 5 000 €\nÉtat : 20'), [['Région', '5 000,00 €', 'Région'], ['État', '20,00 €', 'État']]);
    assert.deepEqual(await read('rien\nici'), []);
    await shows(dialog, /Aucune ligne avec un montant/);
    assert.ok(await dialog.getByRole('button', { name: 'Ajouter la ligne' }).isDisabled());
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await draftOf(page), null);
  }, { path: 'budget' });

  form('a line whose amount cannot be understood is not lost, and the total of the sheet is compared', async (page) => {
    await paste(page, '/budget/expenses/0/label', 'Poste\tDétail 2027\tPrévu 2027\nSalle\tdeux jours\t3 200,00 €\nTraiteur\t80 repas\t1.600\nRemise\t\t-50\nÀ voir\t\tenviron 20\nTotal\t\t4 750,00 €');
    const dialog = page.getByRole('dialog');
    await shows(dialog.getByRole('status'), /3 lignes\. Total : 3 200,00 €/);
    await shows(dialog, /2 montants ne se comprennent pas\. Leurs lignes sont ajoutées/);
    await shows(dialog, /Le total de votre tableau est différent : 4 750,00 €/);
    await dialog.getByText('3 lignes laissées de côté').click();
    await comesTo(() => dialog.locator('details li').allTextContents(), ['Poste Détail 2027 Prévu 2027', 'À voir environ 20', 'Total 4 750,00 €']);
    await dialog.getByRole('button', { name: 'Ajouter 3 lignes' }).click();
    await comesTo(() => lines(page, 'expenses'), [line('Salle', '3200.00'), line('Traiteur', '1.600'), line('Remise', '-50')]);
    await shows(page.locator('[id="/budget/expenses/1-said"]'), /« 1\.600 » peut se lire 1600 ou 1,600/);
    await shows(page.locator('[id="/budget/expenses/2-said"]'), /« -50 » est négatif/);
    // Nothing is said of a total that is right.
    await cell(page, 'Dépenses', 2, 'Montant (€)').fill('1600');
    await group(page, 'Dépenses').getByRole('button', { name: 'Coller depuis un tableur' }).click();
    await dialog.getByRole('textbox').fill('Salle\t10\nRepas\t5\nTotal\t15,00');
    await shows(dialog.getByRole('status'), /2 lignes\. Total : 15,00 €/);
    await comesTo(() => dialog.locator('.message').count(), 0);
  }, { path: 'budget' });

  form('what is said of a line stands under it, and of several lines once', async (page) => {
    const amount = cell(page, 'Dépenses', 2, 'Montant (€)');
    await amount.fill('1.234');
    await page.keyboard.press('Tab');
    await shows(page.locator('[id="/budget/expenses/1-said"]'), /« 1\.234 » peut se lire 1234 ou 1,234/);
    await amount.fill('abc');
    await page.keyboard.press('Tab');
    await shows(page.locator('[id="/budget/expenses/1-said"]'), /« abc » n’est pas un montant/);
    await step(page, 'Subvention');
    await step(page, 'Budget');
    const asks = page.getByText('Il faut indiquer à quoi sert chaque dépense');
    await comesTo(() => asks.count(), 1);
    await comesTo(() => page.getByText('Voir la remarque').count(), 0);
    // What opens with a line opens where a link points to.
    await step(page, 'Vérification');
    await page.locator('.summary').getByRole('link', { name: 'Objet de chaque dépense' }).click();
    await focusIs(page, '/budget/expenses/0/supports');
  }, { path: 'budget', draft: { ...answers, budget: { expenses: expenses.map(({ label, amount }) => ({ label, amount })) } } });

  form('on a phone, entries of two lines open one at a time', async (page) => {
    const entry = (name) => page.getByRole('button', { name });
    await shows(entry(/^Région/), /Région\s+3 750,00 €\s+Région/);
    await entry(/^Salle/).click();
    await comesTo(() => group(page, 'Dépenses').getByLabel('Dépense', { exact: true }).inputValue(), 'Salle');
    await entry(/^Repas/).click();
    await comesTo(() => group(page, 'Dépenses').getByLabel('Dépense', { exact: true }).inputValue(), 'Repas');
    await page.getByRole('button', { name: 'Retirer la ligne (ligne 2)' }).click();
    await focusIs(page, '/budget/expenses/1');
    await comesTo(() => inSight(page), true);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Ajouter une ligne (recettes)' }).click();
    await focusIs(page, '/budget/revenues/4/label');
    await page.keyboard.type('Don');
    await comesTo(async () => (await lines(page, 'revenues'))[4], { label: 'Don' });
  }, { path: 'budget', draft: TEN, viewport: SIZES.phone });
});
