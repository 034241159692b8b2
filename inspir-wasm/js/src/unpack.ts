/** Bytes that stand in a script as text. */

/** As `pack` of generate.mjs makes it. */
export interface Packed {
  /** The letters of the text, by number. */
  readonly letters: string;
  /** How many letters are a code by themselves. Each of the others begins a code of two. */
  readonly singles: number;
  /** The byte that each code stands for. */
  readonly codes: readonly number[];
  readonly text: string;
}

export function unpack({ codes, letters, singles, text }: Packed): Uint8Array {
  // In arrays of bytes, since this runs once and before anything is compiled.
  const [known, given] = [letters, text].map((part) => new TextEncoder().encode(part)) as [Uint8Array, Uint8Array];
  const numbers = new Uint8Array(128);
  known.forEach((letter, number) => (numbers[letter] = number));
  const values = Uint8Array.from(codes);
  const bytes = new Uint8Array(given.length);
  let length = 0;
  for (let at = 0; at < given.length; at++) {
    let code = numbers[given[at]!]!;
    if (code >= singles) code = singles + (code - singles) * known.length + numbers[given[++at]!]!;
    bytes[length++] = values[code]!;
  }
  return bytes.subarray(0, length);
}
