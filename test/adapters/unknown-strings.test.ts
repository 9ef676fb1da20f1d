import { expect, test } from "vitest";
import { countUnknown } from "../../src/adapters/unknown-strings.ts";
import { listStrings } from "../../src/core/strings.ts";
import fc from "../support/property.ts";

test("as many strings are counted as a list of all of them has", () => {
  const known = new Set(["a", "id"]);
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const unknown = listStrings(value).places.filter(({ text }) => !known.has(text));
      expect(countUnknown(value, known)).toBe(unknown.length);
    }),
  );
});

test("long keys count, and so does what does not show among the keys", () => {
  expect(countUnknown({ "a key that is long enough to speak": 1 }, new Set())).toBe(1);
  expect(countUnknown(Object.defineProperty({}, "text", { value: "x" }), new Set())).toBe(1);
});

test.each<[string, unknown]>([
  ["deep", JSON.parse(`${"[".repeat(30)}${"]".repeat(30)}`)],
  ["large", Array.from({ length: 5000 }, () => 1)],
  ["of another class", { at: new Date(0) }],
  ["bytes", { data: new Uint8Array(3) }],
])("what is %s has to be listed", (_, value) => {
  expect(countUnknown(value, new Set())).toBe(Number.POSITIVE_INFINITY);
});
