// Who is asked what, in which order, and what the form says before, beside and after.
import assert from 'node:assert/strict';
import { comesTo, give, go, plain, shows, SIZES, step, stepLinks, titleIs, tool } from './browser.js';
import { draftOf, suite } from './suite.js';

const ids = (page) => page.locator('main [id]').evaluateAll((all) => all.map((each) => each.id));
const asks = async (page, path) => (await ids(page)).includes(path);
const CREATIVE = '#inspir-creative-event/';

suite('who is asked what', (form) => {
  form('applicants are not asked for what the office knows; a switch shows it', async (page) => {
    assert.deepEqual([await asks(page, '/reference'), await asks(page, '/applicant/name')], [false, true]);
    await (await tool(page, 'checkbox', /service instructeur/)).check();
    await comesTo(() => asks(page, '/reference'), true);
    await page.getByLabel('Numéro de dossier').fill('2027-1');
    for (const [title, path] of [['Événement', '/submitted_on'], ['Budget', '/budget/expenses/0/eligible']]) {
      await step(page, title);
      if (title === 'Budget') {
        await page.locator('[id="/budget/expenses/0/label"]').fill('Salle');
        await page.getByRole('button', { name: 'Plus de détails (ligne 1)' }).click();
      }
      await comesTo(() => asks(page, path), true);
    }
    await page.reload();
    await comesTo(() => page.getByLabel('À quoi sert la dépense').or(page.getByRole('button', { name: 'Plus de détails' })).count(), 1);
    await (await tool(page, 'checkbox', /service instructeur/)).uncheck();
    await step(page, 'Événement');
    await comesTo(() => asks(page, '/submitted_on'), false);
    // The officer's grid asks for it in any case.
    await go(page, `${CREATIVE}-checklist`);
    await page.getByLabel('Date de dépôt').fill('1/3/2027');
    await comesTo(async () => (await draftOf(page)).submitted_on, '2027-03-01');
  });

  form('a host gives what it knows', async (page, url) => {
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const meta = `<meta name="inspir-values" content='{"/submitted_on": "2027-03-09", "/reference": "A1"}'>`;
      await route.fulfill({ response, body: (await response.text()).replace('<title>', `${meta}<title>`) });
    });
    await page.goto('about:blank');
    await page.goto(`${url}${CREATIVE}event`);
    await page.getByLabel('Date de début').fill('1/3/2027');
    await page.keyboard.press('Tab');
    await shows(page.locator('main'), /Attention\s+.*(09\/03\/2027|01\/03\/2027)/);
    await go(page, `${CREATIVE}-file`);
    await shows(page.locator('.about'), /Numéro de dossier\s+A1\s.*Date de dépôt\s+9 mars 2027/s);
  }, { serviceWorkers: 'block' });

  form('some questions are raised by an answer', async (page) => {
    for (const [title, label, answer, path] of [
      ['Demandeur', 'Forme juridique', 'Association', '/applicant/rna'], ['Événement', 'Format de l’événement', 'Autre', '/project/event_format_label'],
      ['Pièces à joindre', 'Signataire du dossier', 'Délégataire', '/documents#signature_delegation'],
    ]) {
      await step(page, title);
      assert.equal(await asks(page, path), false, path);
      await page.getByLabel(label, { exact: true }).or(page.getByLabel(new RegExp(`^${label}`))).first().selectOption(answer);
      await comesTo(() => asks(page, path), true);
    }
    // The number of the account stands with its proof; the statutes are an association's.
    const proof = page.getByRole('group', { name: 'RIB' });
    await proof.getByLabel('IBAN').fill('FR76');
    await page.getByRole('group', { name: 'Statuts' }).waitFor();
    await step(page, 'Demandeur');
    assert.equal(await asks(page, '/applicant/iban'), false);
    await page.getByLabel('Forme juridique').selectOption('Société');
    await step(page, 'Pièces à joindre');
    await comesTo(() => page.getByRole('group', { name: 'Statuts' }).count(), 0);
  });

  form('commitments come before the signature, which is asked for once', async (page) => {
    const order = (await ids(page)).filter((id) => /^\/charter\/(signed_by|signed_on|commitments\/\w+)$/.test(id));
    assert.deepEqual(order.slice(-2), ['/charter/signed_on', '/charter/signed_by']);
    const who = page.getByLabel('Signataire de la charte');
    await who.selectOption('Pas encore signé');
    await comesTo(async () => (await draftOf(page)).charter.signed_by, 'nobody');
    await step(page, 'Pièces à joindre');
    const charter = page.getByRole('group', { name: 'Charte INS’pir signée' });
    await charter.getByRole('checkbox').check();
    await comesTo(() => charter.getByRole('combobox').count(), 0);
    await shows(charter, /Signataire de la charte : Pas encore signé/);
    await comesTo(async () => (await draftOf(page)).documents, [{ kind: 'charter', signed_by: 'nobody' }]);
    await charter.getByRole('link', { name: 'Modifier (Charte INS’pir)' }).click();
    await page.waitForFunction(() => document.activeElement?.id === '/charter/signed_by');
    await who.selectOption('Délégataire');
    await comesTo(async () => (await draftOf(page)).documents, [{ kind: 'charter', signed_by: 'delegate' }]);
    // What a file says differently can be seen and changed.
    page.on('dialog', (dialog) => dialog.accept());
    await give(page, JSON.stringify({ charter: { signed_by: 'delegate' }, documents: [{ kind: 'charter', signed_by: 'nobody' }] }));
    await step(page, 'Pièces à joindre');
    await comesTo(() => charter.getByLabel('Signataire').inputValue(), 'nobody');
  }, { path: 'charter' });

  form('of a postcode that several communes have, one message says what to do', async (page) => {
    const place = page.getByRole('combobox', { name: 'Commune' });
    await place.fill('62300');
    await place.blur();
    await shows(page.locator('[id="/project/commune-note"]'), /choisissez la commune dans la liste/);
    await comesTo(() => page.locator('[id="/project/commune-messages"] .message').count(), 0);
    // Left empty, it is missing.
    await place.fill('');
    await place.blur();
    await shows(page.locator('[id="/project/commune-messages"]'), /À compléter/);
  }, { path: 'event' });

  form('the language is that of the browser, until another is chosen', async (page) => {
    await page.getByRole('heading', { level: 2, name: 'Grant' }).waitFor();
    await comesTo(() => page.locator('html').getAttribute('lang'), 'en');
    await shows(page.locator('.calculations summary'), /How the grant was worked out/);
    await page.getByRole('button', { name: 'Français' }).click();
    await shows(page.locator('.calculations summary'), /Calcul de l’aide/);
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Subvention' }).waitFor();
  }, { path: 'grant', locale: 'en-GB', draft: { budget: { vat_basis: 'including_vat', expenses: [{ label: 'x', amount: '10000' }] } } });

  form('the letter and the sheet of the officer stand among the tools', async (page) => {
    await comesTo(() => page.locator('main').getByRole('link', { name: /lettre|Fiche/ }).count(), 0);
    for (const [name, title] of [['Imprimer la lettre', 'Lettre au demandeur'], ['Fiche de l’instructeur', 'Fiche de l’instructeur']]) {
      await (await tool(page, 'link', name)).click();
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      await page.goBack();
    }
  }, { path: '-review' });

  form('a place by its name, its postcode or its code', async (page) => {
    const place = page.getByRole('combobox', { name: 'Commune' });
    const options = page.getByRole('option');
    const keeps = (code) => comesTo(async () => (await draftOf(page))?.project?.commune, code);
    await place.pressSequentially('st-quen');
    await comesTo(async () => (await options.allTextContents())[0], 'Saint-Quentin (02100)');
    await place.press('ArrowDown');
    await place.press('Enter');
    await keeps('02691');
    await comesTo(() => place.inputValue(), 'Saint-Quentin (02100)');
    await page.getByText('Code INSEE : 02691').waitFor();
    // A postcode is noticed, even if it is a code as well.
    await place.fill('62300');
    await place.blur();
    await shows(page.locator('[id="/project/commune-note"]'), /« 62300 » est un code postal : choisissez la commune dans la liste \(Éleu-dit-Leauwette \(62300\), Lens \(62300\), Équihen-Plage/);
    await keeps(undefined);
    await place.fill('6230');
    await options.filter({ hasText: 'Lens' }).click();
    await keeps('62498');
    // A postcode of one commune means it; a code from elsewhere is taken as it is.
    for (const [typed, code] of [['59350', undefined], ['80100', undefined], ['75 056', '75056'], ['2a004', '2A004'], ['Lille', '59350']]) {
      await place.fill(typed);
      await place.blur();
      await keeps(code);
    }
    await place.fill('Nulle Part');
    await place.blur();
    await shows(page.locator('[id="/project/commune-messages"]'), /« Nulle Part » n’est pas dans la liste des communes/);
    await page.locator('.tools summary').click();
    await page.getByText('Licence Ouverte').waitFor();
  }, { path: 'event' });

  form('dates are written day, month, year, in both languages', async (page) => {
    const starts = page.locator('[id="/project/starts_on"]');
    for (const [typed, kept, shown] of [['5/3/2027', '2027-03-05', '05/03/2027'], ['06032027', '2027-03-06', '06/03/2027'], ['2027-03-07', '2027-03-07', '07/03/2027'], ['8 3 2027', '2027-03-08', '08/03/2027'], ['9 - 3 - 2027', '2027-03-09', '09/03/2027'], ['1er avril 2027', '2027-04-01', '01/04/2027'], ['05/03/27', '05/03/27', '05/03/27']]) {
      await starts.fill(typed);
      await starts.blur();
      await comesTo(() => starts.inputValue(), shown);
      await comesTo(async () => (await draftOf(page)).project.starts_on, kept);
    }
    await shows(page.locator('[id="/project/starts_on-messages"]'), /L’année de « 05\/03\/27 » n’a que deux chiffres\. Écrivez-en les quatre, par exemple 09\/10\/2026/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('day/month/year, for example 31/12/2027').first().waitFor();
    await shows(page.locator('[id="/project/starts_on-messages"]'), /The year of “05\/03\/27” has two digits/);
    await starts.fill('31/02/2027');
    await starts.blur();
    await shows(page.locator('[id="/project/starts_on-messages"]'), /“31\/02\/2027” is no day that exists/);
    await comesTo(() => starts.inputValue(), '31/02/2027');
  }, { path: 'event' });

  form('phones get the right keyboard, and inputs of 16 px', async (page) => {
    for (const [view, path, name, value] of [
      ['applicant', '/applicant/name', 'autocomplete', 'organization'], ['applicant', '/applicant/legal_representative/name', 'autocomplete', 'name'],
      ['applicant', '/applicant/siret', 'inputmode', 'numeric'], ['event', '/project/starts_on', 'inputmode', 'numeric'], ['grant', '/request/amount', 'inputmode', 'decimal'],
    ]) {
      await go(page, CREATIVE + view);
      const input = page.locator(`[id="${path}"]`);
      await comesTo(() => input.getAttribute(name), value);
      assert.equal(await input.evaluate((each) => parseFloat(getComputedStyle(each).fontSize) >= 16), true, path);
    }
    await go(page, `${CREATIVE}documents`);
    await page.getByRole('checkbox').first().check();
    const small = await page.locator('input:not([type=checkbox], [type=radio], [type=file]), select, textarea').evaluateAll((all) => all.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16).length);
    assert.equal(small, 0);
  }, { viewport: SIZES.phone });
});

suite('what the form says', (form) => {
  form('before the first step', async (page, url) => {
    await page.goto(`${url}#`);
    await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).click();
    await page.getByRole('heading', { level: 2, name: 'Avant de commencer' }).waitFor();
    for (const words of [/n’envoie rien/, /Courrier de demande/, /\d+ questions en 11 étapes : environ \d+ heures/, /Déposez votre demande auprès/, /que dans ce navigateur/]) {
      await shows(page.locator('main'), words);
    }
    await page.getByRole('main').getByRole('link', { name: 'Commencer' }).click();
    await page.getByLabel('Nom du demandeur').fill('A');
    await page.goto(`${url}#`);
    await page.getByRole('link', { name: /Reprendre.*créatifs/ }).click();
    await page.getByLabel('Nom du demandeur').waitFor();
  });

  form('a message is short; the call’s own words open', async (page) => {
    await page.getByLabel('Montant demandé').fill('20000');
    await page.keyboard.press('Tab');
    const message = page.locator('[id="/request/amount-messages"] .message.blocking');
    // Two limits are told together, with the one remedy that keeps both.
    await comesTo(() => message.count(), 1);
    const said = plain(await message.locator('p').first().innerText());
    assert.match(said, /50 %.*plafond est de 12 500,00 €/);
    assert.deepEqual(said.match(/Ramenez votre demande à [\d ,]+ €/g), ['Ramenez votre demande à 5 000,00 €']);
    assert.doesNotMatch(said, /Extrait de l’appel/);
    await message.getByText('Ce que dit l’appel').click();
    await shows(message, /Extrait de l’appel : « une subvention maximale de 50% plafonnée/);
    await titleIs(page, 'Erreur\u00a0: Subvention – INS’pir – Événements créatifs');
    await page.getByLabel('Montant demandé').fill('100');
    await titleIs(page, 'Subvention – INS’pir – Événements créatifs');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('[id="/request/amount"]').fill('20000');
    await page.keyboard.press('Tab');
    await comesTo(async () => plain(await message.locator('p').first().innerText()).match(/Lower your request to [^ ]+/g), ['Lower your request to €5,000.00']);
    await titleIs(page, 'Error: Grant – INS’pir – Creative events');
    await message.getByText('What the call says').click();
    await shows(message, /From the call, in French/);
  }, { path: 'grant', draft: { budget: { vat_basis: 'including_vat', expenses: [{ label: 'x', amount: '10000' }] } } });

  form('nothing is said twice', async (page) => {
    // An amount that lacks leaves several checks open, one message says so; and of one entry the review speaks once.
    await page.locator('[id="/budget/expenses/0/amount"]').focus();
    await page.locator('[id="/budget/expenses/0/amount"]').blur();
    await comesTo(async () => (await page.locator('.list').first().locator('.message').allInnerTexts()).map((text) => plain(text).replace(/ +/g, ' ')), ['À compléter Il faut au moins une ligne, et un montant sur chaque ligne. À compléter : montant (dépense n° 1). Ce que dit l’appel']);
    await step(page, 'Vérification');
    const links = await page.locator('.summary a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    const missing = await page.locator('.summary li.missing a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    assert.ok(links.length > 30);
    assert.deepEqual(missing.filter((to, at) => missing.indexOf(to) !== at), []);
    await comesTo(() => page.locator('.summary code').count(), 0);
    assert.doesNotMatch(await page.locator('main').innerText(), /\/(budget|applicant|project)\//);
  }, { path: 'budget', draft: { project: { external_providers: false }, budget: { expenses: [{ label: 'Salle' }] } } });

  form('the review counts what is left, step by step, and advice apart', async (page) => {
    const titles = await page.locator('.summary h4').allTextContents();
    assert.match(titles[0], /^Demandeur \(\d+\)$/);
    for (const [index, title] of titles.entries()) {
      const counted = await page.locator('.summary > div').nth(index).locator('li').count();
      assert.ok(title.endsWith(`(${counted})`), title);
    }
    await shows(page.getByRole('region', { name: 'Conseils, sans obligation' }), /Premier contact avec la Région/);
    await shows(page.getByRole('region', { name: 'Le service instructeur complétera' }), /Dépôt avant l’événement/);
  }, { path: '-review' });

  form('a tick means that nothing is left to do; an advice leaves nothing', async (page) => {
    const tick = (title) => page.getByRole('navigation').getByRole('link', { name: new RegExp(`${title} \\(complet\\)`) });
    await page.getByLabel('Titre du projet').fill('Hackathon');
    await page.getByLabel('Date de début').fill('5/3/2027');
    await page.getByLabel('Date de fin').fill('6/3/2027');
    await page.getByLabel('Commune').fill('Lens');
    await page.getByLabel('Format de l’événement').selectOption('Hackathon');
    await comesTo(() => tick('Événement').count(), 0);
    await page.getByLabel('Défis proposés').fill('Se soigner');
    await comesTo(() => tick('Événement').count(), 1);
    await step(page, 'Vérification');
    await shows(page.getByRole('region', { name: 'Conseils, sans obligation' }), /Premier contact/);
  }, { path: 'event' });

  form('on a phone, one line says where people are', async (page) => {
    const where = page.getByRole('navigation').getByRole('button');
    await shows(where, /^Étape 2 sur 12 – Événement, ensuite : Nature du projet$/);
    await comesTo(() => page.locator('nav li').count(), 0);
    await (await stepLinks(page)).filter({ hasText: 'Budget' }).click();
    await shows(where, /^Étape 9 sur 12 – Budget, ensuite : Subvention$/);
    await comesTo(() => page.locator('nav li').count(), 0);
    // What few people need is out of the way.
    await comesTo(() => page.getByRole('button', { name: 'Exporter (JSON)' }).count(), 0);
    await (await tool(page, 'link', 'Grille de l’instructeur')).click();
    await page.getByRole('heading', { level: 2, name: /Grille/ }).waitFor();
  }, { path: 'event', viewport: SIZES.phone });
});
