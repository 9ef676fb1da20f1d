import { compileTest, fieldReader } from "./decide.ts";
import { malformed } from "./own-data.ts";
import type { Flaw, Reader } from "./principal.ts";
import type { Condition, FieldType, Plan } from "./types.ts";

/** Why a document may be read or not. */
export interface Explanation {
  readonly readable: boolean;
  /**
   * Empty when it is readable. Otherwise the part of the principal or the fields of the metadata that are malformed, such as
   * `metadata.public: expected a boolean`, or where the rule was not met, such as `rule.all[1].lte`. Holds no values.
   */
  readonly reasons: readonly string[];
}

const expected: Readonly<Record<FieldType, string>> = {
  string: "a string that is not empty",
  number: "a whole number from 0 on",
  boolean: "a boolean",
  strings: "an array of strings, none empty",
};

/** Decides as `compileDecision` does, slowly and with reasons. */
export function explain(plan: Plan, metadata: unknown, reader: Reader | Flaw): Explanation {
  const reasons = reasonsOf(plan, metadata, reader);
  return { readable: reasons.length === 0, reasons };
}

function reasonsOf(plan: Plan, metadata: unknown, reader: Reader | Flaw): readonly string[] {
  if ("expected" in reader) return [`principal${reader.field}: expected ${reader.expected}`];
  try {
    if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata))
      return ["metadata: expected an object"];
    const values = plan.fields.map((field) => fieldReader(field)(metadata));
    const broken = plan.fields.flatMap(({ name, type }, index) =>
      values[index] === malformed ? [`metadata.${name}: expected ${expected[type]}`] : [],
    );
    return broken.length > 0 ? broken : unmet(plan.condition, values, reader);
  } catch {
    return ["metadata: expected fields that can be read"];
  }
}

/** Where a condition fails; nowhere when it holds. */
function unmet(condition: Condition, values: readonly unknown[], reader: Reader): readonly string[] {
  if ("test" in condition) {
    const holds = compileTest(condition.test, condition.holds)(values, reader);
    return holds ? [] : [condition.at];
  }
  if ("all" in condition) return condition.all.flatMap((part) => unmet(part, values, reader));
  const parts = condition.any.map((part) => unmet(part, values, reader));
  return parts.some((part) => part.length === 0) ? [] : parts.flat();
}
