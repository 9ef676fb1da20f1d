import type { Finding, Guard } from "../../src/core/types.ts";
import { stages } from "../../src/core/types.ts";

/** A finding for each place where a word stands. */
export function findWord(
  text: string,
  word: string,
  ruleId: string = "prompt-injection/word",
  score: number = 0.9,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    const span = { start, end: start + word.length };
    findings.push({
      ruleId,
      title: "A word",
      guard: "word",
      stage: "input",
      score,
      span,
      view: "raw",
      refs: ["LLM01:2025"],
    });
  }
  return findings;
}

export interface WordGuardOptions extends Partial<Omit<Guard, "inspect">> {
  readonly ruleId?: string;
  readonly score?: number;
  /** Answers after a turn of the event loop. */
  readonly late?: boolean;
}

/** Reports a word. */
export function wordGuard(word: string, options: WordGuardOptions = {}): Guard {
  const { ruleId = "prompt-injection/word", score = 0.9, late = false, ...rest } = options;
  return {
    name: "word",
    stages,
    ...rest,
    inspect({ text }) {
      const findings = findWord(text, word, ruleId, score);
      return late ? new Promise((resolve) => setTimeout(resolve, 0, findings)) : findings;
    },
  };
}

/** Blocks `ATTACK` everywhere and reports `SECRET` as a secret. */
export function stubGuards(late: boolean = false): readonly Guard[] {
  return [
    wordGuard("ATTACK", { name: "attacks", late }),
    wordGuard("SECRET", { name: "secrets", ruleId: "secret/word", score: 1 }),
  ];
}

/** A guard that gives whatever it is told to. */
export function answering(inspect: Guard["inspect"], options: Partial<Omit<Guard, "inspect">> = {}): Guard {
  return { name: "stub", stages, ...options, inspect };
}
