import { createPlaces } from "./plan-lists.ts";
import { branchSize, type ScanPlan, slotSize } from "./scan-plan.ts";

/** Rows of the factors that came up so far. */
export interface Leads {
  /**
   * Four numbers a factor: where its leads begin and end in `leads`, and its places in `places`; all 0 before it came up.
   */
  readonly rows: Int32Array;
  /** `branch, least, most`: units from the start of a match to the end of the factor; `branch` is an index of the table. */
  readonly leads: Int32Array;
  /** `list, least, most`: what the factor adds to the reach of a slot of that list. */
  readonly places: Int32Array;
  /** Makes the rows of a factor; `leads` and `places` may be others afterwards. */
  learn(factor: number): void;
}

export const leadSize = 3;
export const placeSize = 3;

/** Reads which branches the factors of a plan lead and which slots they fill, factor by factor as they come up. */
export function createLeads(plan: ScanPlan, lengths: Uint16Array): Leads {
  const { branches, slots, firsts, factorCount } = plan;
  const readPlaces = createPlaces(plan, lengths);
  /** The last branch that each list leads, and the one before; -1 ends a chain. */
  const led = new Int32Array(firsts.length).fill(-1);
  const ledBefore = new Int32Array(branches.length / branchSize);
  for (let at = 0, branch = 0; at < branches.length; at += branchSize, branch++) {
    const list = branches[at + 1] as number;
    ledBefore[branch] = led[list] as number;
    led[list] = branch;
  }
  const fillsSlots = new Uint8Array(firsts.length);
  for (let slot = 0; slot < slots.length; slot += slotSize) fillsSlots[slots[slot] as number] = 1;

  // Rows begin behind the first number, so that 0 tells that there are none.
  const leads = createRows();
  const places = createRows();
  const known = {
    rows: new Int32Array(4 * factorCount),
    leads: leads.numbers,
    places: places.numbers,
    learn(factor: number): void {
      const row = 4 * factor;
      known.rows[row] = leads.used;
      known.rows[row + 2] = places.used;
      readPlaces(factor, (list, least, most) => {
        for (let branch = led[list] as number; branch >= 0; branch = ledBefore[branch] as number) {
          const at = branch * branchSize;
          leads.add(at, (branches[at + 2] as number) + least, (branches[at + 3] as number) + most);
        }
        if (fillsSlots[list] === 1) places.add(list, least, most);
      });
      known.rows[row + 1] = leads.used;
      known.rows[row + 3] = places.used;
      known.leads = leads.numbers;
      known.places = places.numbers;
    },
  };
  return known;
}

function createRows() {
  const rows = {
    numbers: new Int32Array(1024),
    used: 1,
    add(owner: number, least: number, most: number): void {
      if (rows.used + 3 > rows.numbers.length) {
        const grown = new Int32Array(2 * rows.numbers.length);
        grown.set(rows.numbers);
        rows.numbers = grown;
      }
      rows.numbers[rows.used] = owner;
      rows.numbers[rows.used + 1] = least;
      rows.numbers[rows.used + 2] = most;
      rows.used += 3;
    },
  };
  return rows;
}
