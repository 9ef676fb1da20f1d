import { readTrie } from "./factor-trie.ts";
import { createPlaces } from "./plan-lists.ts";
import type { Factor, FactorList, Slot } from "./rule.ts";
import { branchSize, type ScanPlan, slotSize } from "./scan-plan.ts";

/** The branches of the rules of a plan, as the compiler made them. */
export function branchesOf(plan: ScanPlan, rules: number): readonly (readonly (readonly Slot[])[])[] {
  const lists = listsOf(plan);
  const { branches, slots } = plan;
  const byRule: Slot[][][] = Array.from({ length: rules }, () => []);
  for (let at = 0; at < branches.length; at += branchSize) {
    const [rule = 0, lead = 0, least = 0, most = 0, from = 0, to = 0] = branches.subarray(
      at,
      at + branchSize,
    );
    const own: Slot[] = [{ list: lists[lead] as FactorList, least, most }];
    for (let slot = from * slotSize; slot < to * slotSize; slot += slotSize) {
      const [list = 0, slotLeast = 0, slotMost = 0] = slots.subarray(slot, slot + slotSize);
      own.push({ list: lists[list] as FactorList, least: slotLeast, most: slotMost });
    }
    byRule[rule]?.push(own);
  }
  return byRule;
}

function listsOf(plan: ScanPlan): readonly FactorList[] {
  const factors = new Array<Factor>(plan.factorCount);
  for (const { text, atEdge, endsWord, number } of plan.tries.flatMap(readTrie)) {
    factors[number] = { text, boundary: { before: atEdge, after: endsWord } };
  }
  const lists = Array.from({ length: plan.listCount }, () => ({
    factors: [] as Factor[],
    offsets: [] as number[],
  }));
  const read = createPlaces(
    plan,
    Uint16Array.from(factors, ({ text }) => text.length),
  );
  for (const [number, factor] of factors.entries()) {
    read(number, (list, least, most) => {
      lists[list]?.factors.push(factor);
      lists[list]?.offsets.push(least, most);
    });
  }
  return lists;
}
