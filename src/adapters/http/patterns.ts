import type { Path } from "../../core/strings.ts";
import { wrongOption } from "../../core/validate.ts";

/** Steps of a path; `true` stands for any item of a list. */
export type Pattern = readonly (string | true)[];

/** Reads paths such as `messages[].parts[].text`; throws `GUARD_INVALID_OPTIONS`. */
export function readPatterns(value: unknown, field: string): readonly Pattern[] {
  const expected = "an array of paths such as messages[].content";
  if (!Array.isArray(value) || value.length === 0) throw wrongOption(field, expected);
  return value.map((path: unknown, index) => {
    const steps =
      typeof path === "string"
        ? path
            .replaceAll("[]", ".[]")
            .split(".")
            .filter((step, at) => at > 0 || step !== "")
        : [];
    if (steps.length === 0 || steps.includes("")) throw wrongOption(`${field}[${index}]`, expected);
    return steps.map((step) => (step === "[]" ? true : step));
  });
}

/** Whether a place is the one of a pattern, or in it. */
export function isWithin(path: Path, patterns: readonly Pattern[]): boolean {
  return patterns.some((pattern) =>
    pattern.every((step, at) => (step === true ? typeof path[at] === "number" : path[at] === step)),
  );
}
