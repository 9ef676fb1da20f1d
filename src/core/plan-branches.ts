import type { Factor, FactorList, Slot } from "./rule.ts";
import { branchSize, leadSize, placeSize, type ScanPlan, slotSize } from "./scan-plan.ts";

/** The branches of the rules of a plan, as the compiler made them. */
export function branchesOf(plan: ScanPlan, rules: number): readonly (readonly (readonly Slot[])[])[] {
  const factors = plan.factors.map(
    ({ text, atEdge, endsWord }): Factor => ({ text, boundary: { before: atEdge, after: endsWord } }),
  );
  const leading = rowsOf(plan.leadStart, plan.leads, leadSize);
  const rows = rowsOf(plan.placeStart, plan.places, placeSize);
  const lists: FactorList[] = Array.from(
    { length: plan.lists },
    (_, list) => slotOf(rows.get(list) ?? [], factors).list,
  );
  const byRule: Slot[][][] = Array.from({ length: rules }, () => []);
  for (let branch = 0; branch < plan.branches.length; branch += branchSize) {
    const [rule = 0, firstSlot = 0, lastSlot = 0] = plan.branches.subarray(branch, branch + 3);
    const slots = [slotOf(leading.get(branch / branchSize) ?? [], factors)];
    for (let at = firstSlot * slotSize; at < lastSlot * slotSize; at += slotSize) {
      const [list = 0, least = 0, most = 0] = plan.slots.subarray(at, at + 3);
      slots.push({ list: lists[list] as FactorList, least, most });
    }
    byRule[rule]?.push(slots);
  }
  return byRule;
}

/** `factor, least, most` of every entry, by the owner that is its first field. */
function rowsOf(start: Int32Array, values: Int32Array, size: number): ReadonlyMap<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let factor = 0; factor + 1 < start.length; factor++) {
    for (let at = (start[factor] as number) * size; at < (start[factor + 1] as number) * size; at += size) {
      const owner = values[at] as number;
      const row = rows.get(owner);
      if (row === undefined) rows.set(owner, [factor, values[at + 1] as number, values[at + 2] as number]);
      else row.push(factor, values[at + 1] as number, values[at + 2] as number);
    }
  }
  return rows;
}

function slotOf(row: readonly number[], factors: readonly Factor[]): Slot {
  const own: Factor[] = [];
  const reaches: number[] = [];
  for (let at = 0; at < row.length; at += 3) {
    own.push(factors[row[at] as number] as Factor);
    reaches.push(row[at + 1] as number, row[at + 2] as number);
  }
  const least = Math.min(...reaches.filter((_, index) => index % 2 === 0));
  const most = Math.min(...reaches.filter((_, index) => index % 2 === 1));
  const offsets = reaches.map((reach, index) => reach - (index % 2 === 0 ? least : most));
  return { list: { factors: own, offsets }, least, most };
}
