import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  base62,
  base63,
  base64url,
  either,
  hex,
  lower36,
  maybe,
  padding,
  seq,
  set,
  token,
  upper36,
  word,
} from "./shapes.ts";
import { betterleaks, vendor } from "./vendor.ts";

/** Identity, secrets and access. */
export const formats: readonly SecretFormat[] = [
  ...vendor(
    "Salesforce",
    "salesforce",
    "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm",
    [["access-token", "access token", word("00", base62(13), "!", set("A-Za-z0-9._-", 80, 260)), 0.98]],
  ),
  ...vendor("Clerk", "clerk", "https://clerk.com/docs/deployments/clerk-environment-variables", [
    ["secret-key", "secret key", token(either("sk_live_", "sk_test_"), base62(40, 50)), 0.95],
  ]),
  ...vendor("Authress", "authress", "https://authress.io/knowledge-base/docs/category/authentication", [
    [
      "access-key",
      "service client access key",
      word(
        either("sc_", "ext_", "scauth_", "authress_"),
        lower36(5, 30),
        ".",
        lower36(4, 6),
        ".acc",
        set("_-", 1),
        set("a-z0-9-", 10, 32),
        ".",
        set("A-Za-z0-9+/=_-", 30, 120),
      ),
      0.98,
    ],
  ]),
  ...vendor("1Password", "1password", "https://developer.1password.com/docs/service-accounts/", [
    [
      "service-account-token",
      "service account token",
      word("ops_eyJ", set("A-Za-z0-9+/_-", 100, 1000), padding(3)),
      0.98,
      { check: "base64-json" },
    ],
    [
      "secret-key",
      "secret key",
      word(
        "A3-",
        upper36(6),
        "-",
        either(upper36(11), seq(upper36(6), "-", upper36(5))),
        "-",
        upper36(5),
        "-",
        upper36(5),
        "-",
        upper36(5),
      ),
      0.95,
    ],
  ]),
  ...vendor("Doppler", "doppler", "https://docs.doppler.com/reference/auth-token-formats", [
    ["personal-token", "personal token", word("dp.pt.", base62(40, 44)), 0.98],
    ["cli-token", "CLI token", word("dp.ct.", base62(40, 44)), 0.98],
    [
      "service-token",
      "service token",
      word("dp.st.", maybe(set("a-z0-9_-", 2, 35), "."), base62(40, 44)),
      0.98,
    ],
    ["service-account-token", "service account token", word("dp.sa.", base62(40, 44)), 0.98],
    ["scim-token", "SCIM token", word("dp.scim.", base62(40, 44)), 0.98],
    ["audit-token", "audit token", word("dp.audit.", base62(40, 44)), 0.98],
  ]),
  ...vendor("Unkey", "unkey", "https://www.unkey.com/docs", [
    ["root-key", "root key", word("unkey_", base62(20, 32)), 0.95],
  ]),
  ...vendor("Zuplo", "zuplo", "https://zuplo.com/docs", [
    ["api-key", "consumer API key", token("zpka_", lower36(32), "_", hex(8)), 0.98],
  ]),
  ...vendor("SettleMint", "settlemint", "https://console.settlemint.com/documentation", [
    ["pat", "personal access token", word("sm_pat_", base62(16)), 0.95],
    ["application-token", "application access token", word("sm_aat_", base62(16)), 0.95],
    ["service-token", "service access token", word("sm_sat_", base62(16)), 0.95],
  ]),
  ...vendor("Intra 42", "intra42", "https://api.intra.42.fr/apidoc", [
    ["client-secret", "client secret", token(either("s-s4t2ud-", "s-s4t2af-"), hex(64)), 0.98],
  ]),
  ...vendor("Lichess", "lichess", "https://lichess.org/api", [
    ["pat", "personal access token", word("lip_", base63(16, 60)), 0.9],
  ]),
  ...vendor("Proof", "proof", betterleaks, [
    ["api-key", "full access API key", word("prf_", maybe("cli_"), base64url(20, 80)), 0.85],
  ]),
  ...vendor("Stytch", "stytch", "https://stytch.com/docs/api-reference/consumer/api/authentication", [
    [
      "secret",
      "project secret",
      token(either("secret-live-", "secret-test-"), base64url(35, 48), padding(1)),
      0.98,
    ],
  ]),
];

export const examples: RuleExamples = {
  "secret/salesforce-access-token": example("00", 13, "!", 80),
  "secret/clerk-secret-key": example("sk_live_", 40),
  "secret/authress-access-key": example(
    "sc_",
    { lower36: 5 },
    ".",
    { lower36: 4 },
    ".acc",
    "_",
    { lower36: 10 },
    ".",
    30,
  ),
  "secret/1password-service-account-token": example("ops_eyJ", 100),
  "secret/1password-secret-key": example(
    "A3-",
    { upper36: 6 },
    "-",
    { upper36: 11 },
    "-",
    { upper36: 5 },
    "-",
    { upper36: 5 },
    "-",
    { upper36: 5 },
  ),
  "secret/doppler-personal-token": example("dp.pt.", 40),
  "secret/doppler-cli-token": example("dp.ct.", 40),
  "secret/doppler-service-token": example("dp.st.", 40),
  "secret/doppler-service-account-token": example("dp.sa.", 40),
  "secret/doppler-scim-token": example("dp.scim.", 40),
  "secret/doppler-audit-token": example("dp.audit.", 40),
  "secret/unkey-root-key": example("unkey_", 20),
  "secret/zuplo-api-key": example("zpka_", { lower36: 32 }, "_", { hex: 8 }),
  "secret/settlemint-pat": example("sm_pat_", 16),
  "secret/settlemint-application-token": example("sm_aat_", 16),
  "secret/settlemint-service-token": example("sm_sat_", 16),
  "secret/intra42-client-secret": example("s-s4t2ud-", { hex: 64 }),
  "secret/lichess-pat": example("lip_", 16),
  "secret/proof-api-key": example("prf_", 20),
  "secret/stytch-secret": example("secret-live-", 35, "="),
};
