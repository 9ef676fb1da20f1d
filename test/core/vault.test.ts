import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import { redact } from "../../src/core/redact.ts";
import { type Vault, type VaultOptions, vault } from "../../src/core/vault.ts";
import fc from "../support/property.ts";
import { valueGuard } from "../support/value-guard.ts";

const email = "jane@example.com";

function filled(): Vault {
  const kept = vault();
  kept.pseudonym(email, { type: "email" });
  kept.pseudonym("4111111111111111", { type: "credit-card", bare: true });
  kept.pseudonym("10.0.0.1", { type: "ipv4" });
  return kept;
}

async function throughStream(kept: Vault, pieces: readonly string[]): Promise<readonly string[]> {
  const source = new ReadableStream<string>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const reader = source.pipeThrough(kept.restoreStream()).getReader();
  const out: string[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) out.push(next.value);
  return out;
}

/** A text cut before each of some offsets. */
function cut(text: string, offsets: readonly number[]): string[] {
  const ends = [...new Set(offsets.map((offset) => offset % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => text.slice(start, ends[index] ?? text.length));
}

describe("a pseudonym", () => {
  test("is the same for the same value and another for another", () => {
    const kept = vault();
    const names = ["a", "b", "a", "c"].map((value) => kept.pseudonym(value, { type: "name" }));
    expect(names).toEqual(["<NAME_1>", "<NAME_2>", "<NAME_1>", "<NAME_3>"]);
    expect(kept.size).toBe(3);
  });

  test.each([
    ["email", "<EMAIL_1>"],
    ["credit-card", "<CREDIT_CARD_1>"],
    ["__proto__", "<PROTO_1>"],
    ["constructor", "<CONSTRUCTOR_1>"],
    ["1-<b>", "<B_1>"],
    ["", "<VALUE_1>"],
    [undefined, "<VALUE_1>"],
  ])("of the type %j is %s", (type, expected) => {
    const kept = vault();
    expect(kept.pseudonym("v", type === undefined ? {} : { type })).toBe(expected);
    expect(kept.restore(expected)).toBe("v");
  });

  test("stands for names that every object has", () => {
    const kept = vault();
    const values = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const names = values.map((value) => kept.pseudonym(value));
    expect(new Set(names).size).toBe(4);
    expect(kept.restore(names.join())).toBe(values.join());
  });

  test("is told from one whose type ends in a number", () => {
    const kept = vault();
    const names = Array.from({ length: 45 }, (_, index) => kept.pseudonym(`a${index}`, { type: "ipv" }));
    const other = kept.pseudonym("b", { type: "ipv4" });
    expect(names.map((name) => kept.restore(name))).toEqual(names.map((_, index) => `a${index}`));
    expect(kept.restore(other)).toBe("b");
  });
});

describe("restore", () => {
  test.each([
    ["<EMAIL_1>", email],
    ["<email_1>", email],
    ["< Email 1 >", email],
    ["<Email-1>", email],
    ["<EMAIL1>", email],
    ["EMAIL_1", email],
    ["<EMAIL_1", `<${email}`],
    ["[EMAIL_1]", `[${email}]`],
    ["**EMAIL_1**さん", `**${email}**さん`],
    ["<EMAIL\\_1>", email],
    ["\\<EMAIL\\_1\\>", email],
    ["&lt;EMAIL_1&gt;", email],
    ["\\u003cEMAIL_1\\u003e", email],
    ["<credit card 1>", "4111111111111111"],
    ['"<CREDIT_CARD_1#>"', "4111111111111111"],
    ['"<CREDIT_CARD_1>"', '"4111111111111111"'],
    ["<CREDIT_CARD_1#>", "4111111111111111"],
    ["<IPV4_1>", "10.0.0.1"],
    ["<<EMAIL_1>>", `<${email}>`],
    ["\\<EMAIL_1>", `\\${email}`],
    ["<EMAIL_1><EMAIL_1>", email + email],
  ])("knows %j again", (text, expected) => {
    const kept = filled();
    expect(kept.restore(text)).toBe(expected);
    expect(kept.restore(`so ${text}.`)).toBe(`so ${expected}.`);
  });

  test.each([
    "<EMAIL_2>",
    "<EMAIL_01>",
    "EMAIL_1x",
    "MY_EMAIL_1",
    "EMAIL_12",
    "EMAIL_1_x",
    "email_1",
    "Email 1",
    "EMAIL1",
    "<a EMAIL_1x>",
    "<IPV_42>",
    `<EMAIL${" ".repeat(200)}1>`,
  ])("leaves %j alone", (text) => {
    expect(filled().restore(text)).toBe(text);
  });

  test("escapes values for JSON where it is asked to", () => {
    const kept = vault();
    kept.pseudonym('a "b"\n\\c', { type: "key" });
    const text = '{"to":"<KEY_1>"}';
    expect(JSON.parse(kept.restore(text, { json: true }))).toEqual({ to: 'a "b"\n\\c' });
    expect(kept.restore("<KEY_1>")).toBe('a "b"\n\\c');
  });

  test("does not restore what a value holds", () => {
    const kept = filled();
    const name = kept.pseudonym("<EMAIL_1>", { type: "note" });
    expect(kept.restore(name)).toBe("<EMAIL_1>");
  });

  test("is the same for a text in pieces", async () => {
    const part = fc.oneof(
      fc.constantFrom("<EMAIL_1>", "< email 1 >", "EMAIL_1", '"<CREDIT_CARD_1#>"', "\\<EMAIL\\_1\\>"),
      fc.constantFrom(
        "<",
        ">",
        "\\",
        '"',
        "&lt;",
        "EMAIL",
        "_1",
        "#",
        " ",
        "\\u003c",
        "\\u003eE",
        "IPV4_",
        "1",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    );
    const kept = filled();
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(200)), async (parts, offsets) => {
        const text = parts.join("");
        const whole = kept.restore(text);
        expect((await throughStream(kept, cut(text, offsets))).join("")).toBe(whole);
        expect((await throughStream(kept, text.split(""))).join("")).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a restored stream", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["words", ["Hello ", "there"], ["Hello ", "there"]],
    ["what can be no placeholder", ["a <b", "> c", " 1 < 2", " x"], ["a ", "<b> c", " 1 ", "< 2 x"]],
    ["words in capitals", ["NASA", " said E", "NTER"], ["NASA", " said ", "ENTER"]],
    ["the start of a placeholder", ["to <EMA", "IL_", "1> now"], ["to ", `${email} now`]],
  ])("holds back of %s only what may become a placeholder", async (_, pieces, expected) => {
    const kept = vault();
    kept.pseudonym(email, { type: "email" });
    const out = await throughStream(kept, pieces);
    expect(out.join("")).toBe(expected.join(""));
    expect(out.length).toBeGreaterThanOrEqual(Math.min(2, expected.length));
  });

  test("holds nothing while the vault is empty", () => {
    const restorer = vault().restorer();
    expect(restorer.push("a <EMAIL_")).toBe("a <EMAIL_");
    expect(restorer.isHolding).toBe(false);
  });

  test("never holds more than a placeholder is long", () => {
    const restorer = filled().restorer();
    let held = 0;
    for (const piece of `<${"EMAIL ".repeat(5)}${" ".repeat(500)}<EMAIL_${"1".repeat(500)}`) {
      held += 1 - restorer.push(piece).length;
      expect(held).toBeLessThanOrEqual(128);
    }
  });

  test("refuses what is no text", async () => {
    await expect(throughStream(vault(), [1 as never])).rejects.toMatchObject({ code: "GUARD_INVALID_INPUT" });
  });
});

describe("a vault", () => {
  test("that is full throws, and keeps what it has", () => {
    const kept = vault({ maxEntries: 1 });
    const name = kept.pseudonym("first");
    expect(() => kept.pseudonym("second")).toThrow(
      expect.objectContaining({ code: "GUARD_VAULT_FULL", message: expect.not.stringContaining("second") }),
    );
    expect(kept.pseudonym("first")).toBe(name);
  });

  test("that is full forgets what was not used for the longest time, where it may", () => {
    const small = vault({ maxChars: 3, whenFull: "drop-oldest" });
    small.pseudonym("abc");
    expect(() => small.pseudonym("1234")).toThrow(expect.objectContaining({ code: "GUARD_VAULT_FULL" }));
    expect(small.restore("<VALUE_1>")).toBe("abc");
    const kept = vault({ maxEntries: 2, whenFull: "drop-oldest" });
    const [first, second] = [kept.pseudonym("1st"), kept.pseudonym("2nd")];
    kept.pseudonym("1st");
    const third = kept.pseudonym("3rd");
    expect(kept.restore([first, second, third].join(" "))).toBe(`1st ${second} 3rd`);
    expect(kept.pseudonym("2nd")).not.toBe(second);
  });

  test("has room for so many characters", () => {
    const kept = vault({ maxChars: 10 });
    kept.pseudonym("123456");
    expect(() => kept.pseudonym("12345")).toThrow(expect.objectContaining({ code: "GUARD_VAULT_FULL" }));
    expect(() => vault({ maxChars: 3, whenFull: "drop-oldest" }).pseudonym("1234")).toThrow(
      expect.objectContaining({ code: "GUARD_VAULT_FULL" }),
    );
  });

  test("that was cleared gives no placeholder again", () => {
    const kept = filled();
    kept.clear();
    expect(kept.size).toBe(0);
    expect(kept.restore("<EMAIL_1>")).toBe("<EMAIL_1>");
    expect(kept.pseudonym("other@example.com", { type: "email" })).toBe("<EMAIL_2>");
  });

  test("shows no value to what writes objects down", () => {
    const kept = filled();
    const inspect = (kept as never as Record<symbol, () => string>)[Symbol.for("nodejs.util.inspect.custom")];
    expect(inspect?.call(kept)).toBe("Vault { size: 3 }");
    expect(JSON.stringify({ kept })).toBe("{}");
    expect(Object.keys(kept)).toEqual([]);
    expect(JSON.stringify(structuredClone({ ...kept }))).toBe("{}");
    expect(String(kept)).not.toContain("jane");
  });

  test.each<[string, object]>([
    ["options.maxEntries", { maxEntries: 0 }],
    ["options.maxChars", { maxChars: 1.5 }],
    ["options.whenFull", { whenFull: "grow" }],
    ['options["size"]', { size: 1 }],
  ])("refuses a wrong %s", (field, options) => {
    expect(() => vault(options as VaultOptions)).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS", message: expect.stringContaining(field) }),
    );
  });
});

describe("a text that holds placeholders of its own", () => {
  const check = async (kept: Vault, text: string) => {
    const verdict = await createChecker([valueGuard()], { vault: kept }).check(text, { stage: "input" });
    return "text" in verdict ? verdict.text : "";
  };

  test.each(["<EMAIL_1>", "< email 1 >", "EMAIL_1", "&lt;EMAIL_1&gt;"])(
    "gets nobody else's value for %s",
    async (word) => {
      const kept = vault();
      kept.pseudonym(email, { type: "email" });
      const shown = await check(kept, `repeat ${word}`);
      expect(shown).toBe("repeat <LITERAL_1>");
      expect(kept.restore(shown)).toBe(`repeat ${word}`);
    },
  );

  test.each(["<EMAIL_1>", "< email 1 >", "EMAIL_1"])(
    "that say %s keep it from later values",
    async (word) => {
      const kept = vault();
      expect(await check(kept, `repeat ${word}`)).toBe(`repeat ${word}`);
      expect(await check(kept, email)).toBe("<EMAIL_2>");
      expect(kept.restore(`${word} <EMAIL_2>`)).toBe(`${word} ${email}`);
    },
  );

  test("is looked at as it is after a replacement", async () => {
    const kept = vault();
    kept.pseudonym(email, { type: "email" });
    for (const text of ["\\u003cEMAIL_1\\u003eEMAIL_1", `${email}EMAIL_1`, '"<EMAIL_1#>"<EMAIL_1#>"']) {
      expect(kept.restore(await check(kept, text))).toBe(text);
    }
  });

  test("is as it was when it comes in pieces", async () => {
    const kept = vault();
    kept.pseudonym(email, { type: "email" });
    const stream = createChecker([valueGuard()], { vault: kept }).stream({ stage: "input" });
    const source = new ReadableStream<string>({
      start(controller) {
        for (const piece of "say < email 1 > to EMAIL_1 now") controller.enqueue(piece);
        controller.close();
      },
    });
    const reader = source.pipeThrough(stream).getReader();
    let shown = "";
    for (let next = await reader.read(); !next.done; next = await reader.read()) shown += next.value;
    expect(shown).toBe("say <LITERAL_1> to <LITERAL_2> now");
  });
});

describe("restoring what was made pseudonymous", () => {
  test.each([
    [1, 2],
    [4, 6],
    [0, 6],
  ])("gives directional controls back that a value from %i to %i holds one of", (start, end) => {
    const kept = vault();
    const text = "a\u202ebc\u202cd";
    const finding = { ruleId: "pii/name", score: 1, span: { start, end }, treatment: "pseudonym" as const };
    expect(kept.restore(redact(text, [finding], 0, { vault: kept }))).toBe(text);
  });

  const part = fc.oneof(
    fc.constantFrom(email, "jo@b.example", "4111111111111111", "key-A1b2C3d4E5f6"),
    fc.constantFrom(
      "<EMAIL_1>",
      "EMAIL_1",
      "<CARD_1#>",
      '"',
      "\\",
      "<",
      ">",
      "&lt;",
      '{"a":',
      "}",
      "[",
      ",",
      "_1",
    ),
    fc.constantFrom(
      "< email 2 >",
      "LITERAL_1",
      "<literal 1>",
      "\u202e",
      "\u202c",
      "\u2067",
      "\u2069",
      "\\u003c",
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );

  test("gives the text, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(part, { maxLength: 10 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(200)),
        async (texts, offsets) => {
          const kept = vault();
          const checker = createChecker([valueGuard()], { vault: kept });
          for (const parts of texts) {
            const text = parts.join("");
            const verdict = await checker.check(text, { stage: "input" });
            const shown = "text" in verdict ? verdict.text : "";
            for (const { span } of verdict.findings) {
              expect(shown).not.toContain(text.slice(span.start, span.end));
            }
            expect(kept.restore(shown)).toBe(text);
            expect((await throughStream(kept, cut(shown, offsets))).join("")).toBe(text);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a text full of names", () => {
  test("does not keep a vault from giving new ones", () => {
    const session = vault();
    const names = Array.from({ length: 120_000 }, (_, index) => `EMAIL_${index + 1}`);
    session.escape(names.join(" "));
    const placeholder = session.pseudonym("jane@example.com", { type: "email" });
    expect(session.restore(`to ${placeholder}`)).toBe("to jane@example.com");
  });
});

describe("wrong arguments", () => {
  const session = vault();
  test.each([
    ["pseudonym's options", () => session.pseudonym("x", null as never)],
    ["pseudonym's type", () => session.pseudonym("x", { type: 5 } as never)],
    ["restore's options", () => session.restore("x", null as never)],
    ["restorer's options", () => session.restorer(null as never)],
    ["escape's text", () => session.escape(null as never)],
    ["escape's spans", () => session.escape("<EMAIL_1>", null as never)],
    ["hold's text", () => session.hold(null as never)],
  ])("for %s are typed errors", (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: "GUARD_INVALID_INPUT" }));
  });
});
