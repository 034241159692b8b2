// Uses the form as people do, in a real browser.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Call, calls } from 'inspir';
import { eventually } from '../../tests/site.mjs';
import { accessible, begin, comesTo, dist, give, go, LONG, open, outcomeIs, plain, serve, shows, SIZES, step, stepLinks, titleIs, tool, turn } from './browser.js';
import { cell, fillCreativeEvent, more, OUTCOME } from './fill.js';
import { browsing } from './suite.js';

const foreign = new URL('../../../tests/calls/littoral-numerique-2027/definition.json', import.meta.url).pathname;
const CREATIVE = '#inspir-creative-event/';
/** Waits until the browser keeps this draft. */
const keeps = (page, draft) =>
  comesTo(() => page.evaluate(() => JSON.parse(localStorage.getItem('inspir-form/draft/inspir-creative-event'))), draft);
const keepsOnlyTheLanguage = (page) => comesTo(() => page.evaluate(() => Object.keys(localStorage).join()), 'inspir-form/locale');
const focused = (page, tag) => page.waitForFunction((wanted) => document.activeElement?.tagName === wanted, tag);

browsing('the form', (form, site) => {
  const stepTitles = (page) => page.locator('nav .title').allTextContents();

  form('from empty to eligible, then broken', async (page) => {
    await begin(page, 'Commencer : INS’pir – Événements créatifs');
    await fillCreativeEvent(page);
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.eligible);
    await accessible(page, 'eligible');
    const now = page.getByRole('region', { name: 'Et maintenant ?' });
    await shows(now, /Déposez votre demande auprès de .*\(Région Hauts-de-France\).* ce formulaire n’envoie rien\. Joignez-y les pièces/);
    const given = page.waitForEvent('download');
    await now.getByRole('button', { name: 'Exporter le dossier' }).click();
    assert.equal((await given).suggestedFilename(), 'inspir-creative-event.json');
    await now.getByRole('link', { name: 'Imprimer le dossier' }).click();
    await page.getByRole('heading', { level: 2, name: 'Dossier de demande', exact: true }).waitFor();
    await page.goBack();

    // The draft is still there, and makes the round trip through a file.
    await page.reload();
    await outcomeIs(page, OUTCOME.eligible);
    const saved = page.waitForEvent('download');
    await (await tool(page, 'button', 'Exporter (JSON)')).click();
    const file = await (await saved).path();
    const exported = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(exported.call, 'inspir-creative-event');
    assert.equal(exported.request.amount, '5000.00');
    page.on('dialog', (dialog) => dialog.accept());
    await (await tool(page, 'button', 'Effacer le brouillon')).click();
    await outcomeIs(page, OUTCOME.incomplete);
    await now.waitFor({ state: 'hidden' });
    await page.getByLabel('Importer').setInputFiles(file);
    await page.getByText('Le fichier est importé').waitFor();
    await outcomeIs(page, OUTCOME.eligible);
    const again = page.waitForEvent('download');
    await (await tool(page, 'button', 'Exporter (JSON)')).click();
    assert.deepEqual(JSON.parse(await readFile(await (await again).path(), 'utf8')), exported);

    // Over the limit: the field says so, and why.
    await step(page, 'Subvention');
    await page.getByLabel('Montant demandé').fill('6 000,00 €');
    await page.keyboard.press('Tab');
    await comesTo(() => page.getByLabel('Montant demandé').inputValue(), '6\u202f000,00');
    await shows(page.locator('main'), /Vous pouvez demander au plus 5 000,00 €, car l’aide couvre au plus 50 % des dépenses retenues \(10 000,00 €\)/);
    await shows(page.locator('main'), /Vous demandez 6 000,00 €, mais l’aide ne peut pas dépasser 50 %/);
    // A screen reader hears it too.
    await page.locator('[aria-live=polite]', { hasText: /c’est 1\s000,00\s€ de trop/ }).waitFor({ state: 'attached' });

    // Unbalanced.
    await step(page, 'Budget');
    await cell(page, 'Recettes', 1, 'Montant (€)').fill('4000');
    await page.keyboard.press('Tab');
    await shows(page.locator('.grant'), /Il manque 1 000,00 € de recettes/);
    // An unsigned charter.
    await step(page, 'Charte INS’pir');
    await page.getByLabel('Signataire de la charte').selectOption('Pas encore signé');
    // Dates the wrong way round.
    await step(page, 'Événement');
    await page.getByLabel('Date de fin').fill('01/01/2027');
    await page.keyboard.press('Tab');
    await shows(page.locator('main'), /À corriger\s+La date de fin \(01\/01\/2027\) est antérieure/);
    await comesTo(async () => plain(await page.title()), 'Erreur : Événement – INS’pir – Événements créatifs');

    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.ineligible);
    const summary = page.locator('.summary');
    for (const words of [/Équilibre du budget : /, /Taux de la subvention : /, /Signature de la charte : vous déclarez que personne/, /Dates de l’événement : /]) {
      await shows(summary, words);
    }
    // A link of the summary is short, and leads to the input.
    await summary.getByRole('link', { name: 'Signature de la charte', exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/charter/signed_by');
    const marked = page.getByRole('navigation').getByRole('link', { name: /à corriger/ }).locator('.title');
    await comesTo(() => marked.allTextContents(), ['Événement', 'Charte INS’pir', 'Budget', 'Subvention', 'Pièces à joindre']);
  });

  form('a file is read to the letter', async (page) => {
    await go(page, `${CREATIVE}-review`);
    const status = page.getByRole('status');
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, '{"request": {"amount": 5000.00, "amount": 99999999.99999999999999}, "extensions": {"n": 1.50, "s": "2.0"}}');
    await status.getByText('/request/amount : Ce champ est écrit 2 fois').waitFor();
    await page.locator('.summary li', { hasText: '99999999.99999999999999' }).getByRole('link', { name: 'Montant demandé' }).waitFor();
    // The messages follow the language.
    await page.getByRole('button', { name: 'English' }).click();
    await status.getByText('The file is imported.').waitFor();
    await status.getByText('/request/amount: This field is written 2 times').waitFor();
    await keeps(page, { request: { amount: '99999999.99999999999999' }, extensions: { n: 1.5, s: '2.0' } });

    await give(page, '{"request": {"amount": 5e3}, "budget": {"revenues": [{"amount": 5000.00}]}, "indicators": [{"target": 12345678901234567890}]}');
    await comesTo(() => status.locator('li').count(), 0);
    await keeps(page, {
      request: { amount: '5e3' }, budget: { revenues: [{ amount: '5000.00' }] }, indicators: [{ target: '12345678901234567890' }],
    });
    await give(page, '{"request": ');
    await status.getByText('it is not valid JSON (line 1').waitFor();
    await keeps(page, {
      request: { amount: '5e3' }, budget: { revenues: [{ amount: '5000.00' }] }, indicators: [{ target: '12345678901234567890' }],
    });
  });

  form('an import never speaks of quotation marks or brackets', async (page) => {
    await go(page, `${CREATIVE}-review`);
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, '{"project": {"external_providers": "oui", "challenges": "x", "title": 12}, "request": {"amount": true}}');
    await page.getByRole('status').getByText('Le fichier est importé.').waitFor();
    const other = /Le fichier importé a ici une valeur d’une autre forme/;
    await shows(page.locator('.summary'), other);
    for (const view of ['-review', 'event', 'budget', 'grant']) {
      await go(page, CREATIVE + view);
      await shows(page.locator('main'), other);
      assert.doesNotMatch(await page.locator('main').innerText(), /guillemets|crochets|true|false/);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await shows(page.locator('main'), /The imported file has a value of another form here/);
  });

  form('what belongs to another system comes out as it came in', async (page) => {
    await go(page, `${CREATIVE}-review`);
    page.on('dialog', (dialog) => dialog.accept());
    for (const extensions of ['{"n": 12345678901234567890, "x" : 1.10,\n "10": [-0, 1E5], "2": "\\u0041 {\\"extensions\\": 1}, ", "extensions": {}}', '1.10', 'null']) {
      await give(page, `{"project": {"extensions": [2.50]}, "ext\\u0065nsions": ${extensions} , "request": {"amount": "5.00"}}`);
      await page.waitForFunction((amount) => localStorage.getItem('inspir-form/draft/inspir-creative-event')?.includes(`"extensions": ${amount}\n}`), extensions);
      await page.reload();
      const saved = page.waitForEvent('download');
      await (await tool(page, 'button', 'Exporter (JSON)')).click();
      const text = await readFile(await (await saved).path(), 'utf8');
      assert.ok(text.endsWith(`"extensions": ${extensions}\n}`), text);
      assert.deepEqual(Object.keys(JSON.parse(text)), ['call', 'project', 'request', 'extensions']);
    }
  });

  form('a draft is cleared without a trace', async (page) => {
    await go(page, `${CREATIVE}applicant`);
    page.on('dialog', (dialog) => dialog.accept());
    const name = page.getByLabel('Nom du demandeur');
    await name.fill('Association des essais');
    await page.getByText('Brouillon enregistré dans ce navigateur.').waitFor();
    await page.reload();
    await (await tool(page, 'button', 'Effacer le brouillon')).click();
    await page.getByRole('status').getByText('Brouillon effacé.', { exact: true }).waitFor();
    await comesTo(() => name.inputValue(), '');
    await comesTo(() => page.locator('main .message').count(), 0);
    await keepsOnlyTheLanguage(page);
    await name.fill('A');
    await page.getByRole('status').getByText('Brouillon enregistré dans ce navigateur.', { exact: true }).waitFor();
  });

  form('an import never destroys a draft', async (page) => {
    await go(page, `${CREATIVE}applicant`);
    await page.getByLabel('Nom du demandeur').fill('Association des essais');
    const draft = { applicant: { name: 'Association des essais' } };
    const status = page.getByRole('status');
    let asked = 0;
    page.on('dialog', (dialog) => { asked += 1; return dialog.accept(); });
    for (const [file, why] of [
      [' ', 'Ce fichier est vide.'],
      ['{"name": "x", "version": "1.0.0", "dependencies": {}}', 'Ce fichier n’est pas une demande au format JSON.'],
      ['{}', 'Ce fichier n’est pas une demande au format JSON.'],
      ['[1]', 'Ce fichier n’est pas une demande au format JSON.'],
      ['{"call": "inspir-follow-up", "project": {}}', 'Ce fichier est une demande pour un autre appel : inspir-follow-up.'],
      ['{"project": ', 'Ce fichier n’est pas une demande au format JSON.'],
    ]) {
      await give(page, file);
      await status.getByText(`${why} Votre brouillon n’a pas changé.`).waitFor();
      await keeps(page, draft);
    }
    assert.equal(asked, 0);

    const undo = page.getByRole('button', { name: 'Revenir au brouillon précédent' });
    const other = { project: { title: 'Hackathon' } };
    await give(page, JSON.stringify(other));
    await status.getByText('Le fichier est importé.').waitFor();
    await keeps(page, other);
    await undo.click();
    await status.getByText('Le brouillon précédent est de retour.').waitFor();
    await keeps(page, draft);
    await undo.waitFor({ state: 'hidden' });
    // An edit of what was imported ends the offer.
    await give(page, JSON.stringify(other));
    await undo.waitFor();
    await page.getByLabel('Nom du demandeur').fill('A');
    await undo.waitFor({ state: 'hidden' });
    // There is nothing to go back to where the draft was empty.
    await (await tool(page, 'button', 'Effacer le brouillon')).click();
    await give(page, JSON.stringify(other));
    await status.getByText('Le fichier est importé.').waitFor();
    await undo.waitFor({ state: 'hidden' });
  });

  form('what is optional is marked, and what counts by default', async (page) => {
    const call = Call.load('inspir-creative-event');
    const { fields, lists, sections } = call.describe('fr');
    const missing = call.assess({}).findings.filter(({ level, status }) => level === 'blocking' && status === 'missing');
    const mandatory = missing.flatMap(({ paths }) => paths);
    // What the office knows, and what no answer raises, is not asked.
    const unasked = ['/reference', '/submitted_on', '/applicant/rna', '/project/event_format_label'];
    for (const [path, is] of [['/applicant/name', true], ['/applicant/siret', false], ['/project/event_format_label', false]]) {
      assert.equal(mandatory.includes(path), is);
    }
    for (const { id, paths } of sections.filter(({ paths }) => !paths[0]?.startsWith('/appraisals/'))) {
      await go(page, CREATIVE + id);
      for (const { path, label } of fields.filter((field) => paths.includes(field.path) && !unasked.includes(field.path) && field.path !== '/applicant/iban')) {
        const input = page.locator(`[id="${path}"]`);
        const group = page.locator('fieldset', { has: input });
        const name = (await input.getAttribute('type')) === 'radio' ? group.locator('legend') : page.locator(`label[for="${path}"]`);
        const is = async () => plain(await name.innerText()).includes('(facultatif)');
        await comesTo(async () => [label, await is()], [label, !mandatory.includes(path)]);
      }
    }
    // The message for an empty field says the same.
    await go(page, `${CREATIVE}event`);
    for (const [label, tone] of [['Titre du projet', 'Attention'], ['Date du premier contact', 'Conseil'], ['Date de début', 'À compléter']]) {
      const input = page.getByLabel(label);
      await input.focus();
      await input.blur();
      const messages = page.locator(`[id="${await input.getAttribute('id')}-messages"]`);
      await comesTo(() => messages.locator('strong').innerText(), tone);
    }
    // An answer does not make its field optional.
    await page.getByLabel('Titre du projet').fill('Hackathon');
    await page.getByLabel('Commune').fill('Lille');
    await comesTo(() => page.locator('label', { hasText: /^(Titre|Commune)/ }).allTextContents(), ['Titre du projet (facultatif)', 'Commune']);
    const columns = lists.find(({ path }) => path === '/budget/expenses').columns;
    const byDefault = ({ options, default: preset }) => {
      const option = options.find(({ value }) => value === preset);
      return option ? `${option.label}, par défaut` : '— choisir —';
    };
    await step(page, 'Budget');
    await cell(page, 'Dépenses', 1, 'Dépense').fill('Salle');
    for (const column of columns.filter(({ name, options }) => options && name !== 'eligible')) {
      const blank = (await more(page, 'Dépenses', 1, column.label)).locator('option').first();
      await comesTo(() => blank.textContent(), byDefault(column));
    }
  });

  form('answers and documents are taken back on purpose', async (page) => {
    await go(page, `${CREATIVE}undertakings`);
    const yes = page.getByRole('radio', { name: 'Oui' }).first();
    const clear = page.getByRole('button', { name: 'Effacer la réponse' });
    await yes.waitFor();
    assert.equal(await clear.count(), 0);
    await yes.check();
    await clear.focus();
    await page.keyboard.press('Enter');
    await comesTo(() => yes.evaluate((radio) => [radio.checked, radio === document.activeElement]), [false, true]);
    await keeps(page, null);

    await step(page, 'Pièces à joindre');
    const answers = [false, true];
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      return answers.shift() ? dialog.accept() : dialog.dismiss();
    });
    const letter = page.getByRole('group', { name: 'Courrier de demande' });
    const box = letter.getByRole('checkbox');
    await box.check();
    await box.uncheck();
    assert.deepEqual(asked, []);
    await box.check();
    await letter.getByLabel('Signataire').selectOption('Responsable légal');
    await box.click();
    await comesTo(() => box.isChecked(), true);
    await keeps(page, { documents: [{ kind: 'request_letter', signed_by: 'legal_representative' }] });
    await box.click();
    await comesTo(() => box.isChecked(), false);
    assert.equal(asked.length, 2);
  });

  form('a message about several inputs stands in full once', async (page) => {
    await go(page, `${CREATIVE}event`);
    const [starts, ends] = [page.getByLabel('Date de début'), page.getByLabel('Date de fin')];
    await starts.fill('05/03/2027');
    await ends.fill('01/03/2027');
    await ends.blur();
    const full = /La date de fin \(01\/03\/2027\) est antérieure/;
    await comesTo(async () => plain(await page.locator('main').innerText()).match(new RegExp(full, 'g'))?.length, 1);
    const told = (input) => input.evaluate((each) =>
      each.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent));
    await eventually(async () => {
      assert.match(plain((await told(starts)).join(' ')), full);
      const [, own, elsewhere] = await told(ends);
      assert.equal(own, '');
      assert.match(plain(elsewhere), full);
      assert.equal(await ends.getAttribute('aria-invalid'), 'true');
    });
    // A hint says how to write amounts.
    await step(page, 'Subvention');
    await page.getByText('par exemple 1\u202f234,56').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('for example 1,234.56').waitFor();
    // A message does too, if the text is no amount; the refused text stays as typed.
    const amount = page.locator('input.amount');
    await amount.fill('-5');
    await amount.blur();
    await comesTo(() => amount.inputValue(), '-5');
    await page.getByText('“-5” is below zero. Write the number without a sign').waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    const said = /« -5 » est négatif. Écrivez le nombre sans signe/;
    await shows(page.locator('main'), said);
    await step(page, 'Vérification');
    await shows(page.locator('.summary'), said);
  });

  form('what no input shows can be removed, and drafts last', async (page) => {
    await go(page, `${CREATIVE}-review`);
    page.on('dialog', (dialog) => dialog.accept());
    const odd = {
      applicant: { name: 'Association des essais' },
      unknown: 1,
      budget: { expenses: [{ label: 'Salle', amount: '0500', surprise: 1 }, 'nothing', { amount: '20.50' }] },
      documents: [{ kind: 'poster' }, { kind: 'request_letter', surprise: 1 }, 'nothing'],
    };
    await give(page, JSON.stringify(odd));
    await page.getByRole('button', { name: 'Retirer cette donnée (/unknown)' }).click();
    await focused(page, 'H2');

    await step(page, 'Budget');
    await page.reload();
    // The errors still show, and no refused amount looks like a good one.
    const amount = cell(page, 'Dépenses', 1, 'Montant (€)');
    await comesTo(() => amount.inputValue(), '0500');
    await comesTo(() => amount.getAttribute('aria-invalid'), 'true');
    await page.getByText(/Total provisoire.*\s:\s20,50/).waitFor();
    await amount.fill('00500');
    await page.getByText(/Total provisoire.*\s:\s520,50/).waitFor();
    await page.getByRole('button', { name: 'Retirer cette donnée (/budget/expenses/0/surprise)' }).click();
    await page.getByRole('button', { name: 'Retirer cette donnée (/budget/expenses/1)' }).click();
    await page.getByText(/^Total\s:\s520,50/).waitFor();

    await step(page, 'Pièces à joindre');
    await page.getByRole('button', { name: 'Retirer cette donnée (/documents/1/surprise)' }).click();
    await page.getByRole('button', { name: 'Retirer la ligne (Autre pièce, ligne 3)' }).click();
    await page.getByRole('button', { name: 'Retirer la ligne (Autre pièce, ligne 1)' }).click();
    await comesTo(() => page.getByRole('group', { name: 'Courrier de demande' }).getByRole('checkbox').isChecked(), true);
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.incomplete);

    // This tab shows what another tab writes.
    const other = await page.context().newPage();
    await other.goto(page.url().replace('-review', 'applicant'));
    await other.getByLabel('Nom du demandeur').fill('Un autre onglet');
    await step(page, 'Demandeur');
    await page.waitForFunction(() => document.getElementById('/applicant/name').value === 'Un autre onglet');
  });

  form('the follow-up grant', async (page) => {
    await begin(page, /Commencer : .*groupes-projets/);
    await page.getByLabel('Nom du demandeur').fill('Association des essais');
    await step(page, 'Expérimentation');
    await page.getByLabel('Description du projet').fill('Essayer un prototype.');
    await step(page, 'Événement d’origine');
    await page.getByRole('radio', { name: 'Oui' }).check();
    await step(page, 'Budget');
    await cell(page, 'Dépenses', 1, 'Montant (€)').fill('3000');
    await step(page, 'Subvention');
    await page.getByLabel('Montant demandé en fonctionnement').fill('5 500');
    await page.keyboard.press('Tab');
    await shows(page.locator('.grant'), /au plus 3 000,00 €, car vos dépenses retenues sont de 3 000,00 €\. Vous demandez 5 500,00 € : c’est 2 500,00 € de trop/);
    await page.getByLabel('Montant demandé en fonctionnement').fill('3000');
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.eligible);
  });

  form('the entry of an idea for the innovation store', async (page) => {
    await begin(page, /Commencer : .*Innovation store/);
    await comesTo(() => stepTitles(page), ['Idée', 'Événement d’origine', 'Porteur de l’idée', 'Partenaires recherchés', 'Réemploi', 'Vérification']);
    await page.getByLabel('Description du projet').fill('Une carte des chemins praticables.');
    await page.getByLabel('Besoin ou défi').fill('Savoir où passer en fauteuil.');
    await step(page, 'Événement d’origine');
    await page.getByLabel('Titre de l’événement d’origine').fill('Idéathon de printemps');
    await step(page, 'Partenaires recherchés');
    await page.getByRole('button', { name: 'Ajouter (partenaire)' }).click();
    await page.getByRole('group', { name: /^Partenaire.*1$/ }).getByLabel('Qui', { exact: true }).selectOption('Territoire d’expérimentation');
    await step(page, 'Réemploi');
    await page.getByLabel('Réemploi de l’idée').fill('Le code est ouvert.');
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.eligible);
    // There is no grant, and nothing is said of one.
    await go(page, '#inspir-innovation-store/-file');
    assert.equal(await page.locator('.grant').count(), 0);
  });

  form('a request of 0 asks for the label alone', async (page) => {
    page.on('dialog', (dialog) => dialog.accept());
    await go(page, `${CREATIVE}-review`);
    await page.locator('.outcome').waitFor();
    await give(page, '{"call": "inspir-creative-event", "request": {"amount": 0}}');
    for (const view of ['-review', '-file']) {
      await go(page, CREATIVE + view);
      await page.getByText('La demande porte sur le label seul : aucune subvention n’est demandée.').waitFor();
    }
    await give(page, '{"call": "inspir-creative-event", "request": {"amount": 100}}');
    await go(page, `${CREATIVE}-review`);
    await outcomeIs(page, OUTCOME.incomplete);
    assert.equal(await page.locator('.label-alone').count(), 0);
  });

  form('another call gives another form', async (page) => {
    const load = (text) => give(page, text, 'Charger la définition');
    const alert = page.getByRole('alert');
    await load(' ');
    await alert.getByText('Ce fichier est vide.').waitFor();
    await load('inspir-follow-up');
    await alert.getByText('n’est pas la définition d’un appel au format JSON').waitFor();
    await load('{"id": ');
    await alert.getByText('(ligne 1, colonne 7) : le texte n’est pas du JSON valide').waitFor();
    const utf16 = Buffer.from('\ufeff{"id": "x"}', 'utf16le');
    const file = { name: 'call.json', mimeType: 'application/json', buffer: utf16 };
    await page.getByLabel('Charger la définition').setInputFiles(file);
    await alert.getByText('(ligne 1, colonne 1) : l’encodage ne convient pas').waitFor();
    await load('{"id": "x", "checks": 1}');
    await alert.getByText('Cette définition d’appel ne convient pas').waitFor();
    await alert.getByRole('listitem').filter({ hasText: '`edition` manque' }).waitFor();
    await alert.getByRole('listitem').filter({ hasText: '/checks (ligne 1, colonne 13)' }).waitFor();
    // The messages follow the language.
    await page.getByRole('button', { name: 'English' }).click();
    await alert.getByText('This call definition cannot be used').waitFor();
    await alert.getByRole('listitem').filter({ hasText: '/checks (line 1, column 13): unknown member' }).waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await load(JSON.stringify({ ...JSON.parse(await readFile(foreign, 'utf8')), id: 'inspir-follow-up' }));
    await page.getByRole('alert').getByText('contient déjà').waitFor();
    await page.getByLabel('Charger la définition').setInputFiles(foreign);
    await page.getByRole('heading', { level: 1, name: 'Littoral numérique 2027' }).waitFor();
    await comesTo(() => stepTitles(page), ['Demandeur', 'Projet', 'Questions', 'Budget', 'Aide demandée', 'Pièces à joindre', 'Charte', 'Engagements', 'Vérification']);
    // Why there is no maximum yet.
    const reason = page.locator('.grant dl > div', { hasText: 'Aide au fonctionnement' }).locator('dd');
    const why = async () => plain(await reason.innerText());
    await step(page, 'Budget');
    await cell(page, 'Dépenses', 1, 'Dépense').fill('Salle');
    const most = 'Le maximum s’affichera quand vous aurez indiqué : ';
    await comesTo(why, `${most}Forme juridique, Récupération de la TVA, Budget HT ou TTC, le montant de chaque dépense.`);
    await cell(page, 'Dépenses', 1, 'Montant (€)').fill('10000');
    await page.getByLabel('Budget HT ou TTC').selectOption('Hors taxes (HT)');
    await step(page, 'Aide demandée');
    await comesTo(why, `${most}Forme juridique, Récupération de la TVA.`);
    await step(page, 'Demandeur');
    await page.getByLabel('Forme juridique').selectOption('Association');
    await page.getByLabel('Récupération de la TVA').selectOption('Totale');
    await step(page, 'Aide demandée');
    await shows(reason, /^Vous pouvez demander au plus 5 000,00 €/);
    await titleIs(page, 'Aide demandée – Littoral numérique 2027');
    await step(page, 'Charte');
    await page.getByRole('group', { name: 'Vous engagez-vous sur chacun de ces points ?' }).getByRole('group', { name: 'Le lieu est accessible à tous.' }).waitFor();
    await step(page, 'Questions');
    await titleIs(page, 'Questions – Littoral numérique 2027');
    await page.getByLabel('À quel besoin le lieu répond-il ?').fill('À beaucoup.');
    await page.reload();
    await comesTo(() => page.getByLabel('À quel besoin le lieu répond-il ?').inputValue(), 'À beaucoup.');
    // A loaded definition can be removed again.
    await page.getByRole('link', { name: 'Tous les appels' }).click();
    await comesTo(() => page.getByRole('button', { name: /^Retirer cet appel/ }).count(), 1);
    await titleIs(page, 'Demande de subvention');
    page.on('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Retirer cet appel : Littoral numérique 2027' }).click();
    await page.getByRole('heading', { level: 3, name: 'Littoral numérique 2027' }).waitFor({ state: 'detached' });
    await focused(page, 'H2');
    await keepsOnlyTheLanguage(page);
    await go(page, `#${Call.load(readFileSync(foreign, 'utf8')).id}/questions`);
    await page.getByText('Cet appel n’est pas connu ici.').waitFor();
  });

  form('conditions are counted in words', async (page) => {
    const progress = page.locator('.progress label');
    await go(page, `${CREATIVE}applicant`);
    await progress.getByText(/^0 condition obligatoire remplie sur \d+$/).waitFor();
    await page.getByLabel('Nom du demandeur').fill('A');
    await progress.getByText(/^1 condition obligatoire remplie sur \d+$/).waitFor();
    await page.getByLabel('Nom du responsable légal').fill('B');
    await progress.getByText(/^2 conditions obligatoires remplies sur \d+$/).waitFor();
  });

  for (const definition of [...calls(), readFileSync(foreign, 'utf8')]) {
    const call = Call.load(definition);
    form(`all that is described is there: ${call.id}`, async (page) => {
      await page.getByLabel('Charger la définition').setInputFiles(foreign);
      await page.getByRole('navigation').waitFor();
      // Answers that raise every question, and the switch of the office.
      const raises = {
        applicant: { legal_form: 'association', signatory: 'delegate' }, project: { event_format: 'other' },
      };
      await page.evaluate(([id, draft]) => {
        localStorage.setItem(`inspir-form/draft/${id}`, JSON.stringify(draft));
        localStorage.setItem('inspir-form/office', '1');
      }, [call.id, raises]);
      await page.reload();
      for (const language of ['fr', 'en']) {
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        const { sections, questions, documents, commitments, undertakings, requirements } = call.describe(language);
        // A section may show nothing, as that of the label.
        const asked = sections.filter(({ paths }) => paths.length > 0 && !paths[0].startsWith('/appraisals/'));
        // Documents that do not apply are not asked for.
        const applies = new Set(call.assess(raises).findings.filter(({ status }) => status !== 'not_applicable').map(({ requirement }) => requirement));
        const wanted = documents.filter(({ id }) => requirements.some((each) => each.document === id && applies.has(each.id)));
        assert.ok(wanted.length > 0 || documents.length === 0);
        const missing = new Set(asked.flatMap(({ paths }) => paths));
        for (const { id, title, paths } of asked) {
          await go(page, `#${call.id}/${id}`);
          await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
          const items = [...questions, ...wanted, ...commitments, ...undertakings].filter(({ path }) => paths.includes(path));
          await eventually(async () => {
            const said = plain(await page.locator('main').innerText());
            assert.deepEqual(items.filter(({ wording }) => !said.includes(plain(wording))), [], title);
          });
          for (const id of await page.locator('main [id]').evaluateAll((all) => all.map((each) => each.id))) missing.delete(id);
        }
        assert.deepEqual([...missing], []);
        await go(page, `#${call.id}/-checklist`);
        await page.locator('.findings').waitFor();
        await comesTo(() => page.locator('.findings tbody tr').count(), requirements.length);
      }
    });
  }

  form('on paper', async (page) => {
    const { questions, criteria } = Call.load('inspir-creative-event').describe('fr');
    await begin(page, 'Commencer : INS’pir – Événements créatifs');
    await fillCreativeEvent(page);
    await page.emulateMedia({ media: 'print' });
    for (const [view, items] of [['-file', questions], ['-checklist', criteria]]) {
      await go(page, CREATIVE + view);
      await page.locator('.paper').waitFor();
      await eventually(async () => {
        const said = await page.locator('main').innerText();
        assert.deepEqual(items.filter(({ wording }) => !said.includes(wording)), []);
        assert.ok(plain(said).includes(view === '-file' ? 'Total : 10 000,00 €' : 'Demandé : 5 000,00 €'));
        assert.match(said, /Région Hauts-de-France – .*, édition 1\n/);
        for (const chrome of await page.locator('header button, .progress, .buttons, footer').all()) assert.ok(await chrome.isHidden());
      });
    }
    await go(page, `${CREATIVE}-file`);
    await page.getByRole('heading', { level: 2, name: 'Dossier de demande', exact: true }).waitFor();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), `${(10 * 96) / 72}px`.slice(0, 7) + 'px');
    for (const list of ['Pièces', 'Indicateurs', 'Dépenses', 'Recettes']) {
      await page.getByRole('heading', { level: 4, name: new RegExp(`^${list}`) }).first().waitFor();
    }
    // An officer's opinions name their author.
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, JSON.stringify({ appraisals: { creative_format: { verdict: 'favourable', by: 'Service instructeur', on: '2027-03-01' } } }));
    await go(page, `${CREATIVE}-checklist`);
    await page.getByText('Avis donné par Service instructeur le 1er mars 2027.').waitFor();

    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
    await page.getByRole('button', { name: 'Imprimer' }).click();
    await page.waitForFunction(() => globalThis.printed);
  });

  test('without a network once loaded', LONG, async () => {
    const own = await serve();
    const page = await open(site.browser, own.url + CREATIVE);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await own.stop();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByLabel('Nom du demandeur').fill('Hors ligne');
    await step(page, 'Vérification');
    await outcomeIs(page, OUTCOME.incomplete);
    await page.context().close();
  });

  const temporary = async (run) => {
    const folder = await mkdtemp(join(tmpdir(), 'inspir-form-'));
    try {
      await run(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  const isServed = async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
  };

  for (const headers of [{ 'cache-control': 'max-age=3600' }, { 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }]) {
    test(`an update is whole where responses are cached: ${Object.keys(headers)}`, LONG, () => temporary(async (folder) => {
      // The next version has a script with another name.
      await cp(dist, folder, { recursive: true });
      const script = (await readdir(join(folder, 'assets'))).find((name) => /^index.*\.js$/.test(name));
      await rename(join(folder, 'assets', script), join(folder, 'assets/next.js'));
      for (const name of ['index.html', 'worker.js']) {
        await writeFile(join(folder, name), (await readFile(join(folder, name), 'utf8')).replaceAll(script, 'next.js').replace(/"[0-9a-f]{12}"/, '"next"'));
      }
      const own = await serve(dist, headers);
      const page = await open(site.browser, own.url + CREATIVE);
      await isServed(page);
      await page.reload();
      own.folder = folder;
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update();
        while (!(await caches.keys()).every((name) => name.endsWith('next'))) await new Promise((again) => setTimeout(again, 50));
      });
      await page.goto('about:blank');
      await own.stop();
      await page.goto(own.url + CREATIVE);
      await page.getByLabel('Nom du demandeur').waitFor();
      await comesTo(() => page.locator('script[src$="next.js"]').count(), 1);
      await page.context().close();
    }));
  }

  test('two forms and other pages stand at one address', LONG, () => temporary(async (folder) => {
    const forms = ['', 'other/'];
    for (const form of forms) await cp(dist, join(folder, form), { recursive: true });
    await mkdir(join(folder, 'docs'));
    await writeFile(join(folder, 'docs/index.html'), '<!doctype html><title>Docs</title>');
    const worker = join(folder, 'other/worker.js');
    await writeFile(worker, (await readFile(worker, 'utf8')).replace(/"[0-9a-f]{12}"/, '"next"'));
    const own = await serve(folder);
    const page = await open(site.browser, own.url);
    await isServed(page);
    await page.goto(`${own.url}docs/`);
    await titleIs(page, 'Docs');
    assert.equal((await page.goto(`${own.url}nothing/here`)).status(), 404);
    await page.goto(`${own.url}other/`);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.endsWith('/other/worker.js'));
    await own.stop();
    for (const form of [...forms, 'index.html', '?from=docs']) {
      await page.goto(own.url + form + CREATIVE);
      await page.getByLabel('Nom du demandeur').waitFor();
    }
    await page.context().close();
  }));

  test('another page is another version of the service worker', LONG, () => temporary(async (root) => {
    const source = new URL('../', import.meta.url);
    // The editor of definitions reads what the core and docs hold.
    for (const name of ['docs', 'inspir-core']) await symlink(fileURLToPath(new URL(`../../${name}`, source)), join(root, name));
    const folder = join(root, 'inspir-wasm/form');
    await mkdir(folder, { recursive: true });
    for (const name of ['communes.ts', 'index.html', 'package.json', 'vite.config.ts', 'worker.js', 'src']) {
      await cp(new URL(name, source), join(folder, name), { recursive: true });
    }
    await symlink(fileURLToPath(new URL('node_modules', source)), join(folder, 'node_modules'));
    const version = async () => {
      await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: folder });
      const worker = await readFile(join(folder, 'dist/worker.js'), 'utf8');
      return worker.match(/NAME = OURS \+ "(\w+)"/)[1];
    };
    const first = await version();
    assert.equal(await version(), first);
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'index.html'), page.replace('Demande de subvention', 'Demande'));
    assert.notEqual(await version(), first);
  }));

  form('by keyboard alone', async (page) => {
    const press = (key) => page.keyboard.press(key);
    const tabTo = async (what, is) => {
      for (let i = 0; i < 250; i++) {
        await press('Tab');
        if (await page.evaluate(is, what)) return;
      }
      assert.fail(`no way to ${what} by keyboard`);
    };
    const reads = (text) => document.activeElement?.textContent?.trim() === text;
    const isAt = (id) => document.activeElement?.id === id;
    const KEYS = ['ArrowDown', 'Space'];
    // One field of each kind, a list and a table.
    const typed = {
      Demandeur: [['/applicant/name', 'Association des essais'], ['/applicant/legal_form', 'ArrowDown']],
      Événement: [['/first_contact_on', '03032027'], ['/project/commune', 'lens'], ['/project/challenges', 'Se soigner']],
      'Charte INS’pir': [['/charter/commitments/local_needs', 'Space']],
      'Nature du projet': [['/answers/event_type', 'Un hackathon.']],
      Aides: [['Ajouter une ligne (indicateurs)'], ['/indicators/0/target', '80'], ['/indicators/0/horizon_months', '12']],
      Subvention: [['/request/amount', '617,25 €']],
      'Pièces à joindre': [['/documents#request_letter', 'Space'], ['/documents/0/signed_by', 'ArrowDown']],
    };
    // Enter goes to the next cell, and from the last to the next line.
    const lines = async () => {
      await tabTo('/budget/expenses/0/label', isAt);
      for (const text of ['Salle', '1234,5', 'Repas', '20']) {
        await page.keyboard.type(text);
        await press('Enter');
      }
      await page.waitForFunction(isAt, '/budget/expenses/2/label');
      await press('Shift+Tab');
      await press('Shift+Tab');
      await press('Enter');
      await tabTo('/budget/expenses/1/supports', isAt);
      await page.keyboard.type('Accueil');
      await tabTo('/budget/revenues/0/label', isAt);
    };
    await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).waitFor();
    await press('Tab');
    await page.waitForFunction(reads, 'Aller au contenu');
    await tabTo('Commencer : INS’pir – Événements créatifs', (text) => document.activeElement?.textContent.replace(/\s/g, ' ') === text);
    await press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Avant de commencer' }).waitFor();
    await tabTo('Commencer', reads);
    await press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Demandeur' }).waitFor();
    const titles = await stepTitles(page);
    for (const [index, title] of titles.slice(0, -1).entries()) {
      for (const [place, keys] of typed[title] ?? []) {
        await tabTo(place, keys ? isAt : reads);
        if (KEYS.includes(keys)) await press(keys);
        else if (keys) await page.keyboard.type(keys);
        else {
          await press('Enter');
          await focused(page, 'INPUT');
          await page.keyboard.type('Salle');
        }
      }
      if (title === 'Budget') await lines();
      if (title === 'Charte INS’pir') {
        // An answer is taken back, and given again.
        await tabTo('Effacer la réponse', reads);
        await press('Enter');
        await page.waitForFunction(isAt, '/charter/commitments/local_needs');
        await press('Space');
      }
      await tabTo('Suivant', reads);
      await press('Enter');
      await page.waitForFunction((wanted) => document.activeElement?.tagName === 'H2' && document.activeElement.textContent === wanted, titles[index + 1]);
    }
    await outcomeIs(page, OUTCOME.incomplete);
    await keeps(page, {
      applicant: { name: 'Association des essais', legal_form: 'association' },
      first_contact_on: '2027-03-03',
      project: { commune: '62498', challenges: ['Se soigner'] },
      charter: { commitments: { local_needs: true } },
      answers: { event_type: 'Un hackathon.' },
      indicators: [{ label: 'Salle', target: '80', horizon_months: 12 }],
      budget: { expenses: [{ label: 'Salle', amount: '1234.50' }, { label: 'Repas', amount: '20.00', supports: 'Accueil' }] },
      request: { amount: '617.25' },
      documents: [{ kind: 'request_letter', signed_by: 'legal_representative' }],
    });
  }, { viewport: SIZES.desktop });

  const foreignId = Call.load(readFileSync(foreign, 'utf8')).id;
  const all = [CREATIVE, '#inspir-follow-up/', '#inspir-innovation-store/', `#${foreignId}/`];
  for (const [size, root, language] of [
    ...Object.keys(SIZES).flatMap((size) => [[size, CREATIVE, 'fr'], [size, CREATIVE, 'en']]),
    ...all.slice(1).flatMap((root) => [['phone', root, 'fr'], ['phone', root, 'en']]),
  ]) {
    form(`axe-core: ${root.slice(1, -1)}, ${size}, ${language}`, async (page) => {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await comesTo(() => page.locator('html').getAttribute('lang'), language);
      await accessible(page, 'start');
      await give(page, '{"id": "x"}', /définition d’un appel|call definition/);
      await page.getByRole('alert').locator('li').first().waitFor();
      await accessible(page, 'refusal');
      await page.getByLabel(/définition d’un appel|call definition/).setInputFiles(foreign);
      await page.getByRole('navigation').waitFor();

      await go(page, `${root}-review`);
      await page.locator('.summary').waitFor();
      await accessible(page, 'review');
      const steps = await (await stepLinks(page)).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      for (const [i, hash] of ['-begin', ...steps].entries()) {
        await turn(page, i === 0 ? root + hash : hash);
        for (const box of await page.getByRole('checkbox').all()) await box.check();
        for (const answer of await page.locator('.radios label:first-child input').all()) await answer.check();
        for (const add of await page.locator('.list > button:not(.quiet)').all()) await add.click();
        for (const table of await page.locator('.lines').all()) {
          const row = table.locator('tbody tr').first();
          for (const input of await row.locator('input').all()) await input.fill('12');
          const more = row.getByRole('button', { expanded: false });
          if (await more.count()) await more.click();
        }
        await accessible(page, `step ${i}`);
      }
      for (const view of ['-file', '-checklist']) {
        await go(page, root + view);
        await page.locator(view === '-file' ? '.paper' : '.paper .findings').first().waitFor();
        await accessible(page, view);
      }
    }, { viewport: SIZES[size] });
  }
});
