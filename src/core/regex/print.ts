import { type CharacterSet, characterSet, complement, sizeOf } from "./character-set.ts";
import type { Place, Tree } from "./tree.ts";

/** `javascript` for `new RegExp(source, "u")`, `re2` for RE2 and its ports without flags. */
export type Dialect = "javascript" | "re2";

const assertions: Readonly<Record<Dialect, Readonly<Record<Place, string>>>> = {
  javascript: {
    start: "^",
    end: "$",
    "line-start": "(?<![^\\n])",
    "line-end": "(?![^\\n])",
    boundary: "\\b",
    inside: "\\B",
  },
  re2: { start: "^", end: "$", "line-start": "(?m:^)", "line-end": "(?m:$)", boundary: "\\b", inside: "\\B" },
};

const surrogates: CharacterSet = [0xd800, 0xdfff];

/** Writes a pattern as a source that other engines read, without flags that change its meaning. */
export function printPattern(tree: Tree, dialect: Dialect): string {
  switch (tree.kind) {
    case "set":
      return printSet(tree.set, dialect);
    case "sequence":
      return tree.items.map((item) => printPattern(item, dialect)).join("");
    case "choice":
      return `(?:${tree.options.map((option) => printPattern(option, dialect)).join("|")})`;
    case "repeat": {
      const { item, least, most, lazy } = tree;
      const count = least === most ? `{${least}}` : `{${least},${most}}`;
      return `(?:${printPattern(item, dialect)})${count}${lazy ? "?" : ""}`;
    }
    case "assertion":
      return assertions[dialect][tree.at];
  }
}

function printSet(set: CharacterSet, dialect: Dialect): string {
  // RE2 reads well-formed text alone, and refuses surrogates in patterns.
  const known = dialect === "re2" ? complement(characterSet([...complement(set), ...surrogates])) : set;
  if (known.length === 0) return "[^\\x{0}-\\x{10FFFF}]";
  if (sizeOf(known) === 1) return printCharacter(known[0] as number, dialect);
  let ranges = "";
  for (let index = 0; index < known.length; index += 2) {
    const [from, to] = [known[index] as number, known[index + 1] as number];
    ranges += printCharacter(from, dialect);
    if (to > from) ranges += `-${printCharacter(to, dialect)}`;
  }
  return `[${ranges}]`;
}

function printCharacter(code: number, dialect: Dialect): string {
  const character = String.fromCodePoint(code);
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  return dialect === "re2" ? `\\x{${code.toString(16)}}` : `\\u{${code.toString(16)}}`;
}
