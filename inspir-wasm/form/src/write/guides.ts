// The schema of definitions in each language, loaded when the editor is.
import type { EngineLocale } from '../engine';
import { Guide, type Schema } from './schema';

const schemas: Record<EngineLocale, () => Promise<{ default: unknown }>> = {
  fr: () => import('../../../../docs/schema/definition.fr.json'),
  en: () => import('../../../../docs/schema/definition.json'),
};

/** Without its schema, an editor has no help to offer: it works all the same. */
export const guideOf = (locale: EngineLocale): Promise<Guide> =>
  schemas[locale]().then(
    ({ default: schema }) => new Guide(schema as Schema),
    () => new Guide({}),
  );
