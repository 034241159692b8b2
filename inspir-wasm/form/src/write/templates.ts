// What a definition can start from: the templates of the command `inspir new`, each with its first case as a sample.
import event from '../../../../inspir-core/src/cli/templates/event.json?raw';
import eventCases from '../../../../inspir-core/src/cli/templates/event.cases.json';
import grant from '../../../../inspir-core/src/cli/templates/grant.json?raw';
import grantCases from '../../../../inspir-core/src/cli/templates/grant.cases.json';
import investment from '../../../../inspir-core/src/cli/templates/investment.json?raw';
import investmentCases from '../../../../inspir-core/src/cli/templates/investment.cases.json';
import type { EngineLocale } from '../engine';
import type { Application } from '../pointer';

export interface Template {
  id: string;
  text: string;
  /** An application that its cases call eligible. */
  sample: Application;
}

const template = (id: string, text: string, cases: unknown) => {
  const [first] = cases as { application: Application }[];
  return { id, text, sample: first?.application ?? {} };
};

export const templates: readonly Template[] = [
  template('grant', grant, grantCases),
  template('event', event, eventCases),
  template('investment', investment, investmentCases),
];

/** The title of a definition's call. */
export const titleOf = (text: string, locale: EngineLocale): string => (JSON.parse(text) as { title: Record<string, string> }).title[locale] ?? '';
