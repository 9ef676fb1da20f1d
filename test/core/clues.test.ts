import { expect, test } from "vitest";
import { encodedClues } from "../../src/core/clues.generated.ts";
import { clueBits, pairClues } from "../../src/core/clues.ts";
import { readNumbers } from "../../src/core/numbers.ts";

test("the clues that were written are those of the letter pairs", () => {
  const written = readNumbers(encodedClues);
  const expected = [...pairClues()].flatMap((clue) => [clue & (2 ** clueBits - 1), clue >> clueBits]);
  expect([...written]).toEqual(expected);
});
