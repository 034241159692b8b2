// Fills in the form of the creative event as a person would, by its labels.
import { step } from './browser.js';

export const OUTCOME = {
  eligible: /remplit toutes les conditions obligatoires/,
  incomplete: /pas encore complète/,
  ineligible: /n’est pas recevable/,
};

/** One input of one line of a list. */
export const cell = (page, list, number, label) =>
  page.getByRole('group', { name: `${list}, ligne ${number}`, exact: true }).getByLabel(label, { exact: true });

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
  await page.getByLabel('Date de dépôt').fill('2026-10-01');
  await page.getByLabel('Date du premier contact').fill('2026-09-01');
  await page.getByLabel('Titre du projet').fill('Hackathon des essais');
  await page.getByLabel('Date de début').fill('2027-03-05');
  await page.getByLabel('Date de fin').fill('2027-03-07');
  await page.getByLabel('Commune').fill('59350');
  await page.getByLabel('Format de l’événement').selectOption('Hackathon');
  await page.getByLabel('Défis proposés').fill('Se déplacer\nSe soigner');

  await step(page, 'Charte INS’pir');
  await page.getByLabel('Date de signature de la charte').fill('2026-09-15');
  await page.getByLabel('Signataire de la charte').selectOption('Responsable légal');
  await yes(page);
  for (const title of ['Nature du projet', 'Portage, partenariats', 'Méthodes créatives', 'Aides']) {
    await step(page, title);
    await texts(page);
  }
  await page.getByRole('button', { name: 'Ajouter une ligne (indicateurs)' }).click();
  await cell(page, 'Indicateurs', 1, 'Indicateur').fill('Participants');
  await cell(page, 'Indicateurs', 1, 'Valeur visée').fill('80');
  await step(page, 'Engagements');
  await yes(page);

  await step(page, 'Budget');
  await page.getByLabel('Récupération de la TVA').selectOption('Aucune');
  await page.getByRole('radio', { name: 'Non' }).check();
  await page.getByLabel('Budget HT ou TTC').selectOption('Toutes taxes comprises (TTC)');
  const lines = [
    ['Dépenses', 'dépenses', 1, { Dépense: 'Salle', 'Montant (€)': '7 500,50 €', 'À quoi sert la dépense': 'Accueil' }],
    ['Dépenses', 'dépenses', 2, { Dépense: 'Repas', 'Montant (€)': '2499,5', 'À quoi sert la dépense': 'Accueil' }],
    ['Recettes', 'recettes', 1, { Recette: 'Région', 'Montant (€)': '5000', Financeur: 'Région' }],
    ['Recettes', 'recettes', 2, { Recette: 'Nous', 'Montant (€)': '5 000', Financeur: 'Fonds propres' }],
  ];
  for (const [list, word, number, values] of lines) {
    await page.getByRole('button', { name: `Ajouter une ligne (${word})` }).click();
    for (const [label, value] of Object.entries(values)) {
      const input = cell(page, list, number, label);
      await (label === 'Financeur' ? input.selectOption(value) : input.fill(value));
    }
  }
  await step(page, 'Subvention');
  await page.getByLabel('Montant demandé').fill('5.000,00 €');
  await page.keyboard.press('Tab');

  await step(page, 'Pièces à joindre');
  await page.getByLabel('Signataire du dossier').selectOption('Responsable légal');
  const boxes = await page.getByRole('checkbox').all();
  for (const box of boxes.slice(0, 7).concat(boxes.slice(-1))) await box.check();
  for (const group of ['Courrier de demande', 'Charte INS’pir signée']) {
    await page.getByRole('group', { name: group }).getByLabel('Signataire').selectOption('Responsable légal');
  }
}
