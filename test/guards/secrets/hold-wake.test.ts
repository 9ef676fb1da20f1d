import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announcers } from "../../../src/guards/secrets/announcers.ts";
import { wakes } from "../../../src/guards/secrets/hold-wake.ts";

/** Kinds that stand for a value near by. The others are part of what they announce, or need a word of these as well. */
const kinds = new Set(
  ["password", "secret", "pem", "header", "option", "login"].map((kind) => `context/${kind}`),
);

describe("a stream wakes up at every announcer", () => {
  test.each(announcers.filter(({ id }) => kinds.has(id)))("of $id", ({ pattern }) => {
    // The edges of words have no characters, and lines may hold anything.
    const source = pattern.source.replaceAll("\\b", "").replaceAll("[^\\n]", "[ -~]");
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${source})$`, "u")), fc.boolean(), (word, isUpper) => {
        const written = isUpper && pattern.ignoreCase ? word.toUpperCase() : word;
        expect(wakes(` ${written} `, 0)).toBeGreaterThan(1);
      }),
      { numRuns: 1000 },
    );
  });
});
