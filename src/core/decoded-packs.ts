import type { RulePack } from "./rule.ts";

const decoded = new WeakSet<object>();

/** Notes that a pack was made from one of our own, so that it need not be checked rule by rule. */
export function noteDecoded(pack: RulePack): RulePack {
  decoded.add(pack);
  return pack;
}

export function isDecodedPack(pack: RulePack): boolean {
  return decoded.has(pack);
}
