import type { DemoText } from "./texts.ts";

/** Words of a text in lower case; Chinese and Japanese, which have no spaces, in pairs of characters. */
export function words(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!/[\p{Script=Han}\p{Script=Hiragana}]/u.test(word)) found.add(word);
    else for (let index = 0; index + 1 < word.length; index++) found.add(word.slice(index, index + 2));
  }
  return found;
}

/** How well a text fits a question: shared words, the rare ones of the collection counting more. */
export function relevance(
  question: Set<string>,
  text: Set<string>,
  rarity: (word: string) => number,
): number {
  let sum = 0;
  for (const word of question) if (text.has(word)) sum += rarity(word);
  return sum;
}

/** The two texts of the collection that fit the question best; the second only if it fits half as well. */
export function retrieve(question: string, collection: readonly DemoText[]): readonly DemoText[] {
  const bags = collection.map(({ title, text }) => words(`${title}\n${text}`));
  const rarity = (word: string) =>
    Math.log(1 + collection.length / bags.filter((bag) => bag.has(word)).length);
  const asked = words(question);
  const ranked = collection
    .map((text, index) => ({ text, score: relevance(asked, bags[index] ?? new Set(), rarity) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  return ranked
    .slice(0, 2)
    .filter(({ score }) => score > 0 && score >= best / 2)
    .map(({ text }) => text);
}
