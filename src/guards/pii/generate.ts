// Compiles the rule tables into `rules.generated.ts`: `npm run generate`. A test holds the result against the tables.
import { writeFileSync } from "node:fs";
import { compileRules } from "../../core/compile.ts";
import { encodePack } from "../../core/pack.ts";
import { rules } from "./rules/index.ts";

const encoded = encodePack(compileRules(rules));
const target = new URL("./rules.generated.ts", import.meta.url);
const header = "// Made from rules/ by `npm run generate`; do not edit.\n";
writeFileSync(target, `${header}export const encodedRules: string = ${JSON.stringify(encoded)};\n`);
