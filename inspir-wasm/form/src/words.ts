// The form's own words, and how each language writes figures. Words about a call come from its description.
import { locales, type EngineLocale } from './engine';

const fr = {
  app: 'Demande de subvention',
  skip: 'Aller au contenu',
  start: 'Choisissez votre demande',
  startHelp: 'Rien ne quitte votre ordinateur : le brouillon est gardé dans ce navigateur, et le formulaire fonctionne sans connexion.',
  begin: 'Commencer',
  resume: 'Reprendre le brouillon',
  otherCall: 'Un autre appel',
  otherCallHelp: 'Le formulaire se construit à partir du fichier JSON qui définit l’appel.',
  loadCall: 'Charger la définition d’un appel (JSON)',
  removeCall: 'Retirer cet appel',
  removeCallSure: 'Retirer cet appel de ce navigateur, avec son brouillon ?',
  badCall: 'Cette définition d’appel ne convient pas :',
  place: (line: number, column: number) => `ligne ${line}, colonne ${column}`,
  noDefinition: 'Ce fichier n’est pas la définition d’un appel au format JSON.',
  emptyFile: 'Ce fichier est vide.',
  ownCall: (id: string) => `L’identifiant « ${id} » est celui d’un appel que ce formulaire contient déjà.`,
  noCall: 'Cet appel n’est pas connu ici.',
  home: 'Tous les appels',
  steps: 'Étapes',
  step: (n: number, of: number) => `Étape ${n} sur ${of}`,
  complete: 'complet',
  wrong: 'à corriger',
  previous: 'Précédent',
  next: 'Suivant',
  review: 'Vérification',
  file: 'Dossier à imprimer',
  printed: 'Dossier de demande',
  edition: (edition: string) => `édition ${edition}`,
  checklist: 'Grille de l’instructeur',
  advance: 'Avancement',
  progress: (met: number, of: number) =>
    `${met} ${met < 2 ? 'condition obligatoire remplie' : 'conditions obligatoires remplies'} sur ${of}`,
  saved: 'Brouillon enregistré dans ce navigateur.',
  unsaved: 'Ce navigateur ne peut pas garder le brouillon : exportez-le.',
  import: 'Importer (JSON)',
  export: 'Exporter (JSON)',
  clear: 'Effacer le brouillon',
  clearSure: 'Effacer ce brouillon de ce navigateur ?',
  cleared: 'Brouillon effacé.',
  replaceSure: 'Remplacer le brouillon par ce fichier ?',
  badImport: 'Ce fichier n’est pas une demande au format JSON.',
  otherImport: 'Ce fichier est une demande pour un autre appel : ',
  unchanged: 'Votre brouillon n’a pas changé.',
  imported: 'Le fichier est importé.',
  undo: 'Revenir au brouillon précédent',
  undone: 'Le brouillon précédent est de retour.',
  changed: 'À vérifier dans ce fichier :',
  choose: '— choisir —',
  byDefault: (label: string) => `${label}, par défaut`,
  optional: '(facultatif)',
  yes: 'Oui',
  no: 'Non',
  clearAnswer: 'Effacer la réponse',
  amountHint: (amount: string) => `par exemple ${amount}`,
  notAmount: (typed: string, amount: string) => `« ${typed} » n’est pas un montant : écrivez par exemple ${amount}.`,
  oneByLine: 'Un par ligne.',
  communeHint: 'Cinq caractères, par exemple 59350 ou 2A004 ; ce n’est pas le code postal.',
  line: (n: number) => `ligne ${n}`,
  add: 'Ajouter une ligne',
  remove: 'Retirer la ligne',
  attached: 'Pièce prête',
  detachSure: 'Retirer cette pièce, avec ce que vous en avez noté ?',
  otherDocument: (n: number) => `Autre pièce, ligne ${n}`,
  commitments: 'Vous engagez-vous sur chacun de ces points ?',
  blocking: 'À corriger',
  warning: 'Attention',
  advice: 'Conseil',
  missing: 'À compléter',
  to_review: 'À examiner par le service instructeur',
  invalid: 'Saisie à corriger',
  sameAs: (label: string) => `Voir la remarque sous « ${label} ».`,
  colon: ' : ',
  budget: 'Budget et aide possible',
  expenses: 'Dépenses',
  revenues: 'Recettes',
  inKind: 'dont en nature',
  balance: 'Équilibre',
  balanced: 'Budget équilibré',
  lacking: (x: string) => `Il manque ${x} de recettes`,
  surplus: (x: string) => `Il y a ${x} de recettes en trop`,
  unknown: 'pas encore connu',
  atMost: (x: string) => `Vous pouvez demander au plus ${x}, car `,
  becauseRate: (rate: string, base: string) => `l’aide couvre au plus ${rate} des dépenses retenues (${base}).`,
  becauseCeiling: (x: string) => `l’aide est plafonnée à ${x}.`,
  becauseBoth: (ceiling: string, rate: string, limit: string) => `l’aide est plafonnée à ${ceiling} (${rate} des dépenses retenues feraient ${limit}).`,
  becauseBase: (base: string) => `vos dépenses retenues sont de ${base}.`,
  total: (x: string) => `Total : ${x}`,
  soFar: (x: string) => `Total provisoire, sans les lignes dont le montant manque : ${x}`,
  notYet: (names: string) => (names ? `Le maximum s’affichera quand vous aurez indiqué : ${names}.` : 'Le maximum n’est pas encore connu.'),
  eachExpense: 'le montant de chaque dépense',
  excess: (asked: string, excess: string) => `Vous demandez ${asked} : c’est ${excess} de trop.`,
  outcome: {
    invalid: 'Des saisies sont à corriger.',
    ineligible: 'En l’état, la demande n’est pas recevable : une condition obligatoire au moins n’est pas remplie.',
    incomplete: 'La demande n’est pas encore complète.',
    needs_review: 'La demande est complète ; un point obligatoire reste à examiner par le service instructeur.',
    eligible: 'La demande est complète et remplit toutes les conditions obligatoires.',
  } as Record<string, string>,
  todo: 'Ce qu’il reste à faire',
  nextTitle: 'Et maintenant ?',
  nextPrint: 'Imprimez le dossier, ou exportez-le : le fichier exporté peut être importé ici plus tard.',
  nextSend: (organisation: string) =>
    `Déposez votre demande auprès de l’organisme qui publie l’appel (${organisation}), de la façon que l’appel indique : ce formulaire n’envoie rien.`,
  nextDocuments: 'Joignez-y les pièces que vous avez cochées.',
  nextWait: 'Le service instructeur l’examinera ensuite ; c’est à lui de se prononcer.',
  printFile: 'Imprimer le dossier',
  exportFile: 'Exporter le dossier (JSON)',
  appraisals: (n: number) => `Avis du service instructeur encore attendus : ${n}. Vous n’avez rien à faire.`,
  drop: 'Retirer cette donnée',
  print: 'Imprimer',
  back: 'Revenir au formulaire',
  noAnswer: 'sans réponse',
  none: 'aucune ligne',
  given: (by: string, on: string) => `Avis donné${by && ` par ${by}`}${on && ` le ${on}`}.`,
  note: 'Observations',
  criteria: 'Avis du service instructeur',
  requirements: 'Conditions de l’appel',
  columns: { requirement: 'Condition', status: 'État', why: 'Explication', source: 'Source' },
  status: { met: 'Remplie', not_met: 'Non remplie', missing: 'Manque', to_review: 'À examiner', not_applicable: 'Sans objet' } as Record<string, string>,
  level: { blocking: 'obligatoire', warning: 'vigilance', advice: 'conseil', appraisal: 'appréciation' } as Record<string, string>,
  requested: 'Demandé',
  maximum: 'Maximum',
};

export type Words = typeof fr;

const en: Words = {
  app: 'Grant application',
  skip: 'Skip to content',
  start: 'Choose your application',
  startHelp: 'Nothing leaves your computer: the draft is kept in this browser, and the form works without a connection.',
  begin: 'Start',
  resume: 'Resume the draft',
  otherCall: 'Another call',
  otherCallHelp: 'The form is built from the JSON file that defines the call.',
  loadCall: 'Load a call definition (JSON)',
  removeCall: 'Remove this call',
  removeCallSure: 'Remove this call from this browser, with its draft?',
  badCall: 'This call definition cannot be used:',
  place: (line, column) => `line ${line}, column ${column}`,
  noDefinition: 'This file is not a call definition in JSON.',
  emptyFile: 'This file is empty.',
  ownCall: (id) => `The identifier “${id}” is that of a call that this form has already.`,
  noCall: 'This call is not known here.',
  home: 'All calls',
  steps: 'Steps',
  step: (n, of) => `Step ${n} of ${of}`,
  complete: 'complete',
  wrong: 'to correct',
  previous: 'Previous',
  next: 'Next',
  review: 'Review',
  file: 'File to print',
  printed: 'Application file',
  edition: (edition) => `edition ${edition}`,
  checklist: 'Officer’s checklist',
  advance: 'Progress',
  progress: (met, of) => `${met} of ${of} mandatory ${of === 1 ? 'condition' : 'conditions'} met`,
  saved: 'Draft saved in this browser.',
  unsaved: 'This browser cannot keep the draft: export it.',
  import: 'Import (JSON)',
  export: 'Export (JSON)',
  clear: 'Clear the draft',
  clearSure: 'Clear this draft from this browser?',
  cleared: 'Draft cleared.',
  replaceSure: 'Replace the draft with this file?',
  badImport: 'This file is not an application in JSON.',
  otherImport: 'This file is an application for another call: ',
  unchanged: 'Your draft has not changed.',
  imported: 'The file is imported.',
  undo: 'Go back to the previous draft',
  undone: 'The previous draft is back.',
  changed: 'To check in this file:',
  choose: '— choose —',
  byDefault: (label) => `${label}, by default`,
  optional: '(optional)',
  yes: 'Yes',
  no: 'No',
  clearAnswer: 'Clear the answer',
  amountHint: (amount) => `for example ${amount}`,
  notAmount: (typed, amount) => `“${typed}” is not an amount: write ${amount}, for example.`,
  oneByLine: 'One a line.',
  communeHint: 'Five characters, such as 59350 or 2A004; not the postcode.',
  line: (n) => `line ${n}`,
  add: 'Add a line',
  remove: 'Remove line',
  attached: 'Document ready',
  detachSure: 'Remove this document, with what you noted about it?',
  otherDocument: (n) => `Other document, line ${n}`,
  commitments: 'Do you commit to each of these points?',
  blocking: 'To correct',
  warning: 'Warning',
  advice: 'Advice',
  missing: 'To complete',
  to_review: 'For the grants officer to examine',
  invalid: 'Entry to correct',
  sameAs: (label) => `See the remark under “${label}”.`,
  colon: ': ',
  budget: 'Budget and possible grant',
  expenses: 'Expenses',
  revenues: 'Revenues',
  inKind: 'of which in kind',
  balance: 'Balance',
  balanced: 'The budget is balanced',
  lacking: (x) => `${x} of revenues is lacking`,
  surplus: (x) => `There is ${x} too much of revenues`,
  unknown: 'not known yet',
  atMost: (x) => `You can ask for at most ${x}, because `,
  becauseRate: (rate, base) => `the grant covers at most ${rate} of the eligible expenses (${base}).`,
  becauseCeiling: (x) => `the grant is capped at ${x}.`,
  becauseBoth: (ceiling, rate, limit) => `the grant is capped at ${ceiling} (${rate} of the eligible expenses would be ${limit}).`,
  becauseBase: (base) => `your eligible expenses are ${base}.`,
  total: (x) => `Total: ${x}`,
  soFar: (x) => `Total so far, without the lines that lack an amount: ${x}`,
  notYet: (names) => (names ? `The maximum will be shown once you have given: ${names}.` : 'The maximum is not known yet.'),
  eachExpense: 'the amount of each expense',
  excess: (asked, excess) => `You ask for ${asked}: that is ${excess} too much.`,
  outcome: {
    invalid: 'Some entries are to be corrected.',
    ineligible: 'As it stands, the application is not eligible: at least one mandatory condition is not met.',
    incomplete: 'The application is not complete yet.',
    needs_review: 'The application is complete; a mandatory point remains for the grants officer to examine.',
    eligible: 'The application is complete and meets every mandatory condition.',
  },
  todo: 'What remains to be done',
  nextTitle: 'What now?',
  nextPrint: 'Print the file, or export it: the exported file can be imported here later.',
  nextSend: (organisation) =>
    `File your application with the organisation that publishes the call (${organisation}), in the way that the call says: this form sends nothing.`,
  nextDocuments: 'Enclose the documents that you ticked.',
  nextWait: 'The grants officers will then examine it; the decision is theirs.',
  printFile: 'Print the file',
  exportFile: 'Export the file (JSON)',
  appraisals: (n) => `Opinions still awaited from the grants officer: ${n}. There is nothing for you to do.`,
  drop: 'Remove this entry',
  print: 'Print',
  back: 'Back to the form',
  noAnswer: 'no answer',
  none: 'no line',
  given: (by, on) => `Opinion given${by && ` by ${by}`}${on && ` on ${on}`}.`,
  note: 'Notes',
  criteria: 'Officer’s opinions',
  requirements: 'Conditions of the call',
  columns: { requirement: 'Condition', status: 'Status', why: 'Explanation', source: 'Source' },
  status: { met: 'Met', not_met: 'Not met', missing: 'Missing', to_review: 'To review', not_applicable: 'Not applicable' },
  level: { blocking: 'mandatory', warning: 'warning', advice: 'advice', appraisal: 'appraisal' },
  requested: 'Requested',
  maximum: 'Maximum',
};

/** A language of the form. */
export interface Language {
  /** The name of the language, in that language. */
  name: string;
  words: Words;
  /** The language of the engine's messages. */
  engine: EngineLocale;
  decimal: string;
  /** The sign between groups of three digits. */
  group: string;
  /** The signs before and after an amount. */
  euro: [string, string];
  /** The sign after a number of hundredths. */
  percent: string;
  day(date: Date): string;
  /** Gives a text of the engine the spaces that the language wants. */
  typeset(text: string): string;
}

/** French typography: no line ends before `:`, `;`, `?`, `!`, `»`, `€` or `%`, after `«`, or within a figure. */
const bound = (text: string) => text.replace(/ (?=[:;?!»€%])|(?<=«) |(?<=\d) (?=\d)/g, '\u00a0');

/** Changes every text; `filled` changes the values that fill its gaps. */
function changed<T>(given: T, text: (text: string) => string, filled = (value: string) => value): T {
  if (typeof given === 'string') return (given && text(given)) as T;
  if (typeof given === 'function') {
    const fill = (value: unknown) => (typeof value === 'string' && value ? filled(value) : value);
    return ((...values: unknown[]) => changed(given(...values.map(fill)), text)) as T;
  }
  return Object.fromEntries(Object.entries(given as object).map(([name, word]) => [name, changed(word, text, filled)])) as T;
}

const long = (date: Date, language: string) => date.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });

const table = {
  fr: {
    name: 'Français',
    words: changed(fr, bound),
    engine: 'fr',
    decimal: ',',
    group: '\u202f',
    euro: ['', '\u00a0€'],
    percent: '\u00a0%',
    day: (date) => long(date, 'fr').replace(/^1 /, '1er '),
    typeset: bound,
  },
  en: {
    name: 'English',
    words: en,
    engine: 'en',
    decimal: '.',
    group: ',',
    euro: ['€', ''],
    percent: '%',
    day: (date) => long(date, 'en'),
    typeset: (text) => text,
  },
  // Only the tests use this language. It sets every text of the form in marks. A text without marks that does not
  // come from the engine was written outside of this file.
  qps: {
    name: '⟦qps⟧',
    words: changed(fr, (text) => `⟦${text}⟧`, (value) => `⟧${value}⟦`),
    engine: 'fr',
    decimal: '·',
    group: '’',
    euro: ['¤', ''],
    percent: '‰',
    day: (date) => date.toISOString().slice(0, 10).replaceAll('-', '~'),
    typeset: (text) => text,
  },
} satisfies Record<EngineLocale | 'qps', Language>;

/** The tag of a language of the form. */
export type Locale = keyof typeof table;

export const languages: Record<Locale, Language> = table;

export const usual: Locale = 'fr';

/** The languages that people can choose. */
export const offered: readonly Locale[] = locales;

export const isLocale = (tag: string | null): tag is Locale => tag !== null && Object.hasOwn(table, tag);
