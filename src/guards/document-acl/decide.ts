import { type Ids, idsOf, mostListed, readTexts } from "./ids.ts";
import { isLevel, malformed, ownData } from "./own-data.ts";
import type { Reader } from "./principal.ts";
import type { Condition, Field, FieldType, Plan, Term, Test } from "./types.ts";

/** Whether a principal may read a document with this metadata; may throw what a proxy throws. */
export type Decision = (metadata: unknown, reader: Reader) => boolean;

/** Values of the fields of a document, in the order of the plan; `undefined` for an optional one that is not there. */
type Values = readonly unknown[];
type Comparison = Exclude<Test, { op: "exists" }>;
type Check = (values: Values, reader: Reader) => boolean;

/** One field, and the parts of the rule that can be answered when it is read. */
interface Step {
  readonly read: (metadata: object) => unknown;
  readonly check: Check | undefined;
}

/** Compiles a rule to functions, once. */
export function compileDecision({ fields, condition }: Plan): Decision {
  const parts = "all" in condition ? condition.all : [condition];
  // Most documents are somebody else's, and their first field says so.
  const steps: readonly Step[] = fields.map((field, index) => {
    const ready = parts.filter((part) => Math.max(0, lastField(part)) === index);
    return { read: fieldReader(field), check: ready.length === 0 ? undefined : every(ready.map(compile)) };
  });
  return (metadata, reader) => {
    if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata)) return false;
    const values: unknown[] = [];
    for (const { read, check } of steps) {
      const value = read(metadata);
      if (value === malformed) return false;
      values.push(value);
      if (check !== undefined && !check(values, reader)) return false;
    }
    return true;
  };
}

/** Highest index of a field that a condition refers to, or -1. */
function lastField(condition: Condition): number {
  if ("all" in condition) return Math.max(...condition.all.map(lastField));
  if ("any" in condition) return Math.max(...condition.any.map(lastField));
  const { test } = condition;
  return test.op === "exists" ? test.field : Math.max(-1, ...fieldsOf(test));
}

function fieldsOf({ left, right }: Comparison): readonly number[] {
  return [left, right].flatMap((term) => (term.from === "metadata" ? [term.field] : []));
}

/** Reads one field strictly: its value, `undefined` for an optional one that is not there, or `malformed`. */
export function fieldReader({ name, type, optional }: Field): (metadata: object) => unknown {
  const parse = parsers[type];
  return (metadata) => {
    const value = ownData(metadata, name);
    if (value === undefined || value === null) return optional ? undefined : malformed;
    return parse(value);
  };
}

const parsers: Readonly<Record<FieldType, (value: unknown) => unknown>> = {
  string: (value) => (typeof value === "string" && value !== "" ? value : malformed),
  number: (value) => (isLevel(value) ? value : malformed),
  boolean: (value) => (typeof value === "boolean" ? value : malformed),
  strings: (value) => readTexts(value, mostListed) ?? malformed,
};

function compile(condition: Condition): Check {
  if ("all" in condition) return every(condition.all.map(compile));
  if ("any" in condition) return some(condition.any.map(compile));
  return compileTest(condition.test, condition.holds);
}

/** A chain of pairs, which is faster than walking a list. */
function every(parts: readonly Check[]): Check {
  return parts.reduceRight(
    (rest, first) => (values, reader) => first(values, reader) && rest(values, reader),
  );
}

function some(parts: readonly Check[]): Check {
  return parts.reduceRight(
    (rest, first) => (values, reader) => first(values, reader) || rest(values, reader),
  );
}

/** Compiles a comparison; what it compares may be missing, and then it fails on both sides. */
export function compileTest(test: Test, holds: boolean): Check {
  if (test.op === "exists") {
    const { field } = test;
    return (values) => (values[field] !== undefined) === holds;
  }
  const fits = comparison(test);
  const needed = fieldsOf(test);
  const compare: Check = (values, reader) => fits(values, reader) === holds;
  // What is not there is neither equal nor unequal.
  return (values, reader) => {
    for (const field of needed) if (values[field] === undefined) return false;
    return compare(values, reader);
  };
}

function comparison({ op, left, right }: Comparison): Check {
  if (op === "overlaps") return overlap(left, right);
  const first = scalarOf(left);
  if (op === "in") {
    if (right.from === "metadata") {
      const list = listOf(right);
      return (values, reader) => list(values, reader).includes(first(values, reader) as string);
    }
    const ids = askedOf(right);
    return (values, reader) => ids(values, reader).has(first(values, reader) as string);
  }
  const second = scalarOf(right);
  if (op === "eq") return (values, reader) => first(values, reader) === second(values, reader);
  return (values, reader) => (first(values, reader) as number) <= (second(values, reader) as number);
}

/** Walks the list of the document where there is one, and asks the other one, which may keep a set. */
function overlap(left: Term, right: Term): Check {
  const [walked, asked] = right.from === "metadata" ? [right, left] : [left, right];
  const list = listOf(walked);
  const ids = askedOf(asked);
  return (values, reader) => {
    const known = ids(values, reader);
    for (const text of list(values, reader)) if (known.has(text)) return true;
    return false;
  };
}

function scalarOf(term: Term): (values: Values, reader: Reader) => unknown {
  if (term.from === "literal") return () => term.value;
  if (term.from === "metadata") {
    const { field } = term;
    return (values) => values[field];
  }
  const part = term.part as "tenant" | "user" | "clearance";
  return (_, reader) => reader[part];
}

function listOf(term: Term): (values: Values, reader: Reader) => readonly string[] {
  if (term.from === "metadata") {
    const { field } = term;
    return (values) => values[field] as readonly string[];
  }
  const ids = askedOf(term);
  return (values, reader) => ids(values, reader).list;
}

function askedOf(term: Term): (values: Values, reader: Reader) => Ids {
  if (term.from === "metadata") {
    const { field } = term;
    return (values) => idsOf(values[field] as readonly string[]);
  }
  if (term.from === "literal") {
    const ids = idsOf(term.value as readonly string[]);
    return () => ids;
  }
  const part = term.part as "groups" | "ids";
  return (_, reader) => reader[part];
}
