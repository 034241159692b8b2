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
  const numbers = new Uint8Array(128);
  for (let number = 0; number < letters.length; number++) numbers[letters.charCodeAt(number)] = number;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = numbers[text.charCodeAt(at)]!;
    if (code >= singles) code = singles + (code - singles) * letters.length + numbers[text.charCodeAt(++at)]!;
    bytes[length++] = codes[code]!;
  }
  return bytes.slice(0, length);
}
