import { createRequire } from "node:module";
import type { Contestant } from "./measure.ts";

// Resolved from this folder's own package.json, and without types, so that the library can be checked without them.
const require = createRequire(import.meta.url);

/** Other TypeScript guards: vard and llm-guard with their text checks on, OpenAI Guardrails' checks that need no network. */
export function peers(): readonly Contestant[] {
  const vard = require("@andersmyrmel/vard").default() as { safeParse(text: string): unknown };
  const { LLMGuard } = require("llm-guard") as LLMGuardModule;
  const llmGuard = new LLMGuard({ pii: true, jailbreak: true, promptInjection: true });
  const { keywordsCheck, secretKeysCheck, urls } = require("@openai/guardrails") as Record<
    string,
    OfflineCheck
  >;
  return [
    { name: "vard", run: (text) => vard.safeParse(text), most: 9_000 },
    { name: "llm-guard", run: (text) => llmGuard.validate(text), most: 9_000 },
    {
      name: "OpenAI Guardrails, offline checks",
      run: async (text) => {
        await keywordsCheck?.({}, text, { keywords: ["ignore previous instructions", "jailbreak"] });
        await secretKeysCheck?.({}, text, { threshold: "balanced" });
        await urls?.({}, text, { url_allow_list: [], allowed_schemes: ["https"], block_userinfo: true });
      },
      most: 9_000,
    },
  ];
}

type OfflineCheck = (context: object, text: string, config: object) => Promise<unknown>;

interface LLMGuardModule {
  readonly LLMGuard: new (options: object) => { validate(text: string): Promise<unknown> };
}
