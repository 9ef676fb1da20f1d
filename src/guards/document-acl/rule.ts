import { isObject, wrongOption } from "../../core/validate.ts";
import type { KnownField } from "./fields.ts";
import { idsOf, isId, readTexts } from "./ids.ts";
import { isLevel, ownData } from "./own-data.ts";
import type { Condition, Field, FieldType, Plan, PrincipalField, Term, Test } from "./types.ts";

const deepest = 16;
const mostParts = 256;
const mostLiterals = 1000;

const principalTypes: ReadonlyMap<unknown, FieldType> = new Map<PrincipalField, FieldType>([
  ["tenant", "string"],
  ["user", "string"],
  ["groups", "strings"],
  ["ids", "strings"],
  ["clearance", "number"],
]);

/** Types of the two sides of each comparison; of `eq` both have any one of the scalar types. */
const sides: ReadonlyMap<string, readonly [readonly FieldType[], readonly FieldType[]]> = new Map([
  [
    "eq",
    [
      ["string", "number", "boolean"],
      ["string", "number", "boolean"],
    ],
  ],
  ["in", [["string"], ["strings"]]],
  ["overlaps", [["strings"], ["strings"]]],
  ["lte", [["number"], ["number"]]],
] as const);

const words = "an object with one of all, any, not, eq, in, overlaps, lte, exists";

/** Checks a rule and moves its negations to its comparisons. Throws `GUARD_INVALID_OPTIONS` naming the place. */
export function readRule(rule: unknown, known: ReadonlyMap<string, KnownField>, at: string): Plan {
  const reading = new Reading(known);
  const condition = reading.read(rule, at, true, 1);
  const fields = reading.fields();
  if (fields.length === 0) throw wrongOption(at, "a rule that refers to metadata");
  return { fields, condition };
}

class Reading {
  readonly #known: ReadonlyMap<string, KnownField>;
  readonly #keys: string[] = [];
  readonly #optional = new Set<number>();
  #parts = 0;

  constructor(known: ReadonlyMap<string, KnownField>) {
    this.#known = known;
  }

  fields(): readonly Field[] {
    return this.#keys.map((key, index) => ({
      key,
      ...(this.#known.get(key) as KnownField),
      optional: this.#optional.has(index),
    }));
  }

  read(rule: unknown, at: string, holds: boolean, depth: number): Condition {
    if (depth > deepest) throw wrongOption(at, `a rule at most ${deepest} deep`);
    if (++this.#parts > mostParts) throw wrongOption(at, `a rule of at most ${mostParts} parts`);
    const [word, value] = only(rule, at, words);
    const path = `${at}.${word}`;
    if (word === "all" || word === "any") {
      const parts = list(value, path, mostParts).map((part, index) =>
        this.read(part, `${path}[${index}]`, holds, depth + 1),
      );
      // An empty `all` would be true for everybody.
      if (parts.length === 0) throw wrongOption(path, "at least one rule");
      return (word === "all") === holds ? { all: parts } : { any: parts };
    }
    if (word === "not") return this.read(value, path, !holds, depth + 1);
    const place = path.replace(/^options\./, "");
    if (word === "exists") return { test: this.#exists(value, path), holds, at: place };
    const types = sides.get(word);
    if (types === undefined) throw wrongOption(at, words);
    return { test: this.#compare(word as "eq", types, value, path), holds, at: place };
  }

  #exists(value: unknown, path: string): Test {
    const [from, key] = only(value, path, "{ metadata: name }");
    if (from !== "metadata") throw wrongOption(path, "{ metadata: name }");
    const field = this.#field(key, `${path}.metadata`);
    this.#optional.add(field);
    return { op: "exists", field };
  }

  #compare(
    op: "eq" | "in" | "overlaps" | "lte",
    [lefts, rights]: readonly [readonly FieldType[], readonly FieldType[]],
    value: unknown,
    path: string,
  ): Test {
    const pair = list(value, path, 2);
    if (pair.length !== 2) throw wrongOption(path, "two sides");
    const left = this.#operand(pair[0], `${path}[0]`, lefts);
    const right = this.#operand(pair[1], `${path}[1]`, op === "eq" ? [left.type] : rights);
    return { op, left: left.term, right: right.term, type: left.type };
  }

  #operand(value: unknown, at: string, fits: readonly FieldType[]): { term: Term; type: FieldType } {
    const { term, type } = this.#term(value, at);
    if (!fits.includes(type)) throw wrongOption(at, `a ${fits.join(" or ")}`);
    return { term, type };
  }

  #term(value: unknown, at: string): { term: Term; type: FieldType } {
    if (Array.isArray(value)) {
      const texts = readTexts(value, mostLiterals);
      if (!texts?.every(isId)) throw wrongOption(at, `an array of at most ${mostLiterals} texts, none empty`);
      return { term: { from: "literal", value: idsOf(texts).list }, type: "strings" };
    }
    if (!isObject(value)) return literal(value, at);
    const [from, name] = only(value, at, "{ metadata: name } or { principal: name }");
    if (from === "metadata") {
      const field = this.#field(name, `${at}.metadata`);
      const { type } = this.#known.get(name as string) as KnownField;
      return { term: { from, field }, type };
    }
    const type = principalTypes.get(name);
    if (from !== "principal" || type === undefined)
      throw wrongOption(at, `{ metadata: name } or { principal: ${[...principalTypes.keys()].join(" | ")} }`);
    return { term: { from, part: name as PrincipalField }, type };
  }

  #field(key: unknown, at: string): number {
    if (typeof key !== "string" || !this.#known.has(key))
      throw wrongOption(at, "a canonical field or one that options.fields gives a type");
    const index = this.#keys.indexOf(key);
    return index >= 0 ? index : this.#keys.push(key) - 1;
  }
}

function literal(value: unknown, at: string): { term: Term; type: FieldType } {
  if (typeof value === "boolean") return { term: { from: "literal", value }, type: "boolean" };
  if (isLevel(value)) return { term: { from: "literal", value }, type: "number" };
  if (isId(value)) return { term: { from: "literal", value }, type: "string" };
  throw wrongOption(
    at,
    "a reference, a text that is not empty, a whole number from 0 on, a boolean or texts",
  );
}

/** The only own field of an object. */
function only(value: unknown, at: string, expected: string): readonly [string, unknown] {
  if (!isObject(value) || Array.isArray(value)) throw wrongOption(at, expected);
  const keys = Reflect.ownKeys(value);
  const key = keys[0];
  if (keys.length !== 1 || typeof key !== "string") throw wrongOption(at, expected);
  return [key, ownData(value, key)];
}

function list(value: unknown, at: string, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw wrongOption(at, `an array of at most ${most}`);
  return Array.from(value);
}
