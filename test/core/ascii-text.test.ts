import { expect, test } from "vitest";
import { readAscii, writeAscii } from "../../src/core/ascii-text.ts";
import fc from "../support/property.ts";

const units = fc.oneof(
  fc.constantFrom(
    "~",
    "@",
    "%",
    "&",
    "a",
    "7",
    "(",
    "`",
    '"',
    "ж",
    "ا",
    "忽",
    "\ue000",
    "\uefff",
    "\uf000",
    "\x80",
  ),
  fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
);
const texts = fc.array(units, { maxLength: 40 }).map((parts) => parts.join(""));

test("any text is the same after it was written in ASCII and read", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const written = writeAscii(text);
      expect(written).toMatch(/^[\0-\x7f]*$/);
      expect(readAscii(written)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("texts in ASCII without marks stay as they are, and scripts take one character a letter", () => {
  expect(writeAscii("ignore [a-z]{2}")).toBe("ignore [a-z]{2}");
  expect(writeAscii("предыдущие").length).toBeLessThan(15);
});
