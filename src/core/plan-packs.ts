import type { RulePack } from "./rule.ts";
import { branchSize, leadSize, placeSize, planScan, type ScanPlan, slotSize } from "./scan-plan.ts";

/** The tables of several packs as one, their rules numbered through. */
export function planPacks(packs: readonly RulePack[]): ScanPlan {
  const plans = packs.map(({ plan, rules }) => plan ?? planScan(rules));
  if (plans.length === 1) return plans[0] as ScanPlan;
  let rules = 0;
  let branches = 0;
  let slots = 0;
  let lists = 0;
  const moved = plans.map((plan, index): ScanPlan => {
    const own = {
      ...plan,
      leads: raised(plan.leads, leadSize, [branches]),
      branches: raised(plan.branches, branchSize, [rules, slots, slots]),
      slots: raised(plan.slots, slotSize, [lists]),
      places: raised(plan.places, placeSize, [lists]),
    };
    rules += packs[index]?.rules.length ?? 0;
    branches += plan.branches.length / branchSize;
    slots += plan.slots.length / slotSize;
    lists += plan.lists;
    return own;
  });
  return {
    factors: moved.flatMap(({ factors }) => factors),
    leadStart: joinStarts(moved.map(({ leadStart }) => leadStart)),
    leads: join(moved.map(({ leads }) => leads)),
    branches: join(moved.map(({ branches: own }) => own)),
    slots: join(moved.map(({ slots: own }) => own)),
    lists,
    placeStart: joinStarts(moved.map(({ placeStart }) => placeStart)),
    places: join(moved.map(({ places }) => places)),
  };
}

/** A copy of a table in which the first fields of each entry are raised. */
function raised(table: Int32Array, size: number, by: readonly number[]): Int32Array {
  const copy = table.slice();
  for (const [field, add] of by.entries()) {
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

/** Where rows begin, over several tables; each names the end of its last row as well. */
function joinStarts(tables: readonly Int32Array[]): Int32Array {
  const starts = [0];
  for (const table of tables) {
    const before = starts.at(-1) as number;
    for (let row = 1; row < table.length; row++) starts.push(before + (table[row] as number));
  }
  return new Int32Array(starts);
}
