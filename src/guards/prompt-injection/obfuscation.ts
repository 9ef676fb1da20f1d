import type { Signal } from "../../core/views.ts";

/** What hiding a text says by itself, whatever was hidden. */
export interface ObfuscationRule {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly refs: readonly string[];
}

const refs = ["LLM01:2025", "AML.T0068"];

/**
 * Invisible carriers have no honest use in prose and score high; habits of chat and typography score low and only
 * add to other evidence.
 */
export const obfuscationRules: Readonly<Record<Signal["kind"], ObfuscationRule>> = {
  "tag-characters": {
    id: "obfuscation/tag-characters",
    title: "Text written in invisible Unicode tag characters",
    score: 0.85,
    refs,
  },
  "variation-selectors": {
    id: "obfuscation/variation-selectors",
    title: "Bytes smuggled in a run of variation selectors",
    score: 0.85,
    refs,
  },
  "bidi-override": {
    id: "obfuscation/bidi-override",
    title: "Bidirectional override that shows characters in another order than they are read",
    score: 0.3,
    refs,
  },
  "zero-width": {
    id: "obfuscation/zero-width",
    title: "Invisible characters inside words",
    score: 0.2,
    refs,
  },
  "mixed-script": {
    id: "obfuscation/mixed-script",
    title: "Words that mix look-alike letters of several scripts",
    score: 0.3,
    refs,
  },
  leetspeak: {
    id: "obfuscation/leetspeak",
    title: "Letters replaced by digits or signs",
    score: 0.1,
    refs,
  },
  "spaced-letters": {
    id: "obfuscation/spaced-letters",
    title: "Words written letter by letter",
    score: 0.15,
    refs,
  },
};
