import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import { base62, base64url, hex, lower, maybe, set, token, word } from "./shapes.ts";
import { betterleaks, noseyParker, vendor } from "./vendor.ts";

/** Other services, N to Z. */
export const formats: readonly SecretFormat[] = [
  ...vendor("Postman", "postman", "https://learning.postman.com/docs/developer/postman-api/authentication/", [
    ["api-key", "API key", token("PMAK-", base62(24), "-", base62(34)), 0.98],
  ]),
  ...vendor("redirect.pizza", "redirect-pizza", betterleaks, [
    ["api-token", "API token", word("rpa_", base62(30)), 0.85],
  ]),
  ...vendor("SalesBlink", "salesblink", noseyParker, [["api-key", "API key", word("key-", base62(64)), 0.7]]),
  ...vendor("Samsara", "samsara", "https://developers.samsara.com/docs/authentication", [
    ["api-token", "API token", token("samsara_api_", base62(26, 32)), 0.98],
  ]),
  ...vendor("Shutterstock", "shutterstock", "https://api-reference.shutterstock.com/", [
    ["oauth-token", "OAuth token", word("v2/", base62(388)), 0.95],
  ]),
  ...vendor("Teamwork CRM", "teamwork", "https://apidocs.teamwork.com/", [
    ["api-key", "API key", word("tkn.v1_", base62(71), "="), 0.98],
  ]),
  ...vendor(
    "Typeform",
    "typeform",
    "https://www.typeform.com/developers/get-started/personal-access-token/",
    [["pat", "personal access token", word("tfp_", set("A-Za-z0-9.=_-", 40, 64)), 0.98]],
  ),
  ...vendor("Workato", "workato", "https://docs.workato.com/", [
    [
      "api-token",
      "developer API token",
      token(
        "wrka",
        maybe(lower(1)),
        "-eyJ",
        base64url(8, 500),
        ".",
        base64url(16, 1000),
        ".",
        base64url(64, 1000),
      ),
      0.98,
      { check: "jwt" },
    ],
  ]),
  ...vendor("Zoho", "zoho", "https://www.zoho.com/accounts/protocol/oauth.html", [
    ["oauth-token", "OAuth access or refresh token", word("1000.", hex(32), ".", hex(32)), 0.98],
  ]),
];

export const examples: RuleExamples = {
  "secret/postman-api-key": example("PMAK-", 24, "-", 34),
  "secret/redirect-pizza-api-token": example("rpa_", 30),
  "secret/salesblink-api-key": example("key-", 64),
  "secret/samsara-api-token": example("samsara_api_", 26),
  "secret/shutterstock-oauth-token": example("v2/", 388),
  "secret/teamwork-api-key": example("tkn.v1_", 71, "="),
  "secret/typeform-pat": example("tfp_", 40),
  "secret/workato-api-token": example("wrka", "-eyJ", 8, ".", 16, ".", 64),
  "secret/zoho-oauth-token": example("1000.", { hex: 32 }, ".", { hex: 32 }),
};
