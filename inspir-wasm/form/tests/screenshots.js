// Makes the screenshots of docs/img: `node tests/screenshots.js [folder]`, after `npm run build`.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open, serve, SIZES, step } from './browser.js';
import { cell, fillCreativeEvent } from './fill.js';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../docs/img/', import.meta.url));
const [browser, server] = await Promise.all([launch(), serve()]);
const page = await open(browser, server.url);
const shot = async (name, size, fullPage = false) => {
  await page.setViewportSize(SIZES[size]);
  await page.screenshot({ path: join(folder, `form-${name}-${size}.png`), fullPage, animations: 'disabled' });
};
await page.getByRole('link', { name: 'Commencer : INS’pir – Événements créatifs' }).click();
await fillCreativeEvent(page);
await step(page, 'Budget');
await page.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
await shot('budget', 'desktop');
await step(page, 'Subvention');
await page.getByLabel('Montant demandé').fill('6 000,00 €');
await page.keyboard.press('Tab');
await shot('grant', 'phone');
await step(page, 'Budget');
await cell(page, 'Recettes', 1, 'Montant (€)').fill('4000');
await step(page, 'Événement');
await page.getByLabel('Date de fin').fill('2027-01-01');
await shot('event', 'desktop');
await step(page, 'Vérification');
await shot('review', 'phone');
await (await tool(page, 'link', 'Grille de l’instructeur')).click();
await page.getByRole('heading', { level: 2, name: 'Grille' }).waitFor();
await shot('checklist', 'desktop');
await browser.close();
await server.stop();
