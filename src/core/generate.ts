// Works out the clues of letter pairs for `clues.generated.ts`: `npm run generate`. A test holds the result against the tables.
import { writeFileSync } from "node:fs";
import { clueBits, pairClues } from "./clues.ts";
import { writeNumbers } from "./numbers.ts";

const encoded = writeNumbers(
  [...pairClues()].flatMap((clue) => [clue & (2 ** clueBits - 1), clue >> clueBits]),
);
const target = new URL("./clues.generated.ts", import.meta.url);
const header = "// Made from clues.ts by `npm run generate`; do not edit.\n";
writeFileSync(target, `${header}export const encodedClues: string = ${JSON.stringify(encoded)};\n`);
