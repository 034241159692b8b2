// The letter to the applicant and the officer's sheet on paper, and repairs that are applied and taken back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { accessible, comesTo, go, plain } from './browser.js';
import { draftOf, suite } from './suite.js';

const over = JSON.parse(readFileSync(new URL('../../../tests/calls/inspir-creative-event/over-limit.json', import.meta.url), 'utf8'));
const CREATIVE = '#inspir-creative-event/';

suite('letters, sheets and repairs', (form) => {
  form('the letter asks for what it needs, and is printed alone', async (page) => {
    const letter = page.locator('.document');
    assert.equal((await letter.innerText()).trim(), '');
    assert.match(await page.locator('.hint').first().innerText(), /cette lettre a besoin de/);
    for (const [label, value] of [
      ['Autorité', 'Service des aides'], ['Lieu', 'Villebourg'], ['Date de la lettre', '01/03/2027'], ['Destinataire', 'Commune de Valmarais'],
      ['Réponse attendue avant le', '31/03/2027'], ['Nom du signataire', 'Camille Exemple'], ['Qualité du signataire', 'Responsable du service'],
      ['Voies de recours', 'Ce courrier peut être contesté.'],
    ]) {
      await page.getByLabel(label, { exact: false }).first().fill(value);
      await page.keyboard.press('Tab');
    }
    await letter.getByText('Suite à donner').waitFor();
    const said = plain(await letter.innerText());
    assert.ok(said.includes('Plafond de la subvention : vous demandez 13 500,00 €, mais le plafond est de 12 500,00 €.'), said);
    assert.ok(said.includes('Vous pouvez corriger votre demande jusqu’au 31 mars 2027 inclus.'), said);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.unprinted').first().isHidden());
    assert.ok(await letter.isVisible());
  }, { draft: over, path: '-letter' });

  form('the sheet is printed', async (page) => {
    await go(page, `${CREATIVE}-sheet`);
    await page.locator('.document').waitFor();
    const said = plain(await page.locator('.document').innerText());
    for (const part of ['Rapport d’instruction', 'Points examinés', 'À examiner par un agent', 'Ce qui n’est pas vérifié']) {
      assert.ok(said.includes(part), `${part}: ${said}`);
    }
    await accessible(page);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.document').isVisible());
    assert.ok(await page.locator('.buttons').first().isHidden());
  }, { draft: over, path: '-review' });

  form('a choice is applied and taken back', async (page) => {
    const repairs = page.locator('.repairs');
    const ways = repairs.getByRole('button', { name: /^Appliquer/ });
    assert.ok((await ways.count()) > 0);
    await ways.first().click();
    await repairs.getByText('Corrigé.').waitFor();
    await comesTo(async () => Number((await draftOf(page)).request.amount) <= 12500, true);
    await repairs.getByRole('button', { name: 'Annuler' }).click();
    await comesTo(async () => (await draftOf(page)).request.amount, over.request.amount);
  }, { draft: over, path: '-review' });

  form('a fix is applied and taken back', async (page) => {
    const repairs = page.locator('.repairs');
    await repairs.getByRole('button', { name: /^Appliquer.*« 12.04.2027 » devient « 12.avril.2027 »/ }).click();
    await comesTo(async () => (await draftOf(page)).project.starts_on, '2027-04-12');
    await repairs.getByRole('button', { name: 'Annuler' }).click();
    await comesTo(async () => (await draftOf(page)).project.starts_on, '12/04/2027');
  }, { draft: { ...over, project: { ...over.project, starts_on: '12/04/2027' } }, path: '-review' });
});
