import { describe, expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import { createPrefilter } from "../../../src/core/prefilter.ts";
import type { RuleExamples } from "../../../src/core/rule.ts";
import { createScanner } from "../../../src/core/scan.ts";
import { createViews } from "../../../src/core/views.ts";
import type { SecretFormat } from "../../../src/guards/secrets/format.ts";
import { examples, formats } from "../../../src/guards/secrets/formats/index.ts";

interface FormatFile {
  readonly formats?: readonly SecretFormat[];
  readonly examples?: RuleExamples;
}

const files = import.meta.glob<FormatFile>(
  [
    "../../../src/guards/secrets/formats/*.ts",
    "!**/index.ts",
    "!**/shapes.ts",
    "!**/vendor.ts",
    "!**/example.ts",
  ],
  { eager: true },
);

const checks = [
  "base58check",
  "base64-json",
  "bech32",
  "crc16-base32",
  "crc32-base62",
  "crc32-hex",
  "gitlab-routable",
  "grafana-crc32",
  "jwt",
  "openai-infix",
  "pypi-macaroon",
  "slack-shape",
  "telegram",
];

const pack = compileRules(formats);
const scanner = createScanner([pack]);

/** What a format matches in a text, as it stands there. */
function found(id: string, text: string): string[] {
  const { matches, truncated } = scanner.scan(createViews(text), "output");
  expect(truncated).toBe(false);
  return (matches[0] ?? [])
    .filter(({ rule }) => pack.rules[rule]?.id === id)
    .map(({ span }) => text.slice(span.start, span.end));
}

describe("the table of formats", () => {
  test("lists every file", () => {
    const own = Object.values(files).flatMap((file) => (file.formats ?? []).map(({ id }) => id));
    expect(own.length).toBeGreaterThan(300);
    expect(new Set(formats.map(({ id }) => id))).toEqual(new Set(own));
  });

  test("has unique ids of a vendor and a kind", () => {
    const ids = formats.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^secret\/[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([]);
  });

  test("has distinct titles", () => {
    const titles = formats.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test("names a source and known checks alone", () => {
    expect(formats.filter(({ source }) => !/^https:\/\/[^ ]+\.[^ ]+\//.test(source))).toEqual([]);
    const named = formats.flatMap(({ check }) => (check === undefined ? [] : [check]));
    expect(new Set(named)).toEqual(new Set(checks));
  });

  test("scores what is public 0, and only that", () => {
    const silent = formats.filter(({ score }) => score === 0);
    expect(silent.filter(({ title }) => !title.includes("meant to be public"))).toEqual([]);
    const named = formats.filter(({ title }) => title.includes("meant to be public"));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ score }) => score !== 0)).toEqual([]);
  });

  test("has examples of formats alone", () => {
    expect(new Set(Object.keys(examples))).toEqual(new Set(formats.map(({ id }) => id)));
  });

  test("asks for something that ordinary text lacks", () => {
    const prefilter = createPrefilter([pack]);
    const wanted = new Uint8Array(pack.rules.length).fill(1);
    const woken = ordinary.flatMap((text) =>
      prefilter.walk(text, wanted, 1).map((rule) => `${pack.rules[rule]?.id}: ${text.slice(0, 40)}`),
    );
    expect(woken).toEqual([]);
  });
});

describe.each(formats.map((format) => [format.id]))("%s", (id) => {
  const { positive, negative } = examples[id] ?? { positive: [], negative: [] };

  test("matches a token from end to end", () => {
    expect(found(id, positive[0] as string)).toEqual([positive[0]]);
  });

  test("finds tokens in texts", () => {
    expect(positive.filter((text) => found(id, text).length !== 1)).toEqual([]);
  });

  test("ignores what only looks like one", () => {
    expect(negative.length).toBeGreaterThan(0);
    expect(negative.filter((text) => found(id, text).length > 0)).toEqual([]);
  });
});

test("ends a private key that is cut off before the prose that follows", () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${"MIIEvQ".padEnd(64, "kX7v")}\n${"q8Zs".padEnd(64, "2Lw9")}`;
  expect(found("secret/private-key-pem", `${key}\n\nThe rest is left out to keep the answer short.`)).toEqual(
    [key],
  );
});

test("takes a private key of 4096 bits as one", () => {
  const lines = Array.from({ length: 50 }, (_, line) => `${line}`.padEnd(64, "Zp2XvR9sLw4T"));
  const key = ["-----BEGIN RSA PRIVATE KEY-----", ...lines, "-----END RSA PRIVATE KEY-----"].join("\n");
  expect(found("secret/private-key-pem", `Here it is:\n${key}\nKeep it safe.`)).toEqual([key]);
});

const ordinary = [
  "The committee met on 14 March 2024 to discuss the budget. Members asked whether the new library should open on " +
    "weekends; the treasurer said that the costs, about 12,500 euros a year, were within what had been agreed.",
  "To install it, run `npm install` in the project folder, set the environment variables, and start the server with " +
    "`node server.js --port 8080`. An API key is needed for the tests; ask the team for one. See docs/setup.md.",
  "export async function readConfig(path: string): Promise<Config> {\n  const text = await readFile(path, 'utf8');\n" +
    "  const { host, port = 443, user_id, access_key, retries } = JSON.parse(text);\n  return { host, port };\n}\n",
  '{"id": "5f2b9c", "name": "Ada", "created_at": "2023-11-02T09:15:00Z", "tags": ["admin", "task-list"], "count": 42}',
  "def check_login(client):\n    response = client.post('/login', data={'user': 'ada', 'password': PASSWORD})\n" +
    "    assert response.status_code == 200\n    assert 'session' in response.cookies\n",
  "2024-05-01 12:00:03,412 INFO worker.pool [thread-7] task-list 1182 done in 37 ms, retries=0, queue=high-priority",
  "| name | size | price |\n| --- | ---: | ---: |\n| lamp | 12 | 3.50 |\n| pocket knife | 7 | 21.00 |\n",
  "Die Sitzung beginnt um 10 Uhr. Bitte bringen Sie Ihren Ausweis mit; das Passwort für das Netz hängt am Eingang.",
];
