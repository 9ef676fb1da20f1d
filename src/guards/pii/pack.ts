import { decodePack } from "../../core/pack.ts";
import type { RulePack } from "../../core/rule.ts";
import { encodedRules } from "./rules.generated.ts";

let pack: RulePack | undefined;

/** The built-in context rules, decoded when they are first asked for. */
export function contextRules(): RulePack {
  pack ??= decodePack(encodedRules);
  return pack;
}
