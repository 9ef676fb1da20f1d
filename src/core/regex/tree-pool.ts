import type { CharacterSet } from "./character-set.ts";
import { places, type Tree } from "./tree.ts";

/** Nodes kept at most; rules of one family share most of theirs. */
const mostNodes = 50_000;

let numbers = new WeakMap<Tree, number>();
let nodes = new Map<string, Tree>();
let literals = new Map<number, Tree>();

/** The one node that equals a node whose parts are from the pool, so that what is known of it need not be found again. */
export function pooled(node: Tree): Tree {
  const key = keyOf(node);
  const known = nodes.get(key);
  if (known !== undefined) return known;
  if (nodes.size >= mostNodes) {
    nodes = new Map();
    literals = new Map();
    numbers = new WeakMap();
  }
  nodes.set(key, node);
  return node;
}

/** The node of a literal, made by `make` when it is not there. */
export function pooledLiteral(code: number, ignoreCase: boolean, make: () => CharacterSet): Tree {
  const key = ignoreCase ? -1 - code : code;
  let node = literals.get(key);
  if (node === undefined) {
    node = pooled({ kind: "set", set: make() });
    literals.set(key, node);
  }
  return node;
}

let lastNumber = 0;

function numberOf(node: Tree): number {
  let number = numbers.get(node);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(node, number);
  }
  return number;
}

function keyOf(node: Tree): string {
  switch (node.kind) {
    case "set":
      return `[${node.set.join()}`;
    case "assertion":
      return `@${places.indexOf(node.at)}`;
    case "sequence":
      return listKey("", node.items);
    case "choice":
      return listKey("|", node.options);
    case "repeat":
      return `${node.lazy ? "?" : "*"}${node.least},${node.most},${numberOf(node.item)}`;
  }
}

function listKey(kind: string, parts: readonly Tree[]): string {
  let key = kind;
  for (const part of parts) key += `${numberOf(part)},`;
  return key;
}
