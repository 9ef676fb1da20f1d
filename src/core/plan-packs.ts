import type { RulePack } from "./rule.ts";
import { branchSize, planScan, type ScanPlan, slotSize } from "./scan-plan.ts";

/** The tables of several packs as one, their rules numbered through. */
export function planPacks(packs: readonly RulePack[]): ScanPlan {
  const plans = packs.map(({ plan, rules }) => plan ?? planScan(rules));
  if (plans.length === 1) return plans[0] as ScanPlan;
  let rules = 0;
  let factors = 0;
  let slots = 0;
  let lists = 0;
  const moved = plans.map((plan, index): ScanPlan => {
    const own = {
      ...plan,
      tries: plan.tries.map(({ text, first }) => ({ text, first: first + factors })),
      members: plan.members.map((part) => ({
        ...part,
        firstFactor: part.firstFactor + factors,
        firstList: part.firstList + lists,
      })),
      branches: raised(plan.branches, branchSize, [rules, lists, 0, 0, slots, slots]),
      slots: raised(plan.slots, slotSize, [lists]),
    };
    rules += packs[index]?.rules.length ?? 0;
    factors += plan.factorCount;
    slots += plan.slots.length / slotSize;
    lists += plan.listCount;
    return own;
  });
  return {
    tries: moved.flatMap(({ tries }) => tries),
    factorCount: factors,
    nodes: moved.reduce((sum, { nodes }) => sum + nodes, 0),
    listCount: lists,
    members: moved.flatMap(({ members }) => members),
    reaches: moved.flatMap(({ reaches }) => reaches),
    branches: join(moved.map(({ branches }) => branches)),
    slots: join(moved.map((plan) => plan.slots)),
  };
}

/** A copy of a table in which the first fields of each entry are raised. */
function raised(table: Int32Array, size: number, by: readonly number[]): Int32Array {
  const copy = table.slice();
  for (const [field, add] of by.entries()) {
    if (add === 0) continue;
    for (let at = field; at < copy.length; at += size) copy[at] = (copy[at] as number) + add;
  }
  return copy;
}

function join(tables: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(tables.reduce((sum, { length }) => sum + length, 0));
  let used = 0;
  for (const table of tables) {
    joined.set(table, used);
    used += table.length;
  }
  return joined;
}
