import type { Disparity } from "./disparity.ts";
import type { Figures } from "./figures.ts";
import type { Memorization } from "./memorization.ts";
import { percent } from "./percent.ts";
import type { Robustness } from "./robustness.ts";

/** Limits that a set of guards has to keep, each a share from 0 to 1; `null` is no limit. */
export interface Gates {
  readonly minRecall: number | null;
  readonly maxFpr: number | null;
  readonly minRobustness: number | null;
  readonly maxDisparity: number | null;
  readonly maxMemorization: number | null;
}

/** Name of a gate. */
export type GateName = keyof Gates;

/** Every gate, in the order of the report. */
export const gateNames: readonly GateName[] = [
  "minRecall",
  "maxFpr",
  "minRobustness",
  "maxDisparity",
  "maxMemorization",
];

/** What gates look at. */
export interface Measured {
  readonly overall: Figures;
  readonly robustness: Robustness | null;
  readonly disparity: Disparity | null;
  readonly memorization: Memorization | null;
}

/** Whether a gate was kept, and why not. */
export interface GateResult {
  readonly gate: GateName;
  readonly limit: number;
  /** `null` when there were no rows to measure it on; the gate is then missed. */
  readonly value: number | null;
  readonly passed: boolean;
  /** One line. */
  readonly reason: string;
}

interface Reading {
  readonly what: string;
  readonly value: number | null;
  /** What would be needed to measure it. */
  readonly needs: string;
  readonly detail?: string;
}

/** Results of the gates that have a limit. */
export function checkGates(gates: Gates, measured: Measured): readonly GateResult[] {
  return gateNames.flatMap((gate) => {
    const limit = gates[gate];
    return limit === null ? [] : [checkGate(gate, limit, read(gate, measured))];
  });
}

function checkGate(gate: GateName, limit: number, { what, value, needs, detail }: Reading): GateResult {
  const isLeast = gate.startsWith("min");
  if (value === null) {
    return { gate, limit, value, passed: false, reason: `${what} could not be measured: it needs ${needs}` };
  }
  const passed = isLeast ? value >= limit : value <= limit;
  const relation = isLeast ? (passed ? "reaches" : "is below") : passed ? "keeps to" : "is above";
  const tail = detail === undefined ? "" : ` (${detail})`;
  const reason = `${what} of ${percent(value, 2)} ${relation} the limit of ${percent(limit, 2)}${tail}`;
  return { gate, limit, value, passed, reason };
}

function read(gate: GateName, { overall, robustness, disparity, memorization }: Measured): Reading {
  switch (gate) {
    case "minRecall": {
      const { recall } = overall;
      return {
        what: "recall",
        value: recall?.value ?? null,
        needs: "attacks",
        ...(recall !== null && { detail: `${recall.hits} of ${recall.total} attacks` }),
      };
    }
    case "maxFpr": {
      const { falsePositiveRate: rate } = overall;
      return {
        what: "false-positive rate",
        value: rate?.value ?? null,
        needs: "harmless texts",
        ...(rate !== null && { detail: `${rate.hits} of ${rate.total} harmless texts` }),
      };
    }
    case "minRobustness": {
      const worst = robustness?.transforms
        .filter(({ recall }) => recall !== null)
        .toSorted((a, b) => (a.recall?.value ?? 0) - (b.recall?.value ?? 0))[0];
      return {
        what: "robustness",
        value: robustness?.value ?? null,
        needs: "attacks that are flagged",
        ...(worst !== undefined && { detail: `worst: ${worst.name}, ${percent(worst.recall?.value ?? 0)}` }),
      };
    }
    case "maxDisparity":
      return {
        what: "difference of false-positive rates between languages",
        value: disparity?.value ?? null,
        needs: "two languages with enough harmless texts",
        ...(disparity !== null && {
          detail: `${disparity.highest.language} ${percent(disparity.highest.rate)}, ${disparity.lowest.language} ${percent(disparity.lowest.rate)}`,
        }),
      };
    case "maxMemorization":
      return {
        what: "membership advantage",
        value: memorization?.value ?? null,
        needs: "enough rows that were seen in training (--seen) and rows that were not",
      };
  }
}
