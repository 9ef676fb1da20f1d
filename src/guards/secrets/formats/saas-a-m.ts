import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  base62,
  base64url,
  dashed,
  digits,
  either,
  hex,
  lower36,
  maybe,
  set,
  token,
  upper36,
  word,
} from "./shapes.ts";
import { kingfisher, noseyParker, vendor } from "./vendor.ts";

/** Other services, A to M. */
export const formats: readonly SecretFormat[] = [
  ...vendor("Adobe", "adobe", "https://developer.adobe.com/developer-console/docs/guides/authentication/", [
    ["client-secret", "OAuth client secret", word("p8e-", dashed(32)), 0.98],
  ]),
  ...vendor("Asana", "asana", "https://developers.asana.com/docs/personal-access-token", [
    [
      "pat",
      "personal access token",
      word(set("12", 1), "/", digits(13, 18), maybe("/", digits(13, 18)), ":", hex(32)),
      0.95,
    ],
  ]),
  ...vendor("Beamer", "beamer", "https://www.getbeamer.com/api", [
    ["api-token", "API token", word("b_", set("A-Za-z0-9+/=_-", 44)), 0.55],
  ]),
  ...vendor("Canva", "canva", "https://www.canva.dev/docs/connect/", [
    ["client-secret", "client secret", token("cnvca", base64url(51)), 0.98],
  ]),
  ...vendor("CheckiO", "checkio", noseyParker, [["api-key", "API key", word("pk_", lower36(45)), 0.6]]),
  ...vendor("ClickUp", "clickup", "https://developer.clickup.com/docs/authentication", [
    ["pat", "personal API token", word("pk_", digits(7, 9), "_", upper36(32)), 0.98],
  ]),
  ...vendor("Close", "close", "https://developer.close.com/", [
    ["api-key", "API key", word("api_", base62(20, 24), ".", base62(20, 24)), 0.95],
  ]),
  ...vendor("EcoStruxure IT", "ecostruxure", noseyParker, [
    ["api-key", "API key", word("AK1", set("A-Za-z0-9/", 50, 55)), 0.7],
  ]),
  ...vendor("Figma", "figma", "https://developers.figma.com/docs/rest-api/authentication/", [
    ["pat", "personal access token", word("figd_", base64url(38, 42)), 0.98],
  ]),
  ...vendor("Flexport", "flexport", noseyParker, [
    ["api-key", "API key", word("shltm_", base64url(40)), 0.98],
  ]),
  ...vendor("Frame.io", "frameio", "https://developer.adobe.com/frameio/", [
    ["api-token", "API token", token("fio-u-", set("A-Za-z0-9=_-", 64)), 0.98],
  ]),
  ...vendor("HubSpot", "hubspot", "https://developers.hubspot.com/docs/guides/apps/private-apps/overview", [
    [
      "private-app-token",
      "private app token",
      word(
        either("pat-eu", "pat-na", "pat-ap"),
        digits(1),
        "-",
        base62(8),
        "-",
        base62(4),
        "-",
        base62(4),
        "-",
        base62(4),
        "-",
        base62(12),
      ),
      0.98,
    ],
  ]),
  ...vendor("IEX Cloud", "iexcloud", "https://iexcloud.io/docs/", [
    ["secret-token", "secret token", word("sk_", lower36(32)), 0.6],
  ]),
  ...vendor("Klaviyo", "klaviyo", "https://developers.klaviyo.com/en/docs/authenticate_", [
    ["private-key", "private API key", word("pk_", maybe(base62(6), "_"), base62(34)), 0.85],
  ]),
  ...vendor("Linear", "linear", "https://linear.app/developers", [
    ["api-key", "API key", token("lin_api_", base62(40)), 0.98],
    ["oauth-token", "OAuth access token", token("lin_oauth_", hex(64)), 0.98],
  ]),
  ...vendor("Livestorm", "livestorm", kingfisher, [
    [
      "api-token",
      "API token",
      token(
        "eyJ",
        base64url(17),
        ".eyJhdWQiOiJhcGkubGl2ZXN0b3JtLmNvIiwi",
        base64url(10),
        dashed(134),
        ".",
        base64url(43),
      ),
      0.98,
    ],
  ]),
  ...vendor(
    "MaxMind",
    "maxmind",
    "https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key",
    [["license-key", "license key", token(base62(6), "_", base62(29), "_mmk"), 0.98]],
  ),
];

export const examples: RuleExamples = {
  "secret/adobe-client-secret": example("p8e-", 32),
  "secret/asana-pat": example("1", "/", { digits: 13 }, ":", { hex: 32 }),
  "secret/beamer-api-token": example("b_", 44),
  "secret/canva-client-secret": example("cnvca", 51),
  "secret/checkio-api-key": example("pk_", { lower36: 45 }),
  "secret/clickup-pat": example("pk_", { digits: 7 }, "_", { upper36: 32 }),
  "secret/close-api-key": example("api_", 20, ".", 20),
  "secret/ecostruxure-api-key": example("AK1", 50),
  "secret/figma-pat": example("figd_", 38),
  "secret/flexport-api-key": example("shltm_", 40),
  "secret/frameio-api-token": example("fio-u-", 64),
  "secret/hubspot-private-app-token": example(
    "pat-eu",
    { digits: 1 },
    "-",
    8,
    "-",
    4,
    "-",
    4,
    "-",
    4,
    "-",
    12,
  ),
  "secret/iexcloud-secret-token": example("sk_", { lower36: 32 }),
  "secret/klaviyo-private-key": example("pk_", 34),
  "secret/linear-api-key": example("lin_api_", 40),
  "secret/linear-oauth-token": example("lin_oauth_", { hex: 64 }),
  "secret/livestorm-api-token": example("eyJ", 17, ".eyJhdWQiOiJhcGkubGl2ZXN0b3JtLmNvIiwi", 10, 134, ".", 43),
  "secret/maxmind-license-key": example(6, "_", 29, "_mmk"),
};
