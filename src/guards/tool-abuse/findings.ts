import type { Finding } from "../../core/types.ts";
import type { ToolFinding } from "./types.ts";

type RuleName =
  | "unknown-tool"
  | "not-allowed"
  | "unreadable-arguments"
  | "schema"
  | "argument"
  | "budget"
  | "untrusted-value"
  | "private-value"
  | "lethal-trifecta"
  | "needs-approval"
  | "wrong-approval";

/** Every rule of the policy, with what it says and what it leads to. */
const rules: Readonly<Record<RuleName, readonly [title: string, effect: ToolFinding["effect"]]>> = {
  "unknown-tool": ["A tool that the policy does not name", "refuse"],
  "not-allowed": ["A caller who may not use the tool", "refuse"],
  "unreadable-arguments": ["Arguments that are no plain JSON object", "refuse"],
  schema: ["Arguments that do not have the form of the schema", "refuse"],
  argument: ["An argument outside of what the policy allows", "refuse"],
  budget: ["More calls than the session may make", "refuse"],
  "untrusted-value": ["A value that was copied from untrusted text", "refuse"],
  "private-value": ["A value that was copied from private data", "refuse"],
  "lethal-trifecta": ["A way out of a session that holds private data and untrusted text", "approve"],
  "needs-approval": ["A call to which a person has to agree", "approve"],
  "wrong-approval": ["An approval that is not for this call, or no longer", "refuse"],
};

// https://genai.owasp.org/llmrisk/llm062025-excessive-agency/ and https://atlas.mitre.org/techniques/AML.T0053
const refs: readonly string[] = ["LLM06:2025", "AML.T0053"];

/** Where something was found, and what was expected there. */
interface Where {
  readonly path?: string;
  readonly expected?: string;
  readonly effect?: ToolFinding["effect"];
}

/** A finding of a rule. */
export function finding(name: RuleName, where: Where = {}): ToolFinding {
  const [title, effect] = rules[name];
  return { ruleId: `tool-abuse/${name}`, title, guard: "tools", effect, ...where, refs };
}

/** The same as findings of a text, which is the call as a whole. */
export function asFindings(findings: readonly ToolFinding[]): readonly Finding[] {
  return findings.map(({ ruleId, title, guard, refs: catalogue }) => ({
    ruleId,
    title,
    guard,
    stage: "output",
    score: 1,
    span: { start: 0, end: 0 },
    view: "raw",
    refs: catalogue,
  }));
}

/** Tells a model why its call was not run, in words of the policy alone. */
export function refusalWords(findings: readonly ToolFinding[]): string {
  const reasons = findings.map(({ title, path, expected }) => {
    const what = path === undefined ? title : `${path}: ${title}`;
    return expected === undefined ? what : `${what}; expected ${expected}`;
  });
  return `This tool call was not run. ${[...new Set(reasons)].slice(0, 8).join(". ")}.`;
}
