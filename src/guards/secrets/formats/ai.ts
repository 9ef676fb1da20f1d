import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  anyHex,
  base62,
  base63,
  base64,
  base64url,
  digits,
  either,
  hex,
  letters,
  lower36,
  maybe,
  padding,
  set,
  token,
  uuid,
  word,
} from "./shapes.ts";
import { betterleaks, vendor } from "./vendor.ts";

/** Models, agents and what serves them. */
export const formats: readonly SecretFormat[] = [
  ...vendor("Anthropic", "anthropic", "https://docs.anthropic.com/en/api/overview", [
    ["api-key", "API key", token("sk-ant-api", digits(2, 4), "-", base64url(93, 95)), 0.98],
    ["admin-key", "admin key", token("sk-ant-admin", digits(2, 4), "-", base64url(93, 95)), 0.98],
    [
      "oauth-token",
      "OAuth token",
      token(either("sk-ant-oat", "sk-ant-ort"), digits(2, 4), "-", base64url(80, 120)),
      0.98,
    ],
  ]),
  ...vendor("OpenAI", "openai", "https://platform.openai.com/docs/api-reference/authentication", [
    [
      "api-key",
      "API key",
      token(
        "sk-",
        maybe(either("proj-", "svcacct-", "admin-", "None-")),
        base64url(20, 80),
        "T3BlbkFJ",
        base64url(20, 80),
      ),
      0.98,
      { check: "openai-infix" },
    ],
    [
      "project-key",
      "project, service or admin key",
      token(either("sk-proj-", "sk-svcacct-", "sk-admin-"), base64url(40, 200)),
      0.9,
    ],
    // Shared by many services that speak the same protocol.
    ["legacy-key", "API key of the older form, also of compatible services", word("sk-", base62(48)), 0.8],
  ]),
  ...vendor("DeepSeek", "deepseek", "https://api-docs.deepseek.com/", [
    ["api-key", "API key, also of compatible services", word("sk-", hex(32)), 0.85],
  ]),
  ...vendor("Moonshot", "kimi", "https://platform.moonshot.ai/docs", [
    ["api-key", "Kimi API key", word("sk-", base64url(48)), 0.5],
  ]),
  ...vendor("OpenRouter", "openrouter", "https://openrouter.ai/docs/api-reference/authentication", [
    ["api-key", "API key", word("sk-or-v1-", hex(64)), 0.98],
  ]),
  ...vendor("MiniMax", "minimax", betterleaks, [
    ["api-key", "API key", word("sk-api-", base64url(119)), 0.98],
  ]),
  ...vendor("Perplexity", "perplexity", "https://docs.perplexity.ai/", [
    ["api-key", "API key", token("pplx-", base62(48)), 0.98],
  ]),
  ...vendor("Groq", "groq", "https://console.groq.com/docs", [
    ["api-key", "API key", word("gsk_", base62(50, 54)), 0.95],
  ]),
  ...vendor("xAI", "xai", "https://docs.x.ai/", [
    ["api-key", "API key", word("xai-", base64url(70, 120)), 0.98],
  ]),
  ...vendor("Cerebras", "cerebras", "https://inference-docs.cerebras.ai/", [
    ["api-key", "API key", word("csk-", lower36(48)), 0.95],
  ]),
  ...vendor("Hugging Face", "huggingface", "https://huggingface.co/docs/hub/security-tokens", [
    ["user-token", "user access token", word("hf_", letters(34)), 0.95],
    ["organization-token", "organization token", token("api_org_", letters(34)), 0.95],
  ]),
  ...vendor("Replicate", "replicate", "https://replicate.com/docs", [
    ["api-token", "API token", word("r8_", base64url(37)), 0.95],
  ]),
  ...vendor("Cursor", "cursor", "https://docs.cursor.com/", [
    ["api-key", "API key", word("key_", hex(64)), 0.95],
  ]),
  ...vendor("ElevenLabs", "elevenlabs", "https://elevenlabs.io/docs/api-reference/authentication", [
    ["api-key", "API key", word("sk_", hex(48)), 0.85],
  ]),
  ...vendor("LangSmith", "langsmith", "https://docs.smith.langchain.com/", [
    ["pat", "personal access token", word("lsv2_pt_", anyHex(32), "_", anyHex(10)), 0.98],
    ["service-key", "service key", word("lsv2_sk_", anyHex(32), "_", anyHex(10)), 0.98],
  ]),
  ...vendor("NVIDIA", "nvidia", "https://docs.nvidia.com/ngc/", [
    ["api-key", "API key", token("nvapi-", base64url(60, 70)), 0.98],
  ]),
  ...vendor("Pinecone", "pinecone", "https://docs.pinecone.io/", [
    ["api-key", "API key", token("pcsk_", base62(5, 6), "_", base62(60, 63)), 0.98],
  ]),
  ...vendor("Jina AI", "jina", "https://jina.ai/", [
    ["api-key", "API key", token("jina_", base62(60)), 0.95],
  ]),
  ...vendor("Tavily", "tavily", "https://docs.tavily.com/", [
    ["api-key", "API key", token("tvly-", maybe(either("dev-", "prod-")), base62(32, 40)), 0.95],
  ]),
  ...vendor("Firecrawl", "firecrawl", "https://docs.firecrawl.dev/", [
    ["api-key", "API key", word("fc-", hex(32)), 0.9],
  ]),
  ...vendor("Brave Search", "brave", "https://api-dashboard.search.brave.com/", [
    ["api-key", "API key", word("BSA", base64url(24, 40)), 0.6],
  ]),
  ...vendor("Together AI", "together", "https://docs.together.ai/", [
    ["api-key", "API key", token("tgp_v1_", base64url(43)), 0.98],
  ]),
  ...vendor("Fireworks AI", "fireworks", "https://docs.fireworks.ai/", [
    ["api-key", "API key", word("fw_", base62(22, 24)), 0.7],
  ]),
  ...vendor("Weights & Biases", "wandb", "https://docs.wandb.ai/", [
    ["api-key", "API key", token("wandb_v1_", base63(77)), 0.98],
  ]),
  ...vendor("Devin", "devin", "https://docs.devin.ai/", [
    ["user-key", "personal API key", token("apk_user_", base64(120, 180), padding()), 0.95],
    ["service-key", "service API key", word("apk_", base64(80, 100), padding()), 0.9],
    ["service-user-token", "service user token", word("cog_", set("a-z2-7", 52)), 0.95],
  ]),
  ...vendor("Voiceflow", "voiceflow", "https://docs.voiceflow.com/", [
    ["api-key", "API key", word("VF.", maybe(either("DM", "WS"), "."), anyHex(24), ".", base62(16)), 0.95],
  ]),
  ...vendor("Scrapfly", "scrapfly", "https://scrapfly.io/docs", [
    ["api-key", "API key", word(either("scp-live-", "scp-test-"), hex(32)), 0.95],
  ]),
  ...vendor("Apify", "apify", "https://docs.apify.com/platform/integrations/api", [
    ["api-token", "API token", word("apify_api_", base62(34, 38)), 0.98],
  ]),
  ...vendor("Langfuse", "langfuse", "https://langfuse.com/docs/api-and-data-platform/features/public-api", [
    ["secret-key", "secret key", token("sk-lf-", uuid()), 0.98],
  ]),
  ...vendor("DeepL", "deepl", "https://developers.deepl.com/docs/getting-started/auth", [
    ["free-api-key", "API key of the free plan", word(uuid(), ":fx"), 0.95],
  ]),
];

export const examples: RuleExamples = {
  "secret/anthropic-api-key": example("sk-ant-api", { digits: 2 }, "-", 93),
  "secret/anthropic-admin-key": example("sk-ant-admin", { digits: 2 }, "-", 93),
  "secret/anthropic-oauth-token": example("sk-ant-oat", { digits: 2 }, "-", 80),
  "secret/openai-api-key": example("sk-", 20, "T3BlbkFJ", 20),
  "secret/openai-project-key": example("sk-proj-", 40),
  "secret/openai-legacy-key": example("sk-", 48),
  "secret/deepseek-api-key": example("sk-", { hex: 32 }),
  "secret/kimi-api-key": example("sk-", 48),
  "secret/openrouter-api-key": example("sk-or-v1-", { hex: 64 }),
  "secret/minimax-api-key": example("sk-api-", 119),
  "secret/perplexity-api-key": example("pplx-", 48),
  "secret/groq-api-key": example("gsk_", 50),
  "secret/xai-api-key": example("xai-", 70),
  "secret/cerebras-api-key": example("csk-", { lower36: 48 }),
  "secret/huggingface-user-token": example("hf_", { lower: 34 }),
  "secret/huggingface-organization-token": example("api_org_", { lower: 34 }),
  "secret/replicate-api-token": example("r8_", 37),
  "secret/cursor-api-key": example("key_", { hex: 64 }),
  "secret/elevenlabs-api-key": example("sk_", { hex: 48 }),
  "secret/langsmith-pat": example("lsv2_pt_", { hex: 32 }, "_", { hex: 10 }),
  "secret/langsmith-service-key": example("lsv2_sk_", { hex: 32 }, "_", { hex: 10 }),
  "secret/nvidia-api-key": example("nvapi-", 60),
  "secret/pinecone-api-key": example("pcsk_", 5, "_", 60),
  "secret/jina-api-key": example("jina_", 60),
  "secret/tavily-api-key": example("tvly-", 32),
  "secret/firecrawl-api-key": example("fc-", { hex: 32 }),
  "secret/brave-api-key": example("BSA", 24),
  "secret/together-api-key": example("tgp_v1_", 43),
  "secret/fireworks-api-key": example("fw_", 22),
  "secret/wandb-api-key": example("wandb_v1_", 77),
  "secret/devin-user-key": example("apk_user_", 120),
  "secret/devin-service-key": example("apk_", 80),
  "secret/devin-service-user-token": example("cog_", { lowerBase32: 52 }),
  "secret/voiceflow-api-key": example("VF.", { hex: 24 }, ".", 16),
  "secret/scrapfly-api-key": example("scp-live-", { hex: 32 }),
  "secret/apify-api-token": example("apify_api_", 34),
  "secret/langfuse-secret-key": example(
    "sk-lf-",
    { hex: 8 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 12 },
  ),
  "secret/deepl-free-api-key": example(
    { hex: 8 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 12 },
    ":fx",
  ),
};
