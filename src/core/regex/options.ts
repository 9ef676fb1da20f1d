import type { CharacterSet } from "./character-set.ts";
import { firstOfItems } from "./first.ts";
import { addBits, areDisjoint, bitsOf, emptyBits, type GuardBits } from "./guards.ts";
import type { Tree } from "./tree.ts";

/** One or several options of a choice that begin alike, in the order in which they are tried. */
export interface Branch {
  /** What the options can begin with; what follows the choice does too if one may be empty. */
  readonly bits: GuardBits;
  readonly mayBeEmpty: boolean;
  /** The options as one sequence: what all of them begin with, which there is only one way to match, and a choice. */
  readonly items: readonly Tree[];
}

type Option = readonly Tree[];
type Choice = Tree & { readonly kind: "choice" };

// Rules of one family share most of their choices.
const known = new WeakMap<Choice, readonly Branch[]>();

/**
 * The options of a choice, those that begin alike brought together as far as that leaves the order in which they match: an
 * option moves past others only when no text can begin with both. A choice among the options is part of the choice.
 */
export function branchesOf(choice: Choice): readonly Branch[] {
  let branches = known.get(choice);
  if (branches === undefined) {
    const options: Option[] = [];
    addOptions(choice, options);
    branches = bringTogether(options).map((alike) => new Alike(alike));
    known.set(choice, branches);
  }
  return branches;
}

function addOptions(choice: Choice, options: Option[]): void {
  for (let index = 0; index < choice.options.length; index++) {
    const option = choice.options[index] as Tree;
    if (option.kind === "choice") addOptions(option, options);
    else options.push(option.kind === "sequence" ? option.items : [option]);
  }
}

function bringTogether(options: readonly Option[]): readonly (readonly Option[])[] {
  const heads: (Tree | undefined)[] = [];
  const groups: Option[][] = [];
  // Since the last option that nothing moves past: the groups by their heads, and all that these let pass, while no two of
  // them let the same pass. Then the one that an option belongs to need not be searched.
  const indexes = new Map<string, number>();
  let taken = emptyBits();
  let areApart = true;
  for (let at = 0; at < options.length; at++) {
    const option = options[at] as Option;
    const [head] = option;
    let index = -1;
    if (head?.kind !== "set") {
      index = head !== undefined && isSame(heads.at(-1), head) ? heads.length - 1 : -1;
      indexes.clear();
      taken = emptyBits();
      areApart = true;
    } else if (areApart) {
      const key = keyOf(head.set);
      index = indexes.get(key) ?? -1;
      if (index < 0) {
        const bits = bitsOf(head.set);
        areApart = areDisjoint(taken, bits);
        addBits(taken, bits);
        indexes.set(key, heads.length);
      }
    } else index = searchBack(heads, head);
    if (index >= 0) groups[index]?.push(option);
    else {
      heads.push(head);
      groups.push([option]);
    }
  }
  return groups;
}

/** The last head that is the same, if those behind it are disjoint from it; or -1. */
function searchBack(heads: readonly (Tree | undefined)[], head: Tree & { readonly kind: "set" }): number {
  for (let index = heads.length - 1; index >= 0; index--) {
    const other = heads[index];
    if (other?.kind !== "set") return -1;
    if (isSame(other, head)) return index;
    if (!areDisjoint(bitsOf(other.set), bitsOf(head.set))) return -1;
  }
  return -1;
}

/** Whether two items are sets that are equal, or the same assertion. */
function isSame(a: Tree | undefined, b: Tree | undefined): boolean {
  if (a?.kind === "set") return b?.kind === "set" && (a.set === b.set || keyOf(a.set) === keyOf(b.set));
  return a?.kind === "assertion" && b?.kind === "assertion" && a.at === b.at;
}

const keys = new WeakMap<CharacterSet, string>();

function keyOf(set: CharacterSet): string {
  let key = keys.get(set);
  if (key === undefined) {
    key = set.join();
    keys.set(set, key);
  }
  return key;
}

/** A branch whose items are put together when they are needed. */
class Alike implements Branch {
  readonly bits: GuardBits;
  readonly mayBeEmpty: boolean;
  readonly #options: readonly Option[];
  #items: Option | undefined;

  constructor(options: readonly Option[]) {
    const [first = []] = options;
    this.#options = options;
    const own = firstOfItems(first, 0);
    // Options that begin with one set let the same pass.
    if (options.length === 1 || first[0]?.kind === "set") {
      this.bits = own.bits;
      this.mayBeEmpty = own.mayBeEmpty;
      return;
    }
    const all = options.map((option) => firstOfItems(option, 0));
    const bits = emptyBits();
    for (const each of all) addBits(bits, each.bits);
    this.bits = bits;
    this.mayBeEmpty = all.some((each) => each.mayBeEmpty);
  }

  get items(): Option {
    this.#items ??= joinAlike(this.#options);
    return this.#items;
  }
}

function joinAlike(options: readonly Option[]): Option {
  const [first = []] = options;
  if (options.length === 1) return first;
  let length = 1;
  while (options.every((option) => isSame(first[length], option[length]))) length++;
  const rests = options.map((option): Tree => {
    const rest = option.slice(length);
    return rest.length === 1 ? (rest[0] as Tree) : { kind: "sequence", items: rest };
  });
  return [...first.slice(0, length), { kind: "choice", options: rests }];
}
