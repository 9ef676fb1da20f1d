import { listStrings, plainKey } from "../../core/strings.ts";
import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import { finding } from "./findings.ts";
import { placesAt } from "./paths.ts";
import type { SessionState } from "./session.ts";
import type { Provenance, ReadToolCall, ToolFinding } from "./types.ts";

/** What happens to a value that was copied. */
export type TaintEffect = "deny" | "approve";

/** An effect for copies of untrusted text, or by kind. */
export type TaintRule = TaintEffect | Readonly<Partial<Record<Provenance, TaintEffect>>>;

/** Where copies of recorded text must not stand. */
export interface Taint {
  /** Name of a tool; absent for URLs in the arguments of any tool. */
  readonly tool?: string;
  readonly path: string;
  readonly effects: ReadonlyMap<Provenance, TaintEffect>;
}

/** Reads `{ "send_email.body": "deny", urls: "approve" }`. */
export function readTaint(value: unknown, tools: readonly string[]): readonly Taint[] {
  return [...readOptions(value, "options.taint")].map(([key, rule]) => {
    const field = `options.taint[${JSON.stringify(key)}]`;
    const effects = readEffects(rule, field);
    if (key === "urls") return { path: "", effects };
    // Names of tools may hold dots.
    const named = tools.filter((name) => key.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)[0];
    if (named === undefined || key.length === named.length + 1)
      throw wrongOption(field, 'a key such as "tool.argument" of a tool that is named, or "urls"');
    return { tool: named, path: key.slice(named.length + 1), effects };
  });
}

function readEffects(rule: unknown, field: string): ReadonlyMap<Provenance, TaintEffect> {
  const given = isObject(rule)
    ? readOptions(rule, field, ["untrusted", "private"])
    : new Map([["untrusted", rule]]);
  for (const effect of given.values()) {
    if (effect !== "deny" && effect !== "approve") throw wrongOption(field, '"deny" or "approve"');
  }
  return given as Map<Provenance, TaintEffect>;
}

/** Which values of a call are copies that must not stand there. */
export function findTaint(
  taints: readonly Taint[],
  call: ReadToolCall,
  { recorded }: SessionState,
): readonly ToolFinding[] {
  const found: ToolFinding[] = [];
  for (const { tool, path, effects } of taints) {
    if (tool !== undefined && tool !== call.name) continue;
    const texts = tool === undefined ? urlsOf(call.arguments) : textsAt(call.arguments, path);
    for (const [kind, effect] of effects) {
      for (const { path: at, text } of texts) {
        if (!recorded[kind].holdsPartOf(text)) continue;
        found.push(finding(`${kind}-value`, { path: at, effect: effect === "deny" ? "refuse" : "approve" }));
      }
    }
  }
  return found;
}

interface TextAt {
  readonly path: string;
  readonly text: string;
}

function textsAt(root: object, path: string): readonly TextAt[] {
  return placesAt(root, path).flatMap(({ path: at, value }) => {
    const texts = isObject(value) ? stringsOf(value, at) : [{ path: at, text: wordsOf(value) }];
    // Pieces in a list are one text to whoever joins them.
    return texts.length > 1 ? [...texts, { path: at, text: texts.map(({ text }) => text).join("") }] : texts;
  });
}

function wordsOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function stringsOf(value: unknown, at: string): readonly TextAt[] {
  return listStrings(value).places.map(({ path, text }) => ({
    path: [at, ...path.map(plainKey)].join("."),
    text,
  }));
}

/** URLs in the arguments, each in the text it stands in. */
function urlsOf(root: object): readonly TextAt[] {
  return stringsOf(root, "arguments").flatMap(({ path, text }) => {
    const urls: TextAt[] = [];
    const lower = text.toLowerCase();
    for (let at = lower.indexOf("://"), end = 0; at >= 0; at = lower.indexOf("://", end)) {
      let start = at;
      while (start > 0 && at - start < 12 && /[a-z0-9+.-]/.test(lower.charAt(start - 1))) start--;
      end = at + 3;
      while (end < text.length && !/[\s"'<>`]/.test(text.charAt(end))) end++;
      urls.push({ path, text: text.slice(start, end) });
    }
    return urls;
  });
}
