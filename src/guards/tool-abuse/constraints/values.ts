import { parseRule } from "../../../core/compile.ts";
import { builtinEngine } from "../../../core/regex/builtin-engine.ts";
import { lintPattern } from "../../../core/regex/lint.ts";
import { wrongOption } from "../../../core/validate.ts";
import type { Constraint } from "./constraint.ts";

/**
 * A number up to `most`; texts of digits are none.
 *
 * @param least Default: 0, since a negative amount often is a payment the other way.
 */
export function atMost(most: number, least: number = 0): Constraint {
  if (!Number.isFinite(most)) throw wrongOption("atMost()", "a number");
  return {
    expected: `a number from ${least} to ${most}`,
    holds: (value) => typeof value === "number" && value >= least && value <= most,
  };
}

/** One of these texts, numbers or booleans, exactly. */
export function oneOf(values: readonly (string | number | boolean | null)[]): Constraint {
  const known = new Set<unknown>(values);
  return { expected: "one of the values that are allowed", holds: (value) => known.has(value) };
}

const longestAddress = 254;

/**
 * One address, or an array of at most 100, whose domain is one of these: `example.com`, or `*.example.com` for what is
 * below it. An entry with an `@` is one address.
 *
 * Names before addresses, lists in one text, quoted local parts, comments, routes with `!` or `%`, and a first sign that could be
 * that of an option, a file or a program are refused, because mailers read them differently.
 */
export function recipients(allowed: readonly string[]): Constraint {
  const entries = allowed.map((entry) => entry.toLowerCase());
  const holdsOne = (value: unknown): boolean => {
    if (typeof value !== "string" || value.length > longestAddress) return false;
    const parts = /^([A-Za-z0-9_][A-Za-z0-9.#$&'*+/=?^_{|}~-]*)@([A-Za-z0-9.-]+)$/.exec(value);
    const domain = parts?.[2]?.toLowerCase();
    if (domain === undefined) return false;
    return entries.some((entry) =>
      entry.includes("@") ? entry === value.toLowerCase() : isDomain(domain, entry),
    );
  };
  return {
    expected: "a plain address in an allowed domain",
    holds: (value) =>
      Array.isArray(value)
        ? value.length > 0 && value.length <= 100 && value.every(holdsOne)
        : holdsOne(value),
  };
}

/** Whether a domain is the entry, or below one that begins with `*.`. */
export function isDomain(domain: string, entry: string): boolean {
  return entry.startsWith("*.")
    ? domain.endsWith(entry.slice(1)) && domain.length >= entry.length
    : domain === entry;
}

/** Longest text that a pattern is tried on. */
const longestMatched = 8192;
const mostSteps = 2_000_000;

/**
 * A text that a pattern matches as a whole. The pattern is in the dialect of rules: no look-around, no back-references, no
 * repeat without an upper limit; it runs in linear time, never as a `RegExp`.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` for a pattern outside the dialect.
 */
export function pattern(source: string | RegExp): Constraint {
  const written = typeof source === "string" ? { source, flags: "u" } : source;
  const fail = (expected: string): never => {
    throw wrongOption("pattern()", expected);
  };
  const whole = { source: `^(?:${written.source})$`, flags: written.flags.replace("m", "") };
  const tree = parseRule(whole, ["raw"], fail, false);
  lintPattern(tree, fail);
  const matcher = builtinEngine.compile({ tree } as Parameters<typeof builtinEngine.compile>[0]);
  return {
    expected: "a text of the form that is allowed",
    holds(value) {
      if (typeof value !== "string" || value.length > longestMatched) return false;
      const found: number[] = [];
      const steps = matcher.findAll(value, 0, 0, found, mostSteps);
      return steps <= mostSteps && found[0] === 0 && found[1] === value.length;
    },
  };
}
