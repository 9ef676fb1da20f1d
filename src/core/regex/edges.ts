import type { CharacterSet } from "./character-set.ts";
import type { Tree } from "./tree.ts";

/** What is known of the edge of a word where a pattern begins or ends: it has none, has one unless it matches nothing, has one. */
type Edge = "none" | "unless-empty" | "sure";

const wordCharacters: CharacterSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

/** Whether at each place of a sequence, before its items and at its end, no word character can stand on both sides. */
export function edgesOf(items: readonly Tree[], before: boolean, after: boolean): readonly boolean[] {
  const edges: boolean[] = new Array(items.length + 1).fill(false);
  let known = before;
  for (let index = 0; index <= items.length; index++) {
    edges[index] = known;
    known = passes(items[index], "end", known);
  }
  known = after;
  for (let index = items.length; index >= 0; index--) {
    edges[index] ||= known;
    known = passes(items[index - 1], "start", known);
  }
  return edges;
}

function passes(item: Tree | undefined, side: "start" | "end", beyond: boolean): boolean {
  if (item === undefined) return false;
  const edge = edgeOf(item, side);
  return edge === "sure" || (edge === "unless-empty" && beyond);
}

function edgeOf(tree: Tree, side: "start" | "end"): Edge {
  switch (tree.kind) {
    case "set":
      return holdsWordCharacter(tree.set) ? "none" : "sure";
    case "assertion":
      return tree.at === "inside" ? "none" : "sure";
    case "repeat": {
      const edge = edgeOf(tree.item, side);
      return tree.least === 0 && edge === "sure" ? "unless-empty" : edge;
    }
    case "choice":
      return weakest(tree.options.map((option) => edgeOf(option, side)));
    case "sequence": {
      const items = side === "start" ? tree.items : [...tree.items].reverse();
      for (const item of items) {
        const edge = edgeOf(item, side);
        if (edge !== "unless-empty") return edge;
      }
      return "unless-empty";
    }
  }
}

function weakest(edges: readonly Edge[]): Edge {
  if (edges.includes("none")) return "none";
  return edges.includes("unless-empty") ? "unless-empty" : "sure";
}

function holdsWordCharacter(set: CharacterSet): boolean {
  for (let index = 0; index < wordCharacters.length; index += 2) {
    const from = wordCharacters[index] as number;
    const to = wordCharacters[index + 1] as number;
    for (let at = 0; at < set.length; at += 2) {
      if ((set[at] as number) <= to && (set[at + 1] as number) >= from) return true;
    }
  }
  return false;
}
