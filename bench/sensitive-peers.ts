import type { Contestant } from "./measure.ts";

// Loaded by a name the compiler does not see, so that the library can be checked without them.
const load = (name: string): Promise<unknown> => import(name);

/** Makes a contestant, or throws when the package does not run here. */
type Make = () => Promise<Contestant["run"]>;

const makers: Readonly<Record<string, Make>> = {
  "sensitive-canary": async () => {
    // The package has no entry of its own: its hooks call this.
    const { scan } = (await load("@coo-quack/sensitive-canary/dist/lib/rules.js")) as {
      scan(text: string): unknown;
    };
    return scan;
  },
  "secretlint, recommended preset": async () => {
    const { lintSource } = (await load("@secretlint/core")) as { lintSource(input: object): unknown };
    const id = "@secretlint/secretlint-rule-preset-recommend";
    const { creator } = (await load(id)) as { creator: object };
    const options = { noPhysicFilePath: true, config: { rules: [{ id, rule: creator, options: {} }] } };
    return (content) =>
      lintSource({ source: { content, filePath: "text.txt", ext: ".txt", contentType: "text" }, options });
  },
  "OpenAI Guardrails, secret keys and PII": async () => {
    const { secretKeysCheck, pii, PIIConfig } = (await load("@openai/guardrails")) as OpenAIGuardrails;
    const config = PIIConfig.parse({ block: true });
    return async (text) => {
      await secretKeysCheck({}, text, { threshold: "balanced" });
      await pii({}, text, config);
    };
  },
  "redact-pii": async () => {
    const { SyncRedactor } = (await load("redact-pii")) as {
      SyncRedactor: new () => { redact(text: string): string };
    };
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  },
  "@arcjet/redact": async () => {
    const { redact } = (await load("@arcjet/redact")) as { redact(text: string): Promise<unknown> };
    return redact;
  },
  openredaction: async () => {
    const { OpenRedaction } = (await load("openredaction")) as {
      OpenRedaction: new () => { detect(text: string): Promise<unknown> };
    };
    const redactor = new OpenRedaction();
    return (text) => redactor.detect(text);
  },
};

/** A text on which a contestant shows how slow it is; the first ones that run warm the code up. */
const sample = "Write to the office on Monday, or open a ticket with version 1.2.3 of the report.\n".repeat(
  25,
);

/** Above so many milliseconds for the sample, a contestant is given fewer texts. */
const slowAbove = 1;

/**
 * Other TypeScript packages that look for secrets or personal data, with the settings they come with; what does not run
 * here is left out and the reason printed.
 */
export async function sensitivePeers(): Promise<readonly Contestant[]> {
  const contestants: Contestant[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      const run = await make();
      for (let round = 0; round < 20; round++) await run(sample);
      const started = performance.now();
      await run(sample);
      contestants.push({ name, run, slow: performance.now() - started > slowAbove });
    } catch (error) {
      console.log(`${name} is left out: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    }
  }
  return contestants;
}

interface OpenAIGuardrails {
  secretKeysCheck(context: object, text: string, config: object): Promise<unknown>;
  pii(context: object, text: string, config: object): Promise<unknown>;
  readonly PIIConfig: { parse(config: object): object };
}
