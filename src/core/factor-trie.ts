import { digitsOf, numberAt } from "./digits.ts";
import { asciiSymbolTable, characterOf, isWordSymbol, sharedSymbol, symbolTable } from "./symbols.ts";

// A prefix tree of factors as text that is read where it lies, part by part, and never as a whole: decoding all of it would
// take longer than most processes need it. Its characters:
//
//     tree     = length marks body body     the bodies of the factors that begin at the edge of a word alone, and of the
//                                           others, behind the length of the first one and how many marks it holds;
//                                           factors are numbered in the order of their marks
//     body     = "O"                        nothing
//              | { mark } leaf              what ends here, and nothing goes on
//              | { mark } child             one thing goes on
//              | { mark } "B" { branch } child   several do
//     mark     = "E" | "F"                  a factor that ends here; with "F" no word character may follow
//     leaf     = "G" | "H" | "I" | "J"      the same, "I" and "J" in the last of several children
//     branch   = child                      that does not branch itself, or
//              | skip child                 one that does, behind the length of its body and how many marks that holds, of
//                                           one and one digit, two and one, two and two, or three and three
//     skip     = "K" | "L" | "M" | "N"
//     child    = symbol body
//     symbol   = a character that has it, or "A" and one from "0" on for those of characters beyond ASCII
const branches = 0x42;
const ends = 0x45;
const leaf = 0x47;
const lastLeaf = 0x49;
const skips = 0x4b;
const nothing = 0x4f;

const sharedMark = 0x41;
const sharedDigits = 0x30;

/** Digits of the length and the marks of the first body. */
const lengthDigits = 4;
/** Where the first body begins. */
const firstBody: number = 2 * lengthDigits;

/** How many digits there are behind each skip: of a length and of a count. */
const skipDigits: readonly (readonly [length: number, count: number])[] = [
  [1, 1],
  [2, 1],
  [2, 2],
  [3, 3],
];

/** A factor as it is looked for. */
export interface TrieFactor {
  /** One character for each symbol. */
  readonly text: string;
  /** Whether it is looked for where a word begins alone, if it begins with a word character. */
  readonly atEdge: boolean;
  /** Whether no word character may follow, if it ends with one. */
  readonly endsWord: boolean;
  readonly number: number;
}

/** Factors as {@link writeTrie} writes them, and the number of the first of them. */
export interface FactorTrie {
  readonly text: string;
  readonly first: number;
}

/** A body: where it stands, and how many marks stand before it. */
export interface Body {
  readonly at: number;
  readonly rank: number;
}

interface Node {
  readonly ends: { readonly number: number; readonly endsWord: boolean }[];
  readonly children: Map<number, Node>;
}

/** A body and the numbers of its marks. */
interface Written {
  readonly text: string;
  readonly numbers: readonly number[];
  readonly isBranching: boolean;
}

/** What {@link writeTrie} makes of factors. */
export interface WrittenTrie {
  readonly text: string;
  readonly nodes: number;
  /** The numbers that the factors had, in the order of those that they have in the tree. */
  readonly numbers: readonly number[];
}

/** Writes factors as a tree. They neither begin nor end with a separator. */
export function writeTrie(factors: readonly TrieFactor[]): WrittenTrie {
  const symbols = symbolTable();
  const atEdge = createNode();
  const anywhere = createNode();
  let nodes = 0;
  for (const { text, atEdge: begins, endsWord, number } of factors) {
    let node = begins && isWordSymbol(symbols[text.charCodeAt(0)] as number) ? atEdge : anywhere;
    for (let at = 0; at < text.length; at++) {
      const symbol = symbols[text.charCodeAt(at)] as number;
      let child = node.children.get(symbol);
      if (child === undefined) {
        child = createNode();
        node.children.set(symbol, child);
        nodes++;
      }
      node = child;
    }
    node.ends.push({ number, endsWord });
  }
  const [first, second] = [writeBody(atEdge), writeBody(anywhere)];
  const header = [first.text.length, first.numbers.length].map((count) => digitsOf(count, lengthDigits));
  return {
    text: [...header, first.text, second.text].join(""),
    nodes,
    numbers: [...first.numbers, ...second.numbers],
  };
}

function createNode(): Node {
  return { ends: [], children: new Map() };
}

// Not recursive along the factors, which may be long.
function writeBody(root: Node): Written {
  const written = new Map<Node, Written>();
  const order = [root];
  for (const node of order) order.push(...node.children.values());
  for (const node of order.reverse()) {
    written.set(node, writeNode(node, written));
    for (const child of node.children.values()) written.delete(child);
  }
  return written.get(root) as Written;
}

function writeNode({ ends: own, children }: Node, written: ReadonlyMap<Node, Written>): Written {
  const numbers = own.map(({ number }) => number);
  const marks = own.map(({ endsWord }) => ends + (endsWord ? 1 : 0));
  if (children.size === 0) {
    const last = marks.pop();
    marks.push(last === undefined ? nothing : last - ends + leaf);
  }
  let text = String.fromCharCode(...marks);
  const parts = [...children].map(([symbol, child]) => ({ symbol, body: written.get(child) as Written }));
  parts.sort((a, b) => a.symbol - b.symbol);
  // Last comes the one whose length would take the most room.
  const roomOf = ({ body }: (typeof parts)[number]) => (body.isBranching ? body.text.length : 0);
  const most = parts.reduce((room, part) => Math.max(room, roomOf(part)), 0);
  const last = most === 0 ? parts.length - 1 : parts.findIndex((part) => roomOf(part) === most);
  parts.push(...parts.splice(last, 1));
  const isBranching = parts.length > 1;
  if (isBranching) text += String.fromCharCode(branches);
  for (const [index, { symbol, body }] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (body.isBranching && !isLast) text += writeSkip(body);
    text +=
      writeSymbol(symbol) + (isBranching && isLast && !body.isBranching ? markLast(body.text) : body.text);
    for (const number of body.numbers) numbers.push(number);
  }
  return { text, numbers, isBranching: isBranching || parts.some(({ body }) => body.isBranching) };
}

/** Changes the leaf of a body that does not branch. */
function markLast(body: string): string {
  const last = body.length - 1;
  return body.slice(0, last) + String.fromCharCode(body.charCodeAt(last) - leaf + lastLeaf);
}

function writeSkip({ text, numbers }: Written): string {
  const lengths = [text.length, numbers.length].map((count) => digitsOf(count).length);
  const kind = skipDigits.findIndex((digits) =>
    digits.every((most, index) => (lengths[index] as number) <= most),
  );
  const [length = 0, count = 0] = skipDigits[kind] ?? [];
  return String.fromCharCode(skips + kind) + digitsOf(text.length, length) + digitsOf(numbers.length, count);
}

function writeSymbol(symbol: number): string {
  if (symbol < sharedSymbol) return characterOf(symbol);
  return String.fromCharCode(sharedMark, symbol - sharedSymbol + sharedDigits);
}

/** The bodies of the factors that begin at the edge of a word alone, and of the others. */
export function bodiesOf({ text }: FactorTrie): { readonly atEdge: Body; readonly anywhere: Body } {
  return {
    atEdge: { at: firstBody, rank: 0 },
    anywhere: {
      at: firstBody + numberAt(text, 0, lengthDigits),
      rank: numberAt(text, lengthDigits, lengthDigits),
    },
  };
}

/**
 * Reads the factors that end at a body.
 *
 * @returns What goes on, or nothing.
 */
export function readEnds(
  { text, first }: FactorTrie,
  { at, rank }: Body,
  add: (factor: number, endsWord: boolean) => void,
): Body | undefined {
  for (let place = at, read = rank; ; place++, read++) {
    const mark = text.charCodeAt(place);
    if (mark === nothing) return undefined;
    if (mark < ends || mark >= skips) return { at: place, rank: read };
    add(first + read, (mark & 1) === 0);
    if (mark >= leaf) return undefined;
  }
}

/** Reads the children from a place behind the marks of a body: their symbols and bodies. */
export function readChildren(
  { text }: FactorTrie,
  { at, rank }: Body,
  add: (symbol: number, body: Body) => void,
): void {
  const symbols = asciiSymbolTable();
  let read = rank;
  let place = at;
  const several = text.charCodeAt(at) === branches;
  if (several) place++;
  while (true) {
    let code = text.charCodeAt(place++);
    let length = 0;
    let count = 0;
    if (code >= skips && code < nothing) {
      const [digits, others] = skipDigits[code - skips] as (typeof skipDigits)[number];
      length = numberAt(text, place, digits);
      count = numberAt(text, place + digits, others);
      place += digits + others;
      code = text.charCodeAt(place++);
    }
    const symbol =
      code === sharedMark
        ? text.charCodeAt(place++) - sharedDigits + sharedSymbol
        : (symbols[code] as number);
    add(symbol, { at: place, rank: read });
    if (!several) return;
    place += length;
    read += count;
    if (length > 0) continue;
    // One that does not branch ends with its leaf.
    for (code = text.charCodeAt(place++); code < leaf || code >= skips; code = text.charCodeAt(place++)) {
      if (code === branches) return;
      if (code === sharedMark) place++;
      else if (code >= ends && code < leaf) read++;
    }
    read++;
    if (code >= lastLeaf) return;
  }
}

/** All factors of a tree in no order of meaning. */
export function readTrie(trie: FactorTrie): readonly TrieFactor[] {
  const factors: TrieFactor[] = [];
  const { atEdge, anywhere } = bodiesOf(trie);
  const open = [
    { body: atEdge, text: "", atEdge: true },
    { body: anywhere, text: "", atEdge: false },
  ];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { body, text, atEdge: begins } = node;
    const children = readEnds(trie, body, (number, endsWord) => {
      factors.push({ text, atEdge: begins, endsWord, number });
    });
    if (children === undefined) continue;
    readChildren(trie, children, (symbol, child) => {
      open.push({ body: child, text: text + characterOf(symbol), atEdge: begins });
    });
  }
  return factors;
}
