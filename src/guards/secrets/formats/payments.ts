import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  anyHex,
  base62,
  base64,
  base64url,
  digits,
  either,
  hex,
  lower,
  lower36,
  maybe,
  padding,
  set,
  token,
  uuid,
  word,
} from "./shapes.ts";
import { betterleaks, noseyParker, vendor } from "./vendor.ts";

/** Payments, banking and trade. */
export const formats: readonly SecretFormat[] = [
  ...vendor("Stripe", "stripe", "https://docs.stripe.com/keys", [
    ["secret-key", "secret key", token(either("sk_live_", "sk_prod_"), base62(10, 250)), 0.98],
    ["restricted-key", "restricted key", word(either("rk_live_", "rk_prod_"), base62(10, 250)), 0.98],
    [
      "test-key",
      "secret or restricted key of test mode",
      word(either("sk_test_", "rk_test_"), base62(10, 250)),
      0.8,
    ],
    [
      "publishable-key",
      "publishable key, meant to be public",
      token(either("pk_live_", "pk_test_"), base62(10, 250)),
      0,
    ],
    ["webhook-secret", "webhook signing secret", token("whsec_", set("A-Za-z0-9+/=", 32, 80)), 0.95],
  ]),
  ...vendor("Square", "square", "https://developer.squareup.com/docs/build-basics/access-tokens", [
    ["access-token", "access token", word("EAAA", set("A-Za-z0-9+=_-", 60)), 0.85],
    ["legacy-access-token", "access token of the older form", token("sq0atp-", base64url(22, 60)), 0.98],
    ["oauth-secret", "OAuth application secret", token("sq0csp-", base64url(43)), 0.98],
    ["application-id", "application id, meant to be public", token("sq0idp-", base64url(22)), 0],
  ]),
  ...vendor("PayPal", "paypal", "https://developer.paypal.com/api/rest/", [
    [
      "braintree-token",
      "Braintree access token",
      token("access_token$", either("production", "sandbox"), "$", lower36(16), "$", hex(32)),
      0.98,
    ],
  ]),
  ...vendor("Plaid", "plaid", "https://plaid.com/docs/api/tokens/", [
    [
      "access-token",
      "access token",
      word("access-", either("sandbox", "development", "production"), "-", uuid()),
      0.98,
    ],
  ]),
  ...vendor("Adyen", "adyen", "https://docs.adyen.com/development-resources/api-credentials/", [
    ["api-key", "API key", word("AQE", set("a-z", 1), base64(80, 300), padding()), 0.6],
  ]),
  ...vendor("Flutterwave", "flutterwave", "https://developer.flutterwave.com/docs/authentication", [
    ["secret-key", "secret key", token(either("FLWSECK_TEST-", "FLWSECK-"), lower36(32), "-X"), 0.98],
    ["encryption-key", "encryption key", token("FLWSECK_TEST", maybe("-"), lower36(12)), 0.9],
    [
      "public-key",
      "public key, meant to be public",
      token(either("FLWPUBK_TEST-", "FLWPUBK-"), lower36(32), "-X"),
      0,
    ],
  ]),
  ...vendor("Paystack", "paystack", "https://paystack.com/docs/api/authentication/", [
    ["secret-key", "secret key", token(either("sk_live_", "sk_test_"), hex(40)), 0.95],
  ]),
  ...vendor("Asaas", "asaas", "https://docs.asaas.com/docs/authentication", [
    ["api-key", "API key", token("$aact_", either("prod_", "hmlg_"), base64url(20, 200)), 0.98],
  ]),
  ...vendor("GoCardless", "gocardless", "https://developer.gocardless.com/", [
    ["access-token", "access token", word("live_", base64url(40, 42)), 0.7],
  ]),
  ...vendor("Checkout.com", "checkout", "https://www.checkout.com/docs/", [
    ["secret-key", "secret key", word("sk_", maybe("sbox_"), either(uuid(), lower36(26))), 0.7],
  ]),
  ...vendor("Pagar.me", "pagarme", noseyParker, [
    ["api-key", "API key", token("ak_live_", base62(30)), 0.95],
  ]),
  ...vendor("Duffel", "duffel", "https://duffel.com/docs/api/overview/making-requests/authentication", [
    [
      "access-token",
      "access token",
      token(either("duffel_test_", "duffel_live_"), set("A-Za-z0-9=_-", 43)),
      0.98,
    ],
  ]),
  ...vendor("EasyPost", "easypost", "https://docs.easypost.com/docs/authentication", [
    ["api-key", "API key", word("EZAK", base62(54)), 0.98],
    ["test-key", "test API key", word("EZTK", base62(54)), 0.9],
  ]),
  ...vendor("Shippo", "shippo", "https://docs.goshippo.com/docs/guides_general/authentication/", [
    ["api-token", "API token", word(either("shippo_live_", "shippo_test_"), anyHex(40)), 0.98],
  ]),
  ...vendor("Lob", "lob", "https://docs.lob.com/", [
    ["api-key", "API key", word(either("live_", "test_"), hex(35)), 0.9],
    [
      "publishable-key",
      "publishable key, meant to be public",
      word(either("live_pub_", "test_pub_"), hex(31)),
      0,
    ],
  ]),
  ...vendor("Column", "column", "https://column.com/docs/api/", [
    ["api-key", "API key", word(either("live_", "test_"), base62(27)), 0.55],
  ]),
  ...vendor("Shopify", "shopify", "https://shopify.dev/docs/apps/build/authentication-authorization", [
    ["access-token", "access token of a public app", token("shpat_", anyHex(30, 34)), 0.98],
    ["custom-app-token", "access token of a custom app", token("shpca_", anyHex(30, 34)), 0.98],
    ["private-app-token", "access token of a private app", token("shppa_", anyHex(30, 34)), 0.98],
    ["app-secret", "app secret", token("shpss_", anyHex(30, 34)), 0.98],
  ]),
  ...vendor("Mercury", "mercury", "https://docs.mercury.com/", [
    [
      "api-token",
      "API token",
      token("mercury_production_", lower(3, 6), "_", base62(40, 50), "_yrucrem"),
      0.98,
    ],
  ]),
  ...vendor("Midtrans", "midtrans", "https://docs.midtrans.com/", [
    ["server-key", "server key", word("Mid-server-", base64url(10, 30)), 0.95],
    ["client-key", "client key, meant to be public", word("Mid-client-", base64url(10, 30)), 0],
  ]),
  ...vendor("Paddle", "paddle", "https://developer.paddle.com/api-reference/about/authentication", [
    [
      "api-key",
      "API key",
      token("pdl_", either("live", "sdbx"), "_apikey_", lower36(26), "_", base62(22), "_", base62(3)),
      0.98,
    ],
  ]),
  ...vendor("Polar", "polar", "https://docs.polar.sh/", [
    ["access-token", "OAuth access token", word("polar_at_", base64url(20, 100)), 0.95],
    ["organization-token", "organization access token", token("polar_oat_", base64url(20, 100)), 0.98],
    ["pat", "personal access token", word("polar_pat_", base64url(20, 100)), 0.98],
  ]),
  ...vendor("Ramp", "ramp", betterleaks, [
    ["client-secret", "client secret", token("ramp_sec_", base62(48)), 0.98],
  ]),
  ...vendor("Rainforest", "rainforest", betterleaks, [["api-key", "API key", word("apikey_", hex(64)), 0.9]]),
  ...vendor("Highnote", "highnote", betterleaks, [
    ["api-key", "secret key", token("sk_live_a2V5Xz", base64(69), padding()), 0.98],
  ]),
  ...vendor("Persona", "persona", "https://docs.withpersona.com/", [
    ["api-key", "API key", token("persona_production_", set("a-z0-9_-", 20, 80)), 0.98],
  ]),
  ...vendor("Onfido", "onfido", "https://documentation.onfido.com/api/latest/", [
    [
      "api-token",
      "API token",
      token(either("api_live.", "api_live_us.", "api_live_ca."), base64url(20, 80)),
      0.95,
    ],
  ]),
  ...vendor("eBay", "ebay", "https://developer.ebay.com/", [
    [
      "client-secret",
      "client secret",
      word("PRD-", hex(8), "-", hex(4), "-", hex(4), "-", hex(4), "-", hex(4, 12)),
      0.95,
    ],
  ]),
  ...vendor("Freemius", "freemius", "https://freemius.com/help/documentation/", [
    ["secret-key", "secret key", word("sk_", set("!-&(-;=?-_a-~", 29)), 0.4],
  ]),
  ...vendor("Ticket Tailor", "ticket-tailor", "https://developers.tickettailor.com/", [
    ["api-key", "API key", word("sk_", digits(4), "_", digits(6), "_", hex(32)), 0.98],
  ]),
  // Other services begin test keys and ids of events in the same way.
  ...vendor("Mollie", "mollie", "https://docs.mollie.com/reference/authentication", [
    ["api-key", "API key", word(either("live_", "test_"), base62(30)), 0.65],
  ]),
  ...vendor("Infura", "infura", "https://docs.metamask.io/services/get-started/endpoints/", [
    [
      "endpoint",
      "address with a project's key",
      word("infura.io/", either("v3", "ws/v3"), "/", hex(32)),
      0.9,
    ],
  ]),
  ...vendor("Alchemy", "alchemy", "https://www.alchemy.com/docs/create-an-api-key", [
    [
      "endpoint",
      "address with an app's key",
      token(either(".alchemy.com/", ".alchemyapi.io/"), either("v2/", "nft/v2/", "nft/v3/"), base64url(32)),
      0.9,
    ],
  ]),
];

export const examples: RuleExamples = {
  "secret/stripe-secret-key": example("sk_live_", 10),
  "secret/stripe-restricted-key": example("rk_live_", 10),
  "secret/stripe-test-key": example("sk_test_", 10),
  "secret/stripe-publishable-key": example("pk_live_", 10),
  "secret/stripe-webhook-secret": example("whsec_", 32),
  "secret/square-access-token": example("EAAA", 60),
  "secret/square-legacy-access-token": example("sq0atp-", 22),
  "secret/square-oauth-secret": example("sq0csp-", 43),
  "secret/square-application-id": example("sq0idp-", 22),
  "secret/paypal-braintree-token": example("access_token$", "production", "$", { lower36: 16 }, "$", {
    hex: 32,
  }),
  "secret/plaid-access-token": example(
    "access-",
    "sandbox",
    "-",
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
  "secret/adyen-api-key": example("AQE", "a", 80),
  "secret/flutterwave-secret-key": example("FLWSECK_TEST-", { lower36: 32 }, "-X"),
  "secret/flutterwave-encryption-key": example("FLWSECK_TEST", { lower36: 12 }),
  "secret/flutterwave-public-key": example("FLWPUBK_TEST-", { lower36: 32 }, "-X"),
  "secret/paystack-secret-key": example("sk_live_", { hex: 40 }),
  "secret/asaas-api-key": example("$aact_", "prod_", 20),
  "secret/gocardless-access-token": example("live_", 40),
  "secret/checkout-secret-key": example(
    "sk_",
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
  "secret/pagarme-api-key": example("ak_live_", 30),
  "secret/duffel-access-token": example("duffel_test_", 43),
  "secret/easypost-api-key": example("EZAK", 54),
  "secret/easypost-test-key": example("EZTK", 54),
  "secret/shippo-api-token": example("shippo_live_", { hex: 40 }),
  "secret/lob-api-key": example("live_", { hex: 35 }),
  "secret/lob-publishable-key": example("live_pub_", { hex: 31 }),
  "secret/column-api-key": example("live_", 27),
  "secret/shopify-access-token": example("shpat_", { hex: 30 }),
  "secret/shopify-custom-app-token": example("shpca_", { hex: 30 }),
  "secret/shopify-private-app-token": example("shppa_", { hex: 30 }),
  "secret/shopify-app-secret": example("shpss_", { hex: 30 }),
  "secret/mercury-api-token": example("mercury_production_", { lower: 3 }, "_", 40, "_yrucrem"),
  "secret/midtrans-server-key": example("Mid-server-", 10),
  "secret/midtrans-client-key": example("Mid-client-", 10),
  "secret/paddle-api-key": example("pdl_", "live", "_apikey_", { lower36: 26 }, "_", 22, "_", 3),
  "secret/polar-access-token": example("polar_at_", 20),
  "secret/polar-organization-token": example("polar_oat_", 20),
  "secret/polar-pat": example("polar_pat_", 20),
  "secret/ramp-client-secret": example("ramp_sec_", 48),
  "secret/rainforest-api-key": example("apikey_", { hex: 64 }),
  "secret/highnote-api-key": example("sk_live_a2V5Xz", 69),
  "secret/persona-api-key": example("persona_production_", { lower36: 20 }),
  "secret/onfido-api-token": example("api_live.", 20),
  "secret/ebay-client-secret": example(
    "PRD-",
    { hex: 8 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
    "-",
    { hex: 4 },
  ),
  "secret/freemius-secret-key": example("sk_", 29),
  "secret/ticket-tailor-api-key": example("sk_", { digits: 4 }, "_", { digits: 6 }, "_", { hex: 32 }),
  "secret/mollie-api-key": example("live_", 30),
  "secret/infura-endpoint": example("infura.io/v3/", { hex: 32 }),
  "secret/alchemy-endpoint": example(".alchemy.com/v2/", 32),
};
