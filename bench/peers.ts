import type { Contestant } from "./measure.ts";

// Loaded by a name the compiler does not see, so that the library can be checked without them.
const load = (name: string): Promise<unknown> => import(name);

/** Other TypeScript guards: vard and llm-guard with their text checks on, OpenAI Guardrails' checks that need no network. */
export async function peers(): Promise<readonly Contestant[]> {
  const vard = ((await load("@andersmyrmel/vard")) as VardModule).vard();
  const { LLMGuard } = (await load("llm-guard")) as LLMGuardModule;
  const llmGuard = new LLMGuard({ pii: true, jailbreak: true, promptInjection: true });
  const { keywordsCheck, secretKeysCheck, urls } = (await load("@openai/guardrails")) as Record<
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

interface VardModule {
  readonly vard: () => { safeParse(text: string): unknown };
}

type OfflineCheck = (context: object, text: string, config: object) => Promise<unknown>;

interface LLMGuardModule {
  readonly LLMGuard: new (options: object) => { validate(text: string): Promise<unknown> };
}
