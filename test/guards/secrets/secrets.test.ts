import { describe, expect, test, vi } from "vitest";
import { type SecretsOptions, secrets } from "../../../src/guards/secrets/index.ts";
import { recommended } from "../../../src/recommended.ts";
import { finder } from "./find.ts";

const body = "a9XkQ2mLz7RtV4bN8cW3" + "pY6sD1fG5hJ0uEoT";
const token = `ghp_${body}`;

describe("options", () => {
  test.each([
    [{ types: "secret/jwt" }, "options.types"],
    [{ types: ["secret/nothing"] }, "options.types"],
    [{ without: ["jwt"] }, "options.without"],
    [{ rules: [1] }, "options.rules"],
    [{ minimumScore: 2 }, "options.minimumScore"],
    [{ stages: ["outside"] }, "options.stages"],
    [{ action: ["block"] }, "options.action"],
    [{ kinds: [] }, "options"],
  ])("%j is refused", (options, field) => {
    expect(() => secrets(options as unknown as SecretsOptions)).toThrow(field);
  });

  test("what cannot be read is told as an option", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const thrower = new Proxy(["x"], {
      get: (list, key) => {
        if (key === "0") throw new Error("words of a stranger");
        return Reflect.get(list, key);
      },
    });
    for (const options of [proxy, { without: proxy }, { without: thrower }, { action: proxy }]) {
      expect(() => secrets(options as never)).toThrow(
        expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }),
      );
    }
  });

  test("of the recommended guards are read alike", () => {
    for (const given of [5, "x", ["x"]]) {
      expect(() => recommended({ secrets: given as never })).toThrow("options.secrets");
    }
  });

  test("types and without choose what is found", () => {
    const text = `${token} password="harbour"`;
    const ids = (options: SecretsOptions) => finder(options)(text).map(({ id }) => id);
    expect(ids({})).toEqual(["secret/github-pat", "secret/password"]);
    expect(ids({ types: ["secret/password"] })).toEqual(["secret/password"]);
    expect(ids({ without: ["secret/password"] })).toEqual(["secret/github-pat"]);
  });

  test("minimumScore keeps what is less sure", () => {
    expect(finder({ minimumScore: 0.99 })(token)).toEqual([]);
  });

  test("rules of one's own are reported as they match", () => {
    const rule = { id: "secret/ours", title: "Ours", pattern: /\bours-[0-9]{6}\b/u, score: 0.9, refs: [] };
    expect(finder({ rules: [rule] })("x ours-111111 y").map(({ id, text }) => [id, text])).toEqual([
      ["secret/ours", "ours-111111"],
    ]);
  });

  test("all stages are looked at", () => {
    expect(secrets().stages).toEqual(["input", "retrieval", "tool", "output"]);
  });
});

describe("edges", () => {
  const find = finder({ types: ["secret/github-pat"] });

  test.each([
    `变量${token}，`,
    `x_${token}`,
    `{"a":"\\n${token}\\n"}`,
    `\\"${token}\\"`,
    `key%3D${token}`,
    `(${token})`,
    `${token}.`,
  ])("%j holds the token", (text) => {
    expect(find(text).map(({ text }) => text)).toEqual([token]);
  });

  test.each([`x${token}`, `${token}x`, `${token}_extra`])("%j goes on", (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([`ghp_${"x".repeat(36)}`, `ghp_${"abcd".repeat(9)}`, "ghp_abcdefghijklmnopqrstuvwxyz0123456789"])(
    "%j is a placeholder",
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );
});

describe("check digits", () => {
  test("raise and lower the score, and do not decide", () => {
    const find = finder();
    const [wrong] = find(token);
    // The last six characters are the CRC-32 of the others in base 62.
    const [right] = find(`ghp_${"q7Xw2Lp9Zk4Vt8Rb1Nc6Hd3Jf5Gs0K"}${"3jIMFM"}`);
    expect(wrong?.finding.score).toBeGreaterThanOrEqual(0.5);
    expect(right?.finding.score).toBeGreaterThan(wrong?.finding.score ?? 1);
  });
});

describe("work", () => {
  const find = finder();

  test.each([
    "token=",
    'password="',
    "-----BEGIN PRIVATE KEY-----",
    "eyJhbGciOi-",
    "datadog ",
    "_a1B2",
    "`a``",
    "-ab1",
    "PuTTY-User-Key-File-2 ",
  ])("%j over and over does not make findings out of nothing", (piece) => {
    const text = piece.repeat(20_000 / piece.length);
    for (const { finding } of find(text)) {
      expect(finding.span.end).toBeLessThanOrEqual(text.length);
    }
    expect(find(text).length).toBeLessThan(200);
  });

  test.each(["https://user:pass@", "token=a9XkQ2mLz7RtV4b) "])(
    "%j over and over reads no further than it must",
    (piece) => {
      const indexOf = vi.spyOn(String.prototype, "indexOf");
      find(piece.repeat(200));
      const far = indexOf.mock.calls.filter(([word]) => word === "arn:aws" || word === "(");
      indexOf.mockRestore();
      expect(far).toEqual([]);
    },
  );

  test("findings are sorted and do not repeat each other", () => {
    const spans = find(`a ${token} b ${token} password="${body}"`).map(({ finding }) => finding.span);
    expect(spans.length).toBe(3);
    for (const [index, span] of spans.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    }
  });
});
