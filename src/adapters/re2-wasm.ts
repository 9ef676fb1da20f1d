import type { RE2 } from "re2-wasm";
import type { Engine, Matcher } from "../core/engine.ts";
import { builtinEngine } from "../core/regex/builtin-engine.ts";
import { type CharacterSet, complement, contains } from "../core/regex/character-set.ts";
import { printPattern } from "../core/regex/print.ts";
import { lengthOf, type Tree } from "../core/regex/tree.ts";

export interface Re2WasmOptions {
  /**
   * Compiled patterns kept at a time. Each holds memory of the module's fixed heap of 16 MB until it is deleted.
   *
   * @default 100
   */
  readonly maxPatterns?: number;
}

type Pattern = Pick<RE2, "exec">;

/** Longest piece of text handed over at a time: each call copies the whole of it. */
const longestSlice = 4096;
const shortestSlice = 256;

/** Steps of the built-in matcher that a character costs here, about. */
const stepsPerCharacter = 4;

/**
 * Matches with `re2-wasm`, whose class the caller imports: `re2WasmEngine(RE2)`. Node only.
 *
 * The published module aborts when its heap is full and misreads lone surrogates and offsets after emoji, so it is
 * given short well-formed slices, offsets are taken from the lengths of what it returns, and compiled
 * patterns are deleted when others need the room. A pattern it cannot hold goes to the built-in
 * matcher, and so does everything once the module has aborted.
 */
export function re2WasmEngine(RE2Class: typeof RE2, { maxPatterns = 100 }: Re2WasmOptions = {}): Engine {
  const patterns = new PatternCache(RE2Class, Math.max(2, maxPatterns));
  return {
    name: "re2-wasm",
    compile(rule) {
      const fallback = builtinEngine.compile(rule);
      const { tree } = rule;
      if (lengthOf(tree).most > longestSlice / 2 || tellsSurrogatesApart(tree)) return fallback;
      const source = printPattern(tree, "re2");
      const search = createSearch(patterns, source, lengthOf(tree).most);
      let refused = false;
      return {
        findAll(text, from, to, found, budget) {
          const known = found.length;
          if (!patterns.broken && !refused) {
            try {
              return search(text, from, to, found, budget);
            } catch (error) {
              // Only a pattern that is too large fails alone; anything else is an abort, after which every call fails.
              // It is not tried again, since what the module keeps of each try is never freed.
              if (error instanceof SyntaxError) refused = true;
              else patterns.broken = true;
              found.length = known;
            }
          }
          return fallback.findAll(text, from, to, found, budget);
        },
      };
    },
  };
}

function createSearch(patterns: PatternCache, source: string, longest: number): Matcher["findAll"] {
  // Anchored, so that the match begins where the slice does and its length tells where the group begins.
  const atStart = `^(?s:.*?)(${source})`;
  const afterOne = `^(?s:.)(?s:.*?)(${source})`;
  const sliceLength = Math.min(longestSlice, Math.max(shortestSlice, 2 * longest));
  return (text, from, to, found, budget) => {
    let steps = 0;
    let start = from;
    const last = Math.min(to, text.length - 1);
    while (start <= last) {
      if (steps > budget) return steps;
      // One character before for `\b` and `^`, and one after the longest match for `\b` and `$`.
      const before = start === 0 ? 0 : isPairBefore(text, start) ? 2 : 1;
      const blockEnd = Math.min(last, start + sliceLength - longest);
      const slice = wellFormed(text.slice(start - before, blockEnd + longest + 1));
      steps += stepsPerCharacter * slice.length;
      const match = patterns.get(before === 0 ? atStart : afterOne).exec(slice);
      const length = match?.[1]?.length ?? 0;
      const matchStart = start - before + (match?.[0]?.length ?? 0) - length;
      if (match === null || matchStart > blockEnd) {
        start = blockEnd + 1;
        continue;
      }
      found.push(matchStart, matchStart + length);
      start = matchStart + length;
    }
    return steps;
  };
}

/** The compiled patterns used last. */
class PatternCache {
  broken = false;
  readonly #patterns = new Map<string, Pattern>();
  readonly #RE2Class: typeof RE2;
  readonly #capacity: number;

  constructor(RE2Class: typeof RE2, capacity: number) {
    this.#RE2Class = RE2Class;
    this.#capacity = capacity;
  }

  get(source: string): Pattern {
    let pattern = this.#patterns.get(source);
    if (pattern === undefined) {
      if (this.#patterns.size >= this.#capacity) this.#deleteOldest();
      pattern = new this.#RE2Class(source, "u");
    } else this.#patterns.delete(source);
    this.#patterns.set(source, pattern);
    return pattern;
  }

  #deleteOldest(): void {
    for (const [source, pattern] of this.#patterns) {
      this.#patterns.delete(source);
      // Garbage collection does not free what the pattern holds in the module's heap.
      (pattern as unknown as { readonly wrapper?: { delete?(): void } }).wrapper?.delete?.();
      return;
    }
  }
}

/** Whether a pattern treats lone surrogates unlike U+FFFD, which they become. */
function tellsSurrogatesApart(tree: Tree): boolean {
  switch (tree.kind) {
    case "set": {
      const set: CharacterSet = contains(tree.set, 0xfffd) ? complement(tree.set) : tree.set;
      return set.some(
        (bound, index) => index % 2 === 0 && bound <= 0xdfff && (set[index + 1] as number) >= 0xd800,
      );
    }
    case "sequence":
      return tree.items.some(tellsSurrogatesApart);
    case "choice":
      return tree.options.some(tellsSurrogatesApart);
    case "repeat":
      return tellsSurrogatesApart(tree.item);
    case "assertion":
      return false;
  }
}

/** Lone surrogates become U+FFFD, of the same length. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

function isPairBefore(text: string, position: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(position - 2, position));
}
