import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import { base62, base64url, digits, hex, lower36, maybe, padding, set, token, word } from "./shapes.ts";
import { vendor } from "./vendor.ts";

/** Databases, storage and content. */
export const formats: readonly SecretFormat[] = [
  ...vendor("Databricks", "databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/pat", [
    ["pat", "personal access token", word("dapi", hex(32), maybe("-", digits(1, 2))), 0.98],
  ]),
  ...vendor("MongoDB Atlas", "mongodb", "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/", [
    ["client-secret", "service account secret", token("mdb_sa_sk_", base64url(40)), 0.98],
    ["client-id", "service account id", token("mdb_sa_id_", hex(24)), 0.5],
  ]),
  ...vendor(
    "PlanetScale",
    "planetscale",
    "https://planetscale.com/docs/concepts/planetscale-api-oauth-applications",
    [
      ["service-token", "service token", token("pscale_tkn_", set("A-Za-z0-9.=_-", 32, 64)), 0.98],
      ["oauth-token", "OAuth token", token("pscale_oauth_", set("A-Za-z0-9.=_-", 32, 64)), 0.98],
      ["password", "database password", token("pscale_pw_", set("A-Za-z0-9.=_-", 32, 64)), 0.98],
    ],
  ),
  ...vendor("Supabase", "supabase", "https://supabase.com/docs/guides/api/api-keys", [
    ["management-token", "management token", word("sbp_", maybe("v0_"), base64url(40)), 0.95],
    ["secret-key", "secret key", token("sb_secret_", base64url(31)), 0.98],
    ["publishable-key", "publishable key, meant to be public", token("sb_publishable_", base64url(31)), 0],
  ]),
  ...vendor("Neon", "neon", "https://neon.com/docs/manage/api-keys", [
    ["api-key", "API key", word("napi_", base62(64)), 0.95],
  ]),
  ...vendor(
    "DataStax",
    "datastax",
    "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html",
    [["application-token", "Astra application token", token("AstraCS:", set("A-Za-z0-9:", 20, 120)), 0.98]],
  ),
  ...vendor("ClickHouse Cloud", "clickhouse", "https://clickhouse.com/docs/cloud/manage/openapi", [
    ["api-secret", "API secret key", word("4b1d", base62(38)), 0.95],
  ]),
  ...vendor(
    "Elastic Cloud",
    "elastic",
    "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys",
    [["api-key", "API key", word("essu_", base64url(60, 200), padding()), 0.98]],
  ),
  ...vendor("Databento", "databento", "https://databento.com/docs", [
    ["api-key", "API key", word("db-", base62(29)), 0.85],
  ]),
  ...vendor("Airtable", "airtable", "https://airtable.com/developers/web/guides/personal-access-tokens", [
    ["pat", "personal access token", word("pat", base62(14), ".", lower36(62, 66)), 0.98],
    [
      "oauth-token",
      "OAuth access token",
      token(base62(8, 40), ".v1.", base64url(20, 400), ".", hex(64)),
      0.95,
    ],
  ]),
  ...vendor("Notion", "notion", "https://developers.notion.com/docs/authorization", [
    ["api-token", "integration token", word("ntn_", digits(11), base62(35)), 0.98],
    ["legacy-secret", "integration token of the older form", word("secret_", base62(43)), 0.9],
  ]),
  ...vendor(
    "Contentful",
    "contentful",
    "https://www.contentful.com/developers/docs/references/authentication/",
    [["pat", "personal access token", token("CFPAT-", base64url(43)), 0.98]],
  ),
  ...vendor("Mapbox", "mapbox", "https://docs.mapbox.com/help/getting-started/access-tokens/", [
    ["secret-token", "secret access token", word("sk.", base64url(32, 128), ".", base64url(20, 30)), 0.95],
    [
      "temporary-token",
      "temporary access token",
      word("tk.", base64url(32, 128), ".", base64url(20, 30)),
      0.95,
    ],
    [
      "public-token",
      "public access token, meant to be public",
      word("pk.", base64url(32, 128), ".", base64url(20, 30)),
      0,
    ],
  ]),
  ...vendor("Dropbox", "dropbox", "https://developers.dropbox.com/oauth-guide", [
    ["access-token", "short-lived access token", word("sl.", maybe("u."), base64url(130, 1000)), 0.95],
    ["long-lived-token", "long-lived access token", token(base62(11), "AAAAAAAAAA", base64url(43)), 0.9],
  ]),
  ...vendor("Ubidots", "ubidots", "https://docs.ubidots.com/", [
    ["token", "token", token("BBFF-", base62(30)), 0.95],
  ]),
  ...vendor("Adafruit IO", "adafruit", "https://io.adafruit.com/api/docs/", [
    ["key", "key", word("aio_", base62(28)), 0.98],
  ]),
  ...vendor("Blynk", "blynk", "https://docs.blynk.io/", [
    ["client-id", "organization client id", token("oa2-client-id_", base64url(32)), 0.6],
  ]),
  ...vendor(
    "Aiven",
    "aiven",
    "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
    [["service-password", "password of a service", token("AVNS_", base64url(19)), 0.95]],
  ),
  ...vendor("Tinybird", "tinybird", "https://www.tinybird.co/docs/classic/administration/auth-tokens", [
    ["token", "token", word("p.eyJ", base64url(20, 300), ".", base64url(43)), 0.95],
  ]),
];

export const examples: RuleExamples = {
  "secret/databricks-pat": example("dapi", { hex: 32 }),
  "secret/mongodb-client-secret": example("mdb_sa_sk_", 40),
  "secret/mongodb-client-id": example("mdb_sa_id_", { hex: 24 }),
  "secret/planetscale-service-token": example("pscale_tkn_", 32),
  "secret/planetscale-oauth-token": example("pscale_oauth_", 32),
  "secret/planetscale-password": example("pscale_pw_", 32),
  "secret/supabase-management-token": example("sbp_", 40),
  "secret/supabase-secret-key": example("sb_secret_", 31),
  "secret/supabase-publishable-key": example("sb_publishable_", 31),
  "secret/neon-api-key": example("napi_", 64),
  "secret/datastax-application-token": example("AstraCS:", 20),
  "secret/clickhouse-api-secret": example("4b1d", 38),
  "secret/elastic-api-key": example("essu_", 60),
  "secret/databento-api-key": example("db-", 29),
  "secret/airtable-pat": example("pat", 14, ".", { lower36: 62 }),
  "secret/airtable-oauth-token": example(8, ".v1.", 20, ".", { hex: 64 }),
  "secret/notion-api-token": example("ntn_", { digits: 11 }, 35),
  "secret/notion-legacy-secret": example("secret_", 43),
  "secret/contentful-pat": example("CFPAT-", 43),
  "secret/mapbox-secret-token": example("sk.", 32, ".", 20),
  "secret/mapbox-temporary-token": example("tk.", 32, ".", 20),
  "secret/mapbox-public-token": example("pk.", 32, ".", 20),
  "secret/dropbox-access-token": example("sl.", 130),
  "secret/dropbox-long-lived-token": example(11, "AAAAAAAAAA", 43),
  "secret/ubidots-token": example("BBFF-", 30),
  "secret/adafruit-key": example("aio_", 28),
  "secret/blynk-client-id": example("oa2-client-id_", 32),
  "secret/aiven-service-password": example("AVNS_", 19),
  "secret/tinybird-token": example("p.eyJ", 20, ".", 43),
};
