// Writes a call in the browser: its definition, the mistakes at their lines, the form beside it, a sample.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Call } from 'inspir';
import { eventually } from '../../tests/site.mjs';
import { accessible, axeIn, comesTo, LONG, open, plain, shows, SIZES, titleIs } from './browser.js';
import { browsing } from './suite.js';

const read = (path) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const template = (name) => read(`inspir-core/src/cli/templates/${name}.json`);
const WIDE = { width: 1366, height: 768 };

browsing('the editor of definitions', (onPage, site) => {
  const form = (name, run, options) => onPage(name, run, { path: '#-write', viewport: WIDE, ...options });

  const content = (page) => page.locator('.cm-content');
  const frame = (page) => page.frameLocator('iframe');
  const mistakes = (page) => page.locator('.mistakes');
  const kept = (page) => page.evaluate(() => localStorage.getItem('inspir-form/written'));
  const sample = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('inspir-form/draft/-preview') ?? '{}'));
  const line = (page, text) => page.locator('.cm-line', { hasText: text }).first();
  /** Selects a text in the editor, and types another one in its place. */
  async function retype(page, before, after) {
    const text = await kept(page);
    assert.equal(text.split(before).length, 2, before);
    await write(page, text.replace(before, after));
  }
  /** Pastes a text in the place of all that the editor holds. */
  async function write(page, text) {
    await content(page).click();
    await page.keyboard.press('Control+a');
    await paste(page, text);
    await comesTo(() => kept(page), text);
  }
  const paste = (page, text) =>
    content(page).evaluate((editor, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  const begun = async (page) => {
    await content(page).waitFor();
    await eventually(async () => assert.ok((await kept(page)).length > 1000));
  };

  form('from the start page: a template, without a mistake, and its form', async (page) => {
    await page.getByRole('link', { name: 'Ouvrir l’éditeur' }).click();
    await titleIs(page, 'Écrire la définition d’un appel – Demande de subvention');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await comesTo(() => kept(page), await template('grant'));
    await shows(mistakes(page), /^Aucune erreur\.$/);
    await frame(page).getByRole('heading', { name: 'Aide aux associations' }).waitFor();
    await frame(page).getByLabel('Nom du demandeur').waitFor();
  }, { path: '' });

  form('a mistake is told at its line in both languages, and a slip is mended', async (page) => {
    await begun(page);
    await retype(page, '"valid_from"', '"valid_form"');
    await shows(mistakes(page), /^1 erreur/);
    const place = mistakes(page).getByRole('button', { name: 'Ligne 8, colonne 3' });
    await shows(mistakes(page).locator('li'), /Ligne 8, colonne 3 : \/valid_form clé inconnue/);
    await page.getByText('La définition a des erreurs : ceci montre sa dernière version sans erreur.').waitFor();
    await frame(page).getByLabel('Nom du demandeur').waitFor();
    await page.getByRole('button', { name: 'English' }).first().click();
    await shows(mistakes(page).locator('li'), /Line 8, column 3: \/valid_form unknown member/);
    await titleIs(page, 'Write the definition of a call – Grant application');
    await frame(page).getByLabel('Name of the applicant').waitFor();

    // The place leads to the text, and the message there offers the mend too.
    await mistakes(page).getByRole('button', { name: 'Line 8, column 3' }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('editor'));
    await page.locator('.cm-lintRange-error', { hasText: '"valid_form"' }).hover();
    await page.locator('.cm-tooltip').getByRole('button', { name: 'Replace by valid_from' }).click();
    await comesTo(() => kept(page), await template('grant'));
    await shows(mistakes(page), /^No mistake\.$/);
    await shows(page.getByRole('status').first(), /^Replaced by valid_from\.$/);
    assert.equal(await place.count(), 0);

    // So does the list.
    await retype(page, '"accepted": ["association"]', '"acepted": ["association"]');
    await mistakes(page).getByRole('button', { name: 'Replace by accepted' }).click();
    await comesTo(() => kept(page), await template('grant'));

    // A value is written as JSON has it.
    await retype(page, '"edition": "1"', '"edition": 1');
    await mistakes(page).getByRole('button', { name: 'Replace by "1"' }).click();
    await comesTo(() => kept(page), await template('grant'));
  });

  form('what is odd is a remark, at its line and in both languages', async (page) => {
    await begun(page);
    const unused = '"documents": [{"id": "plan", "title": {"fr": "Plan", "en": "Plan"}, "wording": {"fr": "Un plan", "en": "A plan"}}]';
    const odd = (await read('inspir-core/calls/inspir-follow-up.json')).replace('"documents": []', unused);
    await write(page, odd);
    const remarks = page.getByRole('region', { name: /^1 remar/ });
    await shows(remarks, /Ligne 15, colonne 16 : \/documents\/0 rien ne nomme `plan`/);
    await shows(mistakes(page).first(), /^Aucune erreur\.$/);
    await page.getByRole('button', { name: 'English' }).first().click();
    await shows(remarks, /Line 15, column 16: \/documents\/0 nothing names `plan`/);
    assert.deepEqual(await axeIn(page), []);
    await remarks.getByRole('button', { name: 'Line 15, column 16' }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('editor'));
    await page.locator('.cm-lintRange-info').first().waitFor();

    // A mistake comes first; what is mended is no longer told.
    await write(page, odd.replace('"documents"', '"document"'));
    await remarks.waitFor({ state: 'detached' });
    await write(page, odd.replace(unused, '"documents": []'));
    await shows(mistakes(page).first(), /^No mistake\.$/);
    assert.equal(await remarks.count(), 0);
  });

  form('quotations are looked for in the text of the call, pasted or from a file', async (page) => {
    await begun(page);
    const [definition, text] = await Promise.all(['json', 'md'].map((end) => read(`docs/examples/littoral-chantiers-2027.${end}`)));
    const line = definition.split('\n').findIndex((each) => each.includes('"Deux devis sont joints')) + 1;
    await write(page, definition);
    await shows(mistakes(page).first(), /^Aucune erreur\.$/);
    await page.getByText('Vérifier les citations').click();
    const field = page.getByLabel('Texte de l’appel', { exact: true });
    await field.fill(text.replace('Deux devis', 'Trois devis'));
    const remarks = page.getByRole('region', { name: /^1 remar/ });
    await shows(remarks, new RegExp(`Ligne ${line}, colonne 18 : /requirements/12/citation/quote le texte de l’appel ne contient pas cette citation`));
    await page.getByRole('button', { name: 'English' }).first().click();
    await shows(remarks, new RegExp(`Line ${line}, column 18: /requirements/12/citation/quote the text of the call does not hold this quotation`));
    await accessible(page, 'the text of the call');
    await remarks.getByRole('button', { name: `Line ${line}, column 18` }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('editor'));
    await page.locator('.cm-lintRange-info', { hasText: 'Deux devis' }).waitFor();

    // A reload finds the text; a file takes its place.
    await page.reload();
    await remarks.waitFor();
    const open = (bytes) => page.getByLabel('Open the text (.md, .txt)').setInputFiles({ name: 'call.md', mimeType: 'text/markdown', buffer: Buffer.from(bytes) });
    await open(text);
    await remarks.waitFor({ state: 'detached' });
    await shows(page.getByRole('status').first(), /^The quotations are looked for in call\.md\.$/);
    await open([0x44, 0xe9]);
    await shows(page.getByRole('status').first(), /^This file is no text in UTF-8/);
    assert.equal(await page.getByLabel('Text of the call', { exact: true }).inputValue(), text);

    // Without a text, no quotation is looked for.
    await page.getByLabel('Text of the call', { exact: true }).fill('Nothing of it.');
    await page.getByRole('region', { name: /^\d\d remarks/ }).waitFor();
    await page.getByLabel('Text of the call', { exact: true }).fill('');
    await page.getByRole('region', { name: /remarks/ }).waitFor({ state: 'detached' });
    await comesTo(() => page.evaluate(() => localStorage.getItem('inspir-form/call-text')), null);
  });

  form('whatever is no definition is told', async (page) => {
    await begun(page);
    for (const [text, told] of [
      ['', /^Une définition est un objet JSON/],
      ['inspir-creative-event', /^Une définition est un objet JSON/],
      ['{', /^1 erreur\s+Ligne 1, colonne 1 : /],
      ['{"id" 7}', /^1 erreur\s+Ligne 1, colonne 7 : /],
      ['{\n  "id": "é😀",\n  "id": "b"}', /Ligne 3, colonne 3 : .*deux fois/],
    ]) {
      await content(page).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      if (text) await paste(page, text);
      await shows(mistakes(page), told);
    }
  });

  form('the form follows what is written, keeps its step, and takes no focus', async (page) => {
    await begun(page);
    await frame(page).locator('nav .where').click();
    await frame(page).getByRole('link', { name: 'Budget' }).click();
    await frame(page).getByRole('heading', { level: 2, name: 'Budget' }).waitFor();
    await retype(page, '{"fr": "Budget", "en": "Budget"}', '{"fr": "Votre budget", "en": "Budget"}');
    await frame(page).getByRole('heading', { level: 2, name: 'Votre budget' }).waitFor();
    // Its section goes: the form shows the first step, and the focus stays here.
    const other = (await template('event')).replaceAll('"budget"', '"costs"');
    await write(page, other);
    // The form sets the title of its page after it has moved the focus, if it does.
    const { sections, title } = JSON.parse(other);
    const pageTitle = () => frame(page).locator('html').evaluate(() => document.title);
    await eventually(async () => assert.match(await pageTitle(), new RegExp(`${sections[0].title.fr} – ${title.fr}$`)));
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'editor');
  });

  form('files: opened, dropped, taken back, saved, kept', async (page) => {
    await begun(page);
    const first = await kept(page);
    const text = await read('tests/calls/erasmus-ka210/definition.json');
    const file = { name: 'ka210.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.getByLabel('Ouvrir un fichier (JSON)').setInputFiles(file);
    await comesTo(() => kept(page), text);
    const status = page.getByRole('status').first();
    await shows(status, /^Ouvert : ka210\.json\.$/);
    await page.getByRole('button', { name: 'Revenir au texte précédent' }).click();
    await comesTo(() => kept(page), first);
    await shows(status, /^Le texte précédent est de retour\.$/);
    // After an edit, there is nothing to go back to; and what is no text is not opened.
    await page.getByLabel('Ouvrir un fichier (JSON)').setInputFiles({ ...file, buffer: Buffer.from(text.replaceAll('\n', '\r\n')) });
    await comesTo(() => kept(page), text);
    await page.getByRole('button', { name: 'Revenir au texte précédent' }).waitFor();
    await content(page).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Revenir au texte précédent' }).waitFor({ state: 'hidden' });
    await page.getByLabel('Ouvrir un fichier (JSON)').setInputFiles({ ...file, buffer: Buffer.from(text, 'utf16le') });
    await shows(status, /UTF-8/);
    await comesTo(() => kept(page), `\n${text}`);

    const dropped = await page.evaluateHandle((definition) => {
      const data = new DataTransfer();
      data.items.add(new File([definition], 'dropped.json', { type: 'application/json' }));
      return data;
    }, text);
    for (const [place, name] of [['h2', 'dropped.json'], ['.cm-content', 'dropped.json']]) {
      await page.locator(`main ${place}`).first().dispatchEvent('drop', { dataTransfer: dropped });
      await shows(status, new RegExp(`^Ouvert : ${name}\\.$`));
      await comesTo(() => kept(page), text);
    }
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Enregistrer le fichier (JSON)' }).click();
    assert.equal((await saved).suggestedFilename(), 'erasmus-ka210.json');
    assert.equal(await readFile(await (await saved).path(), 'utf8'), text);

    await page.reload();
    await begun(page);
    assert.equal(await kept(page), text);
    await line(page, 'erasmus-ka210').waitFor();
    // It becomes a call of the form, and comes back from there.
    await page.getByRole('button', { name: 'Ajouter aux appels de ce formulaire' }).click();
    await page.getByRole('heading', { level: 2, name: 'Avant de commencer' }).waitFor();
    await page.goto(site.server.url);
    await page.getByRole('link', { name: /^Modifier la définition/ }).click();
    await begun(page);
    assert.equal(await page.evaluate(() => location.hash), '#-write');
    await page.getByLabel('Partir de').selectOption('inspir-creative-event'.replace(/^/, 'call '));
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await comesTo(() => kept(page), Call.load('inspir-creative-event').definition);
    await page.getByRole('button', { name: 'Ajouter aux appels de ce formulaire' }).click();
    await shows(status, /« inspir-creative-event » est l’identifiant d’un appel de ce formulaire/);
  });

  form('a sample: filled in, pasted, assessed, and traced to the definition', async (page) => {
    await begun(page);
    await frame(page).getByLabel('Nom du demandeur').fill('Les Voisins');
    await page.getByRole('tab', { name: 'Essai' }).click();
    const trial = page.getByRole('tabpanel', { name: 'Essai' });
    await comesTo(() => sample(page), { applicant: { name: 'Les Voisins' } });
    const row = (title) => trial.getByRole('row', { name: title });
    await shows(row('Nom du demandeur'), /Remplie/);
    await shows(trial.locator('.outcome'), /pas encore complète/);
    const [{ application }] = JSON.parse(await read('inspir-core/src/cli/templates/grant.cases.json'));
    const box = trial.getByLabel('Demande d’exemple, en JSON');
    await box.fill('[1]');
    await trial.getByRole('button', { name: 'Utiliser cette demande' }).click();
    await shows(page.getByRole('status').first(), /pas une demande au format JSON/);
    await box.fill(JSON.stringify({ call: 'my-call', ...application }));
    await trial.getByRole('button', { name: 'Utiliser cette demande' }).click();
    await comesTo(() => sample(page), application);
    await shows(trial.locator('.outcome'), /remplit toutes les conditions obligatoires/);
    // The definition changes, and with it the assessment.
    await retype(page, '"ceiling": "5000.00"', '"ceiling": "4000.00"');
    await shows(trial.locator('.outcome'), /n’est pas recevable/);
    await shows(trial.locator('tr', { hasText: '4 000,00' }).first(), /Non remplie/);
    await trial.getByRole('button', { name: /^Forme juridique/ }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('editor'));
    await page.locator('.cm-activeLine').waitFor();
    const at = (await kept(page)).split('\n').findIndex((each) => each.includes('applicant.legal_form'));
    await comesTo(async () => Number(await page.locator('.cm-activeLineGutter').first().innerText()), at);
    await page.getByRole('tab', { name: 'Formulaire' }).click();
    await comesTo(() => frame(page).getByLabel('Nom du demandeur').inputValue(), application.applicant.name);
    await page.getByRole('tab', { name: 'Essai' }).click();
    await trial.getByRole('button', { name: 'Vider l’exemple' }).click();
    await comesTo(() => sample(page), {});
  });

  form('by keyboard alone', async (page) => {
    await begun(page);
    const focusIn = (name) => page.waitForFunction((wanted) => document.activeElement?.className.includes(wanted) || document.activeElement?.textContent === wanted, name);
    await page.getByRole('button', { name: 'Ajouter aux appels de ce formulaire' }).focus();
    await page.keyboard.press('Tab');
    await focusIn('editor');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    await eventually(async () => assert.ok((await kept(page)).startsWith('  {')));
    await focusIn('editor');
    await page.keyboard.press('Shift+Tab');
    // What can stand here, with what it means.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    const list = page.locator('.cm-tooltip-autocomplete');
    await list.getByRole('option').first().waitFor();
    // What is there already is not offered.
    await page.keyboard.type('o');
    await comesTo(() => list.getByRole('option').allInnerTexts(), ['overall']);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('quote');
    await list.getByRole('option', { name: 'quote_language' }).waitFor();
    await page.locator('.cm-completionInfo', { hasText: /langue/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('"de",');
    await eventually(async () => assert.ok((await kept(page)).includes('"quote_language": "de",')));
    await shows(mistakes(page), /^Aucune erreur\.$/);
    await page.keyboard.press('ArrowLeft');
    await shows(page.locator('p.about'), /^quote_language : .*langue/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await focusIn('Vérifier les citations');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await focusIn('Formulaire');
    await page.keyboard.press('ArrowRight');
    await focusIn('Essai');
    await page.getByRole('tabpanel', { name: 'Essai' }).waitFor();
    await page.keyboard.press('Home');
    await page.getByRole('tabpanel', { name: 'Formulaire' }).waitFor();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    assert.match(plain(await page.locator('p.hint', { hasText: 'Pour sortir de l’éditeur au clavier' }).innerText()), /Échap, puis Tab/);
  });

  form('words of the schema: the values of a check, the members that go with it, paths', async (page) => {
    await begun(page);
    const offered = async () => (await page.locator('.cm-tooltip-autocomplete').getByRole('option').allInnerTexts());
    const at = async (before, after) => {
      await write(page, before + after);
      for (let left = after.length; left > 0; left--) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Control+Space');
      await page.locator('.cm-tooltip-autocomplete').waitFor();
      return offered();
    };
    const checks = await at('{"requirements": [{"check": "cei', '"}]}');
    assert.ok(checks.includes('ceiling'), checks.join());
    await page.keyboard.press('Escape');
    const members = await at('{"requirements": [{"check": "chronology", "', '"}]}');
    for (const name of ['earlier', 'later', 'level', 'title']) assert.ok(members.includes(name), `${name}: ${members}`);
    assert.ok(!members.includes('departments'), members.join());
    await page.keyboard.press('Escape');
    const levels = await at('{"requirements": [{"level": ', '}]}');
    assert.deepEqual(levels.sort(), ['advice', 'appraisal', 'blocking', 'warning']);
    await page.keyboard.press('Escape');
    const paths = await at('{"requirements": [{"check": "answered", "field": "/applicant/na', '"}]}');
    assert.ok(paths.includes('/applicant/name'), paths.join());
  });

  form('the ids and paths that the definition makes itself are offered where it refers to them', async (page) => {
    await begun(page);
    const title = (fr, en) => ({ title: { fr, en } });
    const own = JSON.stringify({
      sections: [{ id: 'sea', ...title('La mer', 'The sea') }, { id: 'land', ...title('La terre', 'The land') }],
      documents: [{ id: 'plan', ...title('Le plan', 'The plan') }],
      criteria: [{ id: 'merit', ...title('Le mérite', 'The merit') }],
      categories: [{ id: 'wages' }, { id: 'sand' }],
      parts: [{ id: 'aid', ...title('L’aide', 'The aid') }],
      quantities: [{ id: 'boats', ...title('Les bateaux', 'The boats') }],
      questions: [{ id: 'why' }],
      fields: [{ id: 'tide', type: 'choice', ...title('La marée', 'The tide'), values: [{ id: 'ebb' }, { id: 'flood' }] }],
      lists: [{ id: 'crew', fields: [{ id: 'born_on', type: 'date' }] }],
      columns: { '/team': [{ id: 'craft', type: 'text' }] },
    }).slice(0, -1);
    const list = page.locator('.cm-tooltip-autocomplete');
    const offered = async (before, after) => {
      await write(page, `${own}, ${before}${after}`);
      for (let left = after.length; left > 0; left--) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Control+Space');
      await list.waitFor();
      const texts = await list.getByRole('option').allInnerTexts();
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      return texts;
    };
    for (const [before, after, ids] of [
      ['"requirements": [{"section": "', '"}]}', ['land', 'sea']],
      ['"requirements": [{"check": "document", "document": "', '"}]}', ['plan']],
      ['"requirements": [{"check": "appraisal", "criterion": "', '"}]}', ['merit']],
      ['"requirements": [{"check": "ceiling", "part": "', '"}]}', ['aid']],
      ['"requirements": [{"check": "compare", "left": {"quantity": "', '"}}]}', ['boats']],
      ['"requirements": [{"check": "one_of", "field": "/details/tide", "accepted": ["', '"]}]}', ['ebb', 'flood']],
      ['"requirements": [{"when": {"equals": {"field": "/details/tide", "value": "', '"}}}]}', ['ebb', 'flood']],
    ]) assert.deepEqual((await offered(before, after)).filter((each) => ids.includes(each) || /^(land|sea|plan|merit|aid|boats|why|tide|crew)$/.test(each)), ids, before);
    const spares = await offered('"requirements": [{"check": "answered", "field": "', '"}]}');
    assert.deepEqual(spares.slice(0, 4), ['/answers/why', '/appraisals/merit/verdict', '/details/tide', '/lists/crew']);
    assert.deepEqual((await offered('"requirements": [{"check": "compare", "left": {"count": "/l', '"}}]}')).slice(0, 2), ['/lists/crew', '/details/tide']);
    const columns = await offered('"requirements": [{"check": "compare", "left": {"distinct": "', '"}}]}');
    assert.deepEqual(columns.slice(0, 2), ['/lists/crew/*/born_on', '/team/*/details/craft']);

    // The title says what it is, in the language at hand; what is chosen is written.
    await write(page, `${own}, "requirements": [{"check": "compare", "left": {"quantity": ""}}]}`);
    for (let left = 5; left > 0; left--) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await list.waitFor();
    await page.keyboard.type('bo');
    await page.locator('.cm-completionInfo', { hasText: 'Les bateaux' }).waitFor();
    await list.getByRole('option', { name: 'boats' }).click();
    await comesTo(async () => (await kept(page)).slice(-32), '"left": {"quantity": "boats"}}]}');
  });

  form('on a phone: tabs, and a mistake leads to the text', async (page) => {
    await content(page).waitFor();
    const tabs = page.getByRole('tab');
    await comesTo(() => tabs.allInnerTexts(), ['Définition', 'Formulaire', 'Essai']);
    await accessible(page, 'the definition on a phone');
    await tabs.nth(1).click();
    await frame(page).getByLabel('Nom du demandeur').waitFor();
    await comesTo(() => content(page).isVisible(), false);
    await accessible(page, 'the form on a phone');
    await tabs.nth(2).click();
    await accessible(page, 'the trial on a phone');
    await page.getByRole('button', { name: /^Forme juridique/ }).click();
    await comesTo(() => content(page).isVisible(), true);
    await page.waitForFunction(() => document.activeElement?.classList.contains('editor'));
  }, { viewport: SIZES.phone });

  for (const [locale, mistaken, trial] of [['fr', /^1 erreur/, 'Essai'], ['en', /^1 mistake/, 'Trial']]) {
    form(`no violation of accessibility: ${locale}`, async (page) => {
      await page.evaluate((tag) => localStorage.setItem('inspir-form/locale', tag), locale);
      await page.reload();
      await begun(page);
      await accessible(page, 'without a mistake');
      await frame(page).locator('main h2').waitFor();
      const inner = page.frames().find((each) => each.url().includes('-preview'));
      assert.deepEqual(await axeIn(inner), []);
      await retype(page, '"valid_from"', '"valid_form"');
      await shows(mistakes(page), mistaken);
      await accessible(page, 'with a mistake');
      await mistakes(page).getByRole('button').first().click();
      await page.locator('.cm-lintRange-error').hover();
      await page.locator('.cm-tooltip').waitFor();
      await accessible(page, 'with the message');
      await page.keyboard.press('Control+Space');
      await page.locator('.cm-tooltip-autocomplete').waitFor();
      await accessible(page, 'with completions');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: trial }).click();
      await accessible(page, 'the trial');
    });
  }

  test('the form loads nothing of the editor, which works offline once it was opened', LONG, async () => {
    const page = await open(site.browser, site.server.url);
    const loaded = [];
    page.context().on('request', (request) => loaded.push(request.url()));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator('.calls').first().waitFor();
    const names = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (key) => (await (await caches.open(key)).keys()).map(({ url }) => url)))).flat());
    assert.ok(names.length > 3, names.join());
    for (const url of [...loaded, ...names]) assert.doesNotMatch(url, /Write|definition/);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.getByRole('link', { name: 'Ouvrir l’éditeur' }).click();
    await begun(page);
    await frame(page).locator('main h2').waitFor();
    await eventually(async () => assert.ok((await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (key) => (await (await caches.open(key)).keys()).map(({ url }) => url)))).flat())).some((url) => /definition/.test(url))));
    await page.context().setOffline(true);
    await page.reload();
    await content(page).waitFor();
    await shows(mistakes(page), /^Aucune erreur\.$/);
    await page.context().close();
  });

  test('without a connection, an editor that was never opened says so', LONG, async () => {
    const page = await open(site.browser, site.server.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Ouvrir l’éditeur' }).click();
    await shows(page.getByRole('alert'), /^L’éditeur n’a pas pu être chargé/);
    await page.getByRole('button', { name: 'Recharger la page' }).waitFor();
    await page.context().close();
  });
});
