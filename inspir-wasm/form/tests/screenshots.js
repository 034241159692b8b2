// Makes the screenshots of docs/img: `node tests/screenshots.js [folder]`, after `npm run build`.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { begin, launch, open, serve, SIZES, step, tool } from './browser.js';
import { cell, fillCreativeEvent, more } from './fill.js';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../docs/img/', import.meta.url));
const [browser, server] = await Promise.all([launch(), serve()]);
const page = await open(browser, server.url);
const shot = async (name, size, fullPage = false) => {
  await page.setViewportSize(SIZES[size]);
  await page.screenshot({ path: join(folder, `form-${name}-${size}.png`), fullPage, animations: 'disabled' });
};
const wide = async () => {
  await page.setViewportSize(SIZES.desktop);
  await page.locator('nav ol').waitFor();
};
await begin(page, 'Commencer : INS’pir – Événements créatifs');
await fillCreativeEvent(page);
await step(page, 'Budget');
for (const [number, label, amount, source] of [[3, 'Ville de Lens', '1 500', 'Commune'], [4, 'Billetterie', '500', 'Participants']]) {
  await cell(page, 'Recettes', number, 'Recette').fill(label);
  await cell(page, 'Recettes', number, 'Montant (€)').fill(amount);
  await cell(page, 'Recettes', number, 'Financeur').selectOption(source);
}
for (const [number, label, amount] of [[3, 'Animation', '1 200'], [4, 'Communication', '800']]) {
  await cell(page, 'Dépenses', number, 'Dépense').fill(label);
  await cell(page, 'Dépenses', number, 'Montant (€)').fill(amount);
  await (await more(page, 'Dépenses', number, 'À quoi sert la dépense')).fill('Accueil');
}
await page.getByRole('button', { name: 'Plus de détails (ligne 4)' }).first().click();
await page.locator('h2').focus();
await page.evaluate(() => scrollTo(0, 0));
await shot('budget', 'desktop');
await page.setViewportSize(SIZES.phone);
await page.locator('.entries').first().waitFor();
await page.locator('.list').first().scrollIntoViewIfNeeded();
await page.evaluate(() => scrollTo(0, document.querySelector('.list').getBoundingClientRect().top + scrollY - 20));
await shot('budget', 'phone');
await wide();
await page.getByRole('group', { name: 'Recettes' }).getByRole('button', { name: 'Coller depuis un tableur' }).click();
await page.getByRole('dialog').getByRole('textbox').fill('Intitulé\tMontant\nConseil régional\t5 000,00 €\nAutofinancement\t3 000\nVille de Lens\t1 500\tCommune\nBilletterie\t500\nTotal\t10 000,00 €');
await shot('paste', 'desktop');
await page.keyboard.press('Escape');
await step(page, 'Subvention');
await page.getByLabel('Montant demandé').fill('6 500,00 €');
await page.keyboard.press('Tab');
await page.setViewportSize(SIZES.phone);
await page.evaluate(() => scrollTo(0, 0));
await shot('grant', 'phone');
await wide();
await step(page, 'Budget');
await cell(page, 'Recettes', 1, 'Montant (€)').fill('4000');
await step(page, 'Événement');
await page.getByLabel('Date de fin').fill('01/01/2027');
await page.getByLabel('Commune').click();
await page.getByLabel('Commune').fill('62300');
await page.evaluate(() => scrollTo(0, 0));
await shot('event', 'desktop');
await page.keyboard.press('Escape');
await page.getByLabel('Commune').fill('Lens');
await page.getByLabel('Commune').blur();
await step(page, 'Vérification');
await page.setViewportSize(SIZES.phone);
await page.evaluate(() => scrollTo(0, 0));
await shot('review', 'phone');
await wide();
await (await tool(page, 'link', 'Grille de l’instructeur')).click();
await page.getByRole('heading', { level: 2, name: 'Grille' }).waitFor();
await page.getByRole('heading', { level: 3, name: 'Avis du service instructeur' }).evaluate((each) => each.scrollIntoView());
await shot('checklist', 'desktop');

await page.goto(`${server.url}#-write`);
await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
const written = await page.evaluate(() => localStorage.getItem('inspir-form/written'));
await page.getByLabel('Ouvrir un fichier').setInputFiles({
  name: 'my-call.json', mimeType: 'application/json', buffer: Buffer.from(written.replace('"valid_from"', '"valid_form"')),
});
await page.frameLocator('iframe').getByRole('heading', { level: 2 }).waitFor();
await page.locator('.mistakes').getByRole('button').first().click();
await page.locator('.cm-lintRange-error').hover();
await page.locator('.cm-tooltip').waitFor();
await shot('write', 'desktop');
await browser.close();
await server.stop();
