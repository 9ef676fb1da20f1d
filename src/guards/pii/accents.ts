/** Letters without their marks, from U+00C0 on, as the folded view gives them; `2` stands for a letter that becomes two. */
const plainLetters =
  "aaaaaa2ceeeeiiiidnooooo?ouuuuy22aaaaaa2ceeeeiiiidnooooo?ouuuuy2yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii22jjkkkllllll22llnnnnnn2nnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

const firstAccented = 0xc0;

const pairs: ReadonlyMap<number, string> = new Map([
  [0xc6, "ae"],
  [0xe6, "ae"],
  [0xdf, "ss"],
  [0xde, "th"],
  [0xfe, "th"],
  [0x132, "ij"],
  [0x133, "ij"],
  [0x152, "oe"],
  [0x153, "oe"],
]);

/** A letter of the Latin script without its mark, small when it had one; any other unit as it is. */
export function withoutAccent(unit: number): number {
  const index = unit - firstAccented;
  if (index < 0 || index >= plainLetters.length) return unit;
  const plain = plainLetters.charCodeAt(index);
  return plain >= 0x61 ? plain : unit;
}

/** The two letters that a unit such as `\u00df` becomes once folded. */
export function pairOf(unit: number): string | undefined {
  return unit < firstAccented ? undefined : pairs.get(unit);
}

/** Whether a unit is a mark that is set on the letter before it: U+0300 to U+036F. */
export function isCombining(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}
