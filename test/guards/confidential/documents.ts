const syllables =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru sta pli".split(" ");

/** Documents of about 300 words drawn from a few thousand made-up ones, the same for the same seed. */
export function writtenDocuments(count: number, seed: number): readonly string[] {
  let state = seed;
  const draw = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const words = Array.from({ length: 3000 }, () =>
    Array.from({ length: 1 + draw(3) }, () => syllables[draw(syllables.length)]).join(""),
  );
  return Array.from({ length: count }, () =>
    // The lower half of the words is three times as common.
    Array.from({ length: 300 }, () => words[draw(4) < 3 ? draw(1500) : draw(3000)]).join(" "),
  );
}
