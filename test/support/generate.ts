import { contains, membersOf, sizeOf } from "../../src/core/regex/character-set.ts";
import type { Tree } from "../../src/core/regex/tree.ts";
import fc from "./property.ts";

const characters = fc.constantFrom("a", "b", "A", "c", " ", "-", "_", "1", "é", "ж", "Ж", "ſ", "😀", "\n");

/** Characters as they are written in a `u` pattern. */
const literals = characters.map((character) =>
  character === "-" ? "\\x2d" : character === "\n" ? "\\n" : character,
);

const classes = fc.oneof(
  fc.constantFrom(
    ".",
    "\\d",
    "\\w",
    "\\s",
    "\\W",
    "\\D",
    "\\S",
    "\\p{L}",
    "\\P{Lu}",
    "[^a]",
    "[a-c1]",
    "[а-я]",
  ),
  fc
    .tuple(fc.boolean(), fc.array(literals, { minLength: 1, maxLength: 3 }))
    .map(([negated, members]) => `[${negated ? "^" : ""}${members.join("")}]`),
);

const repeats = fc.constantFrom("?", "??", "{0,2}", "{1,3}?", "{2}", "{0,1}?", "{1,2}", "{0,4}");

/** Sources of small patterns of the dialect; some cannot be compiled, such as those that match nothing. */
export const patternSources: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: literals, weight: 3 },
    { arbitrary: classes, weight: 2 },
    { arbitrary: fc.constantFrom("\\b", "\\B", "^", "$"), weight: 1 },
    {
      arbitrary: fc
        .array(tie("node"), { minLength: 1, maxLength: 4 })
        .map((items) => `(?:${items.join("")})`),
      weight: 4,
    },
    {
      arbitrary: fc
        .array(tie("node"), { minLength: 2, maxLength: 3 })
        .map((options) => `(${options.join("|")})`),
      weight: 3,
    },
    { arbitrary: fc.tuple(tie("node"), repeats).map(([item, repeat]) => `(?:${item})${repeat}`), weight: 3 },
  ),
})).node;

export const patternFlags: fc.Arbitrary<string> = fc.constantFrom("u", "iu", "mu", "su", "imsu");

/** Texts of the characters that the patterns speak of. */
export const patternTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof(characters, fc.constantFrom("B", "s", "K", "\u212a", "Σ", "ς", "x")), { maxLength: 40 })
  .map((parts) => parts.join(""));

/** Random numbers below `limit`, the same for the same seed. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    // Numerical Recipes' linear congruential generator; the high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A text that a pattern matches but for its assertions. */
export function exampleOf(tree: Tree, random: (limit: number) => number): string {
  switch (tree.kind) {
    case "set": {
      if (sizeOf(tree.set) <= 256) {
        const members = membersOf(tree.set);
        return String.fromCodePoint(members[random(members.length)] as number);
      }
      const usual = " x".charAt(random(2));
      if (contains(tree.set, usual.charCodeAt(0))) return usual;
      return String.fromCodePoint(tree.set[2 * random(tree.set.length / 2)] as number);
    }
    case "sequence":
      return tree.items.map((item) => exampleOf(item, random)).join("");
    case "choice":
      return exampleOf(tree.options[random(tree.options.length)] as Tree, random);
    case "repeat": {
      const { item, least, most } = tree;
      const rounds = least + random(Math.min(most - least, 6) + 1);
      return Array.from({ length: rounds }, () => exampleOf(item, random)).join("");
    }
    case "assertion":
      return "";
  }
}
