// Fills in the form of the creative event as a person would, by its labels.
import { step } from './browser.js';

export const OUTCOME = {
  eligible: /remplit toutes les conditions obligatoires/,
  incomplete: /pas encore complète/,
  ineligible: /n’est pas recevable/,
};

/** One input of one line of a list that is no table. */
export const inLine = (page, list, number, label) =>
  page.getByRole('group', { name: `${list}, ligne ${number}`, exact: true }).getByLabel(label, { exact: true });

const table = (page, list) => page.getByRole('group', { name: list, exact: true });

/** One cell of a table; the last row is the empty one. */
export const cell = (page, list, number, label) => table(page, list).getByLabel(`${label}, ligne ${number}`, { exact: true });

/** One input that opens with a line of a table. */
export async function more(page, list, number, label) {
  const opens = table(page, list).getByRole('button', { name: `Plus de détails (ligne ${number})` });
  if ((await opens.getAttribute('aria-expanded')) === 'false') await opens.click();
  return table(page, list).locator('.under').getByLabel(label, { exact: true });
}

const texts = async (page) => {
  for (const box of await page.locator('main textarea').all()) await box.fill('Une réponse en une phrase.');
};
const yes = async (page) => {
  for (const radio of await page.getByRole('radio', { name: 'Oui' }).all()) await radio.check();
};

export async function fillCreativeEvent(page) {
  await page.getByLabel('Nom du demandeur').fill('Association des essais');
  await page.getByLabel('Forme juridique').selectOption('Association');
  await page.getByLabel('Nom du responsable légal').fill('La présidente');

  await step(page, 'Événement');
  await page.getByLabel('Date du premier contact').fill('01/09/2026');
  await page.getByLabel('Titre du projet').fill('Hackathon des essais');
  await page.getByLabel('Date de début').fill('5/3/2027');
  await page.getByLabel('Date de fin').fill('07032027');
  await page.getByLabel('Commune').fill('Lille');
  await page.getByLabel('Format de l’événement').selectOption('Hackathon');
  await page.getByLabel('Défis proposés').fill('Se déplacer\nSe soigner');

  await step(page, 'Charte INS’pir');
  await page.getByLabel('Date de signature de la charte').fill('15.09.2026');
  await page.getByLabel('Signataire de la charte').selectOption('Responsable légal');
  await yes(page);
  for (const title of ['Nature du projet', 'Portage, partenariats', 'Méthodes créatives', 'Aides']) {
    await step(page, title);
    await texts(page);
  }
  await page.getByRole('button', { name: 'Ajouter une ligne (indicateurs)' }).click();
  await inLine(page, 'Indicateurs', 1, 'Indicateur').fill('Participants');
  await inLine(page, 'Indicateurs', 1, 'Valeur visée').fill('80');
  await step(page, 'Engagements');
  await yes(page);

  await step(page, 'Budget');
  await page.getByLabel('Récupération de la TVA').selectOption('Aucune');
  await page.getByRole('radio', { name: 'Non' }).check();
  await page.getByLabel('Budget HT ou TTC').selectOption('Toutes taxes comprises (TTC)');
  const lines = [
    ['Dépenses', 1, { Dépense: 'Salle', 'Montant (€)': '7 500,50 €' }],
    ['Dépenses', 2, { Dépense: 'Repas', 'Montant (€)': '2499,5' }],
    ['Recettes', 1, { Recette: 'Région', 'Montant (€)': '5000', Financeur: 'Région' }],
    ['Recettes', 2, { Recette: 'Nous', 'Montant (€)': '5 000', Financeur: 'Fonds propres' }],
  ];
  for (const [list, number, values] of lines) {
    for (const [label, value] of Object.entries(values)) {
      const input = cell(page, list, number, label);
      await (label === 'Financeur' ? input.selectOption(value) : input.fill(value));
    }
    if (list === 'Dépenses') await (await more(page, list, number, 'À quoi sert la dépense')).fill('Accueil');
  }
  await step(page, 'Subvention');
  await page.getByLabel('Montant demandé').fill('5.000,00 €');
  await page.keyboard.press('Tab');

  await step(page, 'Pièces à joindre');
  await page.getByLabel('Signataire du dossier').selectOption('Responsable légal');
  for (const box of await page.locator('.list').getByRole('checkbox').all()) await box.check();
  const letter = page.getByRole('group', { name: 'Courrier de demande' });
  await letter.getByLabel('Signataire').selectOption('Responsable légal');
}
