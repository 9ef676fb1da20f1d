import { describe, expect, test } from "vitest";
import { levelOf, mostLevel, valueOfLevel, valuesByCode, writeLevels } from "../../src/models/levels.ts";

describe("levels", () => {
  const all = Int8Array.from({ length: 2 * mostLevel + 1 }, (_, index) => index - mostLevel);

  test("come back from text", () => {
    const values = valuesByCode();
    const read = Array.from(writeLevels(all), (character) => values[character.charCodeAt(0)]);
    expect(read).toEqual(Array.from(all, (level) => Math.fround(valueOfLevel(level))));
  });

  test("are written without characters that a string literal has to escape", () => {
    expect(writeLevels(all)).toMatch(/^[\x20-\x7e]+$/);
    expect(writeLevels(all)).not.toMatch(/["\\]/);
  });

  test("stand for the share they were made from", () => {
    for (const level of all) expect(levelOf(valueOfLevel(level))).toBe(level);
  });

  test("end at the largest share", () => {
    expect([levelOf(7), levelOf(-7)]).toEqual([mostLevel, -mostLevel]);
  });
});
