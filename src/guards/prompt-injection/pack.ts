import { decodePack } from "../../core/pack.ts";
import type { RulePack } from "../../core/rule.ts";
import { encodedRules } from "./rules.generated.ts";

let pack: RulePack | undefined;

/** The built-in injection rules, decoded when they are first asked for. */
export function injectionRules(): RulePack {
  pack ??= decodePack(encodedRules, { contextLast: true });
  return pack;
}
