/** Numbers from 0 to 1 that are the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const nouns = "lamp kettle tent bridge garden ledger engine parcel window harbour".split(" ");
const verbs = "holds lifts paints mends carries warms measures follows repairs opens".split(" ");
const others = "quietly again before noon under water with care near Porto twice".split(" ");

/** A text of sentences that a seed chooses; two seeds give two texts that share little. */
export function prose(seed: number, sentences: number = 12): string {
  const next = numbers(seed * 7919 + 1);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] as string;
  const sentence = () =>
    `The ${pick(nouns)} ${pick(verbs)} the ${pick(nouns)} ${pick(others)} ${pick(others)} and ${pick(verbs)} ${pick(others)}.`;
  next();
  return Array.from({ length: sentences }, sentence).join(" ");
}

/** A corpus of such texts. */
export function corpus(
  size: number,
  seed: number = 1,
): { readonly id: string; readonly text: string; readonly metadata: { readonly source: string } }[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `c${index}`,
    text: prose(seed * 100_000 + index),
    metadata: { source: index % 4 === 0 ? "wiki" : "handbook" },
  }));
}
