import { closeOverCase } from "./case-folding.ts";
import { type CharacterSet, characterSet, complement, lastCodePoint, union } from "./character-set.ts";
import { propertySet } from "./properties.ts";
import { canBeEmpty, type Place, type Tree } from "./tree.ts";
import { pooled, pooledLiteral } from "./tree-pool.ts";

/** How a pattern is read. */
export interface ParseOptions {
  /** Folds one character; absent when the pattern is matched against raw text. */
  readonly fold: ((character: string) => string) | undefined;
  /** Throws an error that says what was expected. */
  readonly fail: (expected: string) => never;
  /** Whether equal parts of patterns become one node, which pays when factors are looked for. @default true */
  readonly share?: boolean;
  /** What a character stands for that patterns of one pack share, if it does. */
  readonly group?: (code: number) => SharedGroup | undefined;
}

/** A part of several patterns. */
export interface SharedGroup {
  readonly tree: Tree;
  /** Whether it ends with a repeat, so that a `?` behind it makes that one lazy. */
  readonly isRepeat: boolean;
}

const digits: CharacterSet = [0x30, 0x39];
const spaces: CharacterSet = [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20];
const wordCharacters: CharacterSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const controls: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["f", 0x0c],
  ["v", 0x0b],
  ["0", 0],
]);

const opening = 0x28;
const closing = 0x29;
const star = 0x2a;
const plus = 0x2b;
const dash = 0x2d;
const dot = 0x2e;
const colon = 0x3a;
const question = 0x3f;
const bracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const caret = 0x5e;
const capitalB = 0x42;
const letterB = 0x62;
const dollar = 0x24;
const brace = 0x7b;
const bar = 0x7c;

/** Ranges longer than this hold no letters with accents, so they are not folded one by one. */
const longestFoldedRange = 1024;

/** Reads a `u` pattern of the dialect of {@link Rule} into a tree. */
export function parsePattern(
  { source, flags }: Pick<RegExp, "source" | "flags">,
  options: ParseOptions,
): Tree {
  return createParser(flags, options)(source);
}

/** Makes what reads sources of patterns with the same flags; it may be used for a group while it reads. */
export function createParser(flags: string, options: ParseOptions): (source: string) => Tree {
  const { fold, fail, share = true, group: sharedGroup } = options;
  const shared = (node: Tree): Tree => (share ? pooled(node) : node);
  const ignoreCase = flags.includes("i");
  let source = "";
  let at = 0;

  const classes = classesFor(fold, ignoreCase);

  const looking = (text: string) => source.startsWith(text, at);
  const skip = (text: string) => {
    if (!looking(text)) return false;
    at += text.length;
    return true;
  };
  const accept = (code: number) => {
    if (source.charCodeAt(at) !== code) return false;
    at++;
    return true;
  };
  const closed = (set: CharacterSet) => (ignoreCase ? closeOverCase(set) : set);
  const character = (): number => {
    const code = source.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    return code;
  };

  function choice(): Tree {
    const options: Tree[] = [sequence()];
    while (accept(bar)) options.push(sequence());
    return options.length === 1 ? (options[0] as Tree) : shared({ kind: "choice", options });
  }

  function sequence(): Tree {
    const items: Tree[] = [];
    for (let code = source.charCodeAt(at); at < source.length; code = source.charCodeAt(at)) {
      // Most of a pattern is letters.
      if (isPlain(code) && (at + 1 === source.length || !isQuantifier(source.charCodeAt(at + 1)))) {
        items.push(single(code));
        at++;
        continue;
      }
      if (code === bar || code === closing) break;
      const item = quantified(atom());
      if (item.kind === "sequence") items.push(...item.items);
      else items.push(item);
    }
    return items.length === 1 ? (items[0] as Tree) : shared({ kind: "sequence", items });
  }

  function quantified(item: Tree): Tree {
    let least = 0;
    let most = 1;
    const code = source.charCodeAt(at);
    if (code === star || code === plus) return fail("a bounded repeat such as {0,40} instead of * or +");
    if (code === brace) {
      const end = source.indexOf("}", at);
      const [low = "", high = low] = source.slice(at + 1, end).split(",");
      if (high === "") return fail("an upper limit in every repeat");
      least = Number(low);
      most = Number(high);
      at = end + 1;
    } else if (code === question) at++;
    else return item;
    if (least === 0 && most === 1 && source.charCodeAt(at) !== question && emptyComesLast(item)) return item;
    return shared({ kind: "repeat", item, least, most, lazy: accept(question) });
  }

  function atom(): Tree {
    const code = character();
    switch (code) {
      case opening:
        return group();
      case bracket:
        return classNode();
      case caret:
        return assertion(flags.includes("m") ? "line-start" : "start");
      case dollar:
        return assertion(flags.includes("m") ? "line-end" : "end");
      case dot:
        return pooled({ kind: "set", set: complement(flags.includes("s") ? [] : [0x0a, 0x0a]) });
      case backslash: {
        if (accept(letterB)) return assertion("boundary");
        if (accept(capitalB)) return assertion("inside");
        const key = source.slice(at - 1, at + 1);
        const known = classes.get(key);
        if (known !== undefined) {
          at++;
          return known;
        }
        const item = escaped();
        if (typeof item === "number") return literal(item);
        const node = pooled({ kind: "set", set: closed(item) });
        // The name of a property follows its letter.
        if (/[dswDSW]$/.test(key)) classes.set(key, node);
        return node;
      }
      default: {
        const known = code < 0x80 ? undefined : sharedGroup?.(code);
        if (known === undefined) return literal(code);
        const { tree, isRepeat } = known;
        return isRepeat && tree.kind === "repeat" && accept(question) ? { ...tree, lazy: true } : tree;
      }
    }
  }

  function assertion(place: Place): Tree {
    return pooled({ kind: "assertion", at: place });
  }

  function group(): Tree {
    if (accept(question) && !accept(colon)) {
      if (looking("=") || looking("!") || looking("<=") || looking("<!")) return fail("no look-around");
      if (!skip("<")) return fail("no modifiers in groups");
      at = source.indexOf(">", at) + 1;
    }
    const inner = choice();
    accept(closing);
    // A group of one item keeps its own repeat apart: (?:a{2}){3}.
    return inner;
  }

  function literal(code: number): Tree {
    if (fold === undefined || code < 0x80) return single(code);
    const items = codePoints(fold(String.fromCodePoint(code))).map(single);
    return items.length === 1 ? (items[0] as Tree) : shared({ kind: "sequence", items });
  }

  function single(code: number): Tree {
    return pooledLiteral(code, ignoreCase, () => closed([code, code]));
  }

  /** A code point, or the set that an escape such as `\d` stands for. */
  function escaped(): number | CharacterSet {
    const name = source[at] as string;
    if (/[1-9k]/.test(name)) return fail("no back-references");
    at++;
    const control = controls.get(name);
    if (control !== undefined) return control;
    if (name === "d") return digits;
    if (name === "D") return complement(digits);
    if (name === "s") return spaces;
    if (name === "S") return complement(spaces);
    if (name === "w") return closed(wordCharacters);
    if (name === "W") return complement(closed(wordCharacters));
    if (name === "p" || name === "P") {
      const end = source.indexOf("}", at);
      const property = propertySet(source.slice(at + 1, end));
      at = end + 1;
      return name === "p" ? property : complement(property);
    }
    if (name === "x") return hexadecimal(2);
    if (name === "u") return unicodeEscape();
    if (name === "c") return character() & 31;
    at--;
    return character();
  }

  function unicodeEscape(): number {
    if (skip("{")) {
      const end = source.indexOf("}", at);
      const code = Number.parseInt(source.slice(at, end), 16);
      at = end + 1;
      return code;
    }
    const unit = hexadecimal(4);
    const next = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(source.slice(at, at + 6));
    if (unit < 0xd800 || unit > 0xdbff || next === null) return unit;
    at += 6;
    return ((unit - 0xd800) << 10) + Number.parseInt(next[1] as string, 16) - 0xdc00 + 0x10000;
  }

  function hexadecimal(length: number): number {
    at += length;
    return Number.parseInt(source.slice(at - length, at), 16);
  }

  /** The class behind its bracket; most patterns have the same few classes many times. */
  function classNode(): Tree {
    let end = at;
    while (end < source.length && source.charCodeAt(end) !== closingBracket) {
      end += source.charCodeAt(end) === backslash ? 2 : 1;
    }
    const key = source.slice(at, end + 1);
    const known = classes.get(key);
    if (known !== undefined) {
      at = end + 1;
      return known;
    }
    const node = pooled({ kind: "set", set: characterClass() });
    if (classes.size < mostClasses) classes.set(key, node);
    return node;
  }

  function characterClass(): CharacterSet {
    const negated = accept(caret);
    const parts: CharacterSet[] = [];
    while (!accept(closingBracket)) {
      const from = classItem();
      if (typeof from !== "number") {
        parts.push(from);
        continue;
      }
      let to = from;
      if (source.charCodeAt(at) === dash && source.charCodeAt(at + 1) !== closingBracket) {
        at++;
        to = classItem() as number;
      }
      parts.push(negated ? [from, to] : [], foldRange(from, to));
    }
    if (parts.every((part) => part.length === 0)) return fail("no empty class");
    const set = closed(union(...parts));
    const result = negated ? complement(set) : set;
    return result.length === 0 ? fail("no class that nothing matches") : result;
  }

  function classItem(): number | CharacterSet {
    if (skip("\\b")) return 0x08;
    return accept(backslash) ? escaped() : character();
  }

  function foldRange(from: number, to: number): CharacterSet {
    if (fold === undefined || to < 0x80 || to - from > longestFoldedRange) return [from, to];
    const folded: number[] = [];
    for (let code = from; code <= to; code++) {
      const [first, ...rest] = code < 0x80 ? [code] : codePoints(fold(String.fromCodePoint(code)));
      // What draws nothing is never in a folded text.
      if (first === undefined) continue;
      const single = rest.length === 0;
      if (!single && from === to) {
        return fail(
          `no class with U+${from.toString(16).toUpperCase()}, which does not fold to one character`,
        );
      }
      folded.push(single ? first : code, single ? first : code);
    }
    return characterSet(folded);
  }

  return (text) => {
    const [outer, place] = [source, at];
    source = text;
    at = 0;
    try {
      const tree = choice();
      return at < source.length ? fail("balanced parentheses") : tree;
    } finally {
      source = outer;
      at = place;
    }
  };
}

/** Classes that were read before, by their source. */
const knownClasses = new WeakMap<NonNullable<ParseOptions["fold"]>, readonly Map<string, Tree>[]>();
const mostClasses = 1000;

/** Folds nothing; stands for patterns of raw texts. */
const unfolded = (character: string): string => character;

function classesFor(fold: ParseOptions["fold"] = unfolded, ignoreCase: boolean): Map<string, Tree> {
  let classes = knownClasses.get(fold);
  if (classes === undefined) {
    classes = [new Map(), new Map()];
    knownClasses.set(fold, classes);
  }
  return classes[ignoreCase ? 1 : 0] as Map<string, Tree>;
}

/** A letter, a digit or a blank, which means itself. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x20 ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39)
  );
}

function isQuantifier(code: number): boolean {
  return code === question || code === brace || code === star || code === plus;
}

function codePoints(text: string): number[] {
  return Array.from(text, (character) => Math.min(character.codePointAt(0) as number, lastCodePoint));
}

/** Whether a pattern can match nothing, and does so only when all else fails; then a `?` after it changes nothing. */
function emptyComesLast(tree: Tree): boolean {
  switch (tree.kind) {
    case "repeat":
      return tree.least === 0 && !tree.lazy && !canBeEmpty(tree.item);
    case "sequence":
      return tree.items.every(emptyComesLast);
    case "choice": {
      if (!canBeEmpty(tree)) return false;
      const { options } = tree;
      const last = options.length - 1;
      return options.every((option, index) => (index < last ? !canBeEmpty(option) : emptyComesLast(option)));
    }
    default:
      return false;
  }
}
