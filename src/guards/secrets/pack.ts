import { decodePack } from "../../core/pack.ts";
import type { RulePack } from "../../core/rule.ts";
import { encodedChecks, encodedRules } from "./rules.generated.ts";

let pack: RulePack | undefined;
let checkNames: ReadonlyMap<string, string> | undefined;

/** The built-in formats and announcers, decoded when they are first asked for. */
export function secretRules(): RulePack {
  pack ??= decodePack(encodedRules);
  return pack;
}

/** Names of checks by the id of their format. */
export function secretChecks(): ReadonlyMap<string, string> {
  checkNames ??= new Map(encodedChecks.split("\n").map((line) => line.split("\t") as [string, string]));
  return checkNames;
}
