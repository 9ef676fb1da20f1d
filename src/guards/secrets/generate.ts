// Compiles formats and announcers into `rules.generated.ts`: `npm run generate`. A test holds the result against the tables.
import { writeFileSync } from "node:fs";
import { compileRules } from "../../core/compile.ts";
import { encodePack } from "../../core/pack.ts";
import { announcers } from "./announcers.ts";
import { formats } from "./formats/index.ts";

const encoded = encodePack(compileRules([...formats, ...announcers]));
const checks = formats.flatMap(({ id, check }) => (check === undefined ? [] : [`${id}\t${check}`]));
const target = new URL("./rules.generated.ts", import.meta.url);
const header = "// Made from formats/ and announcers.ts by `npm run generate`; do not edit.\n";
writeFileSync(
  target,
  `${header}export const encodedRules: string = ${JSON.stringify(encoded)};\n` +
    `export const encodedChecks: string = ${JSON.stringify(checks.join("\n"))};\n`,
);
