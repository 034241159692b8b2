/** The schema of the numbers that a field takes. */

/** Matches whole numbers without leading zeros that are below (or above) one of these digits. */
function beside(digits: string, above: boolean): string[] {
  const found = above
    ? [`[1-9][0-9]{${digits.length},}`]
    : digits.length > 1 ? ['0', ...(digits.length > 2 ? [`[1-9][0-9]{0,${digits.length - 2}}`] : ['[1-9]'])] : [];
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[place]);
    const [from, to] = above ? [digit + 1, 9] : [place === 0 && digits.length > 1 ? 1 : 0, digit - 1];
    if (from <= to) found.push(`${digits.slice(0, place)}[${from}-${to}][0-9]{${digits.length - place - 1}}`);
  }
  return found;
}

/** Matches a fraction, from its point, that is at most (or at least) the one of these digits. */
function fraction(digits: string, above: boolean): string {
  const found = above ? [`${digits}[0-9]*`] : [`${digits}0*`];
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[place]);
    const [from, to] = above ? [digit + 1, 9] : [0, digit - 1];
    if (!above && place > 0) found.push(digits.slice(0, place));
    if (from <= to) found.push(`${digits.slice(0, place)}[${from}-${to}][0-9]*`);
  }
  return above ? `\\.(${found.join('|')})` : `(\\.(${found.join('|')}))?`;
}

/** Matches the numbers up to (or from) this one, each to its end. */
function limited(limit: string, above: boolean): string {
  const [whole = '0', part = ''] = limit.split('.');
  const digits = part.replace(/0+$/, '');
  const same = above && digits === '' ? '(\\.[0-9]+)?' : fraction(digits, above);
  const other = beside(whole, above).map((number) => `(${number})(\\.[0-9]+)?`);
  return `(?=(${[`${whole}${same}`, ...other].join('|')})$)`;
}

/** The schema of a number with at most `decimals` decimals: an integer if there are none, otherwise text. */
export function number(decimals: number, minimum: string, maximum: string): Record<string, unknown> {
  if (decimals === 0) return { type: 'integer', minimum: Number(minimum), maximum: Number(maximum) };
  const pattern = `^${limited(minimum, true)}${limited(maximum, false)}(0|[1-9][0-9]{0,11})(\\.[0-9]{1,${decimals}})?$`;
  return { type: 'string', pattern };
}
