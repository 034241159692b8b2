/** The error for a wrong argument: it names the argument and says what to give instead. */

export function misuse(argument: string, given: unknown, remedy: string): TypeError {
  return new TypeError(`\`${argument}\` is of type ${Object.prototype.toString.call(given).slice(8, -1)}: ${remedy}`);
}

/** Options that may be left out. */
export function read<Options extends object>(options: Options | null | undefined): Partial<Options> {
  if (typeof options === 'object' || options === undefined) return options ?? {};
  throw misuse('options', options, 'give an object such as { locale: "en" }');
}
