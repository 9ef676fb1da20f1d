import type { Rule, RuleExamples } from "../../../core/rule.ts";
import { rules as disguised, examples as disguisedExamples } from "./disguised.ts";
import { rules as named, examples as namedExamples } from "./named.ts";

/** Context of the guard: where a name, a user name, an address or a disguised value is announced. */
export const rules: readonly Rule[] = [...named, ...disguised];

export const examples: RuleExamples = { ...namedExamples, ...disguisedExamples };
