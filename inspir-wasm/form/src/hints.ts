// What people should know before they type, and how their devices help them to.
import { decimal, figures } from './figures';
import type { Field } from './engine';
import type { Form } from './form';
import { get } from './pointer';
import { languages } from './words';
import { shortDay } from './written';

/** The largest number that a field takes if the call does not say. */
const LARGEST = '999999999999';

export function hintOf(form: Form, field: Field): string {
  const { t, locale } = form;
  const { path, type, wording } = field;
  const number = (figure: unknown) => decimal(String(figure), locale);
  const language = languages[locale];
  const how: Record<string, string> = {
    texts: t.oneByLine,
    commune: t.placeHint,
    choices: t.several,
    amount: t.amountHint(figures('1234.56', locale)),
    date: t.dateHint(shortDay('2027-12-31')),
  };
  const hints = [language.typeset(wording ?? ''), how[type] ?? ''];
  if (type === 'number' && (field.minimum !== '0' || field.maximum !== LARGEST)) {
    hints.push(t.between(number(field.minimum), number(field.maximum)));
  }
  const category = categoryAt(form, path);
  if (category) hints.push(category.wording, category.counts);
  return hints.filter(Boolean).join(' ');
}

/** What the call says of a chosen category, and whether its expenses count. */
export function categoryAt({ t, locale, description, value }: Form, path: string): { wording: string; counts: string } | undefined {
  if (!path.startsWith('/budget/expenses/') || !path.endsWith('/category')) return undefined;
  const category = description.categories?.find(({ id }) => id === get(value, path));
  return category && {
    wording: languages[locale].typeset(category.wording ?? ''),
    counts: category.flat ? t.computed : !category.counts ? t.notCounted : category.conditional ? t.conditional : '',
  };
}

/** What a browser may fill in by itself. */
const KNOWN: Record<string, string> = {
  '/applicant/name': 'organization',
  '/applicant/legal_representative/name': 'name',
  '/applicant/legal_representative/role': 'organization-title',
};

interface Help {
  autoComplete: string;
  inputMode?: 'numeric' | 'decimal';
  autoCapitalize?: 'characters';
  spellCheck?: false;
}

/** The keyboard of a phone, and what the browser fills in. */
export function helpOf({ path, type, decimals }: Field): Help {
  const help: Help = { autoComplete: KNOWN[path] ?? 'off' };
  if (type === 'amount' || (type === 'number' && (decimals ?? 0) > 0)) return { ...help, inputMode: 'decimal' };
  if (['number', 'integer', 'date'].includes(type) || path.endsWith('/siret')) return { ...help, inputMode: 'numeric' };
  if (/\/(iban|rna)$/.test(path)) return { ...help, autoCapitalize: 'characters', spellCheck: false };
  return help;
}
