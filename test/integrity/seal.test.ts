import { describe, expect, test, vi } from "vitest";
import type { DocumentChunk } from "../../src/core/types.ts";
import { importSealKey } from "../../src/integrity/keys.ts";
import { openSeal, seal } from "../../src/integrity/seal.ts";
import fc from "../support/property.ts";
import { ed25519Keys, hmacKey } from "./keys.ts";

const first = await hmacKey();
const second = await hmacKey("second", 8);
const { signer, verifier } = await ed25519Keys();

const chunk = {
  id: "leave",
  text: "Everybody has 28 days of leave.",
  metadata: { tenant: "lantern", public: false, allow: ["staff"], deny: [], clearance: 1, page: 3 },
};

const reasonOf = async (given: unknown, keys = [first]) => {
  const opened = await openSeal(given as DocumentChunk, keys);
  return opened.valid ? "valid" : opened.reason;
};

describe.each([
  ["HMAC", first, first, 43],
  ["Ed25519", signer, verifier, 86],
] as const)("a seal by %s", (_, signing, verifying, length) => {
  test("opens to what was sealed, without the seal", async () => {
    const sealed = await seal(chunk, signing);
    expect(sealed.metadata.seal).toMatch(new RegExp(`^v1\\.${signing.id}\\.[A-Za-z0-9_-]{${length}}$`));
    expect(await openSeal(sealed, verifying)).toEqual({ valid: true, keyId: signing.id, chunk });
  });

  test("has one spelling", async () => {
    const sealed = await seal(chunk, signing);
    const { seal: text } = sealed.metadata as { seal: string };
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (const last of alphabet.replace(text.at(-1) as string, "")) {
      const respelled = { ...sealed, metadata: { ...sealed.metadata, seal: text.slice(0, -1) + last } };
      expect(await reasonOf(respelled, [verifying])).not.toBe("valid");
    }
  });

  test("survives a store that writes JSON with its keys in another order", async () => {
    const sealed = await seal(chunk, signing);
    const metadata = Object.fromEntries(Object.entries(sealed.metadata).reverse());
    expect(await reasonOf(JSON.parse(JSON.stringify({ ...sealed, metadata })), [verifying])).toBe("valid");
  });

  const changes: readonly [string, (metadata: Record<string, unknown>) => object][] = [
    ["another text", (metadata) => ({ text: `${chunk.text} `, metadata })],
    ["another id", (metadata) => ({ id: "leave-2", metadata })],
    ["a wider right", (metadata) => ({ metadata: { ...metadata, public: true } })],
    ["a right that is gone", ({ deny, ...metadata }) => ({ metadata })],
    ["a new field", (metadata) => ({ metadata: { ...metadata, title: "x" } })],
    ["a number as a text", (metadata) => ({ metadata: { ...metadata, page: "3" } })],
    ["a list as its item", (metadata) => ({ metadata: { ...metadata, allow: "staff" } })],
  ];
  test.each(changes)("does not hold for %s", async (_name, change) => {
    const sealed = await seal(chunk, signing);
    expect(await reasonOf({ ...sealed, ...change(sealed.metadata) }, [verifying])).toBe("changed");
  });
});

describe("a seal", () => {
  test("does not hold for any other value anywhere, and holds for the same", async () => {
    const data = fc.jsonValue({ stringUnit: "binary" });
    const texts = fc.string({ unit: "binary", maxLength: 20 });
    const chunks = fc.record({ id: texts, text: texts, metadata: fc.dictionary(texts, data) });
    const form = ({ id, text, metadata: { seal: _, ...metadata } }: Chunk) =>
      JSON.stringify([id, text, Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))]);
    await fc.assert(
      fc.asyncProperty(chunks, chunks, fc.constantFrom("id", "text", "metadata"), async (one, two, part) => {
        const sealed = await seal(one, first);
        expect(await reasonOf(sealed)).toBe("valid");
        const mixed = { ...sealed, [part]: two[part as "id"] };
        if (part === "metadata") mixed.metadata = { ...two.metadata, seal: sealed.metadata.seal };
        const isSame = form(mixed) === form(sealed);
        if (!isSame) expect(await reasonOf(mixed)).toBe("changed");
      }),
      { numRuns: 60 },
    );
  });

  test("that was taken away, cut or written by hand is refused with its reason", async () => {
    const sealed = await seal(chunk, first);
    const text = sealed.metadata.seal as string;
    const given = (value: unknown) => ({ ...sealed, metadata: { ...sealed.metadata, seal: value } });
    expect(await reasonOf(chunk)).toBe("missing");
    expect(await reasonOf({ id: "leave", text: "x" })).toBe("missing");
    expect(await reasonOf({ id: "leave", text: "x", metadata: null })).toBe("missing");
    expect(await reasonOf(undefined)).toBe("missing");
    for (const value of [
      text.slice(0, -4),
      `${text}A`,
      text.replace("v1", "v2"),
      "v1.first",
      7,
      null,
      `${text}.x`,
      "*",
    ])
      expect(await reasonOf(given(value)), String(value)).toBe("malformed");
    expect(await reasonOf({ ...sealed, text: 1 })).toBe("malformed");
    expect(await reasonOf(sealed, [second])).toBe("unknown-key");
  });

  test("of one key does not become one of another by its name", async () => {
    const sealed = await seal(chunk, first);
    const forged = (sealed.metadata.seal as string).replace("first", "second");
    const metadata = { ...sealed.metadata, seal: forged };
    expect(await reasonOf({ ...sealed, metadata }, [{ ...first, id: "second" }])).toBe("changed");
  });

  test("by an old key holds while the old key is among the keys", async () => {
    const old = await seal(chunk, first);
    const renewed = await seal(old, second);
    expect(await reasonOf(old, [second, first])).toBe("valid");
    expect(await openSeal(renewed, [second, first])).toMatchObject({ keyId: "second" });
    expect(await reasonOf(old, [second])).toBe("unknown-key");
  });

  test("does not cover the fields that are excepted, by writer and reader alike", async () => {
    const options = { except: ["score"], field: "mark", context: "handbook" };
    const scored = { ...chunk, metadata: { ...chunk.metadata, score: 1 } };
    const sealed = await seal(scored, first, options);
    expect(sealed.metadata).toMatchObject({ score: 1, mark: expect.any(String) });
    const later = { ...sealed, metadata: { ...sealed.metadata, score: 2 } };
    const valid = async (changes: object) => (await openSeal(later, first, { ...options, ...changes })).valid;
    expect(await valid({})).toBe(true);
    expect(await valid({ except: ["score", "page"] })).toBe(false);
    expect(await valid({ context: "minutes" })).toBe(false);
    expect(await valid({ field: "seal" })).toBe(false);
  });

  test("keeps further fields of a chunk, which it does not cover", async () => {
    const sealed = await seal({ ...chunk, vector: [1, 2] }, first);
    expect(sealed.vector).toEqual([1, 2]);
    expect(await openSeal({ ...sealed, vector: [3] } as DocumentChunk, first)).toEqual({
      valid: true,
      keyId: "first",
      chunk,
    });
  });

  test("is not made for what JSON cannot hold exactly", async () => {
    const made = (metadata: object) => seal({ id: "a", text: "b", metadata }, first);
    await expect(made({ at: new Date(0) })).rejects.toMatchObject({
      code: "GUARD_INVALID_INPUT",
      message: "chunk.metadata.at: expected a plain object",
    });
    await expect(made([])).rejects.toMatchObject({ message: "chunk.metadata: expected an object" });
    await expect(seal({ id: "a" } as DocumentChunk, first)).rejects.toMatchObject({
      message: "chunk.text: expected a string",
    });
  });

  test("does not change with the chunk while it is made", async () => {
    const own = structuredClone(chunk);
    const pending = seal(own, first);
    own.metadata.allow.push("everybody");
    expect(await openSeal(await pending, first)).toMatchObject({ valid: true, chunk });
  });
});

type Chunk = { id: string; text: string; metadata: Record<string, unknown> };

describe("a key", () => {
  test("must be long, named well, and for one of the two algorithms", async () => {
    await expect(importSealKey("a", new Uint8Array(31))).rejects.toMatchObject({
      code: "GUARD_INVALID_OPTIONS",
    });
    await expect(importSealKey("a.b", new Uint8Array(32))).rejects.toMatchObject({
      message: "id: expected at most 64 letters, digits, _ and -",
    });
    const weak = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-1" }, false, ["sign", "verify"]);
    await expect(seal(chunk, { id: "weak", key: weak })).rejects.toMatchObject({
      message: "key.key: expected a CryptoKey for HMAC with SHA-256 or Ed25519 that may sign",
    });
    await expect(seal(chunk, verifier)).rejects.toMatchObject({ code: "GUARD_INVALID_OPTIONS" });
    await expect(openSeal(chunk, [])).rejects.toMatchObject({ message: "keys: expected at least one key" });
    await expect(openSeal(chunk, [first, { ...second, id: "first" }])).rejects.toMatchObject({
      message: "keys[1].id: expected an id that no other key has",
    });
  });
});

const latest = new Map([[chunk.id, (await seal(chunk, first)).metadata.seal]]);

describe("a chunk that was sealed before and put back", () => {
  const older = { ...chunk, metadata: { ...chunk.metadata, public: true } };
  const isCurrent = ({ id }: { id: string }, given: string) => latest.get(id) === given;

  test("opens where nobody is asked whether it is current", async () => {
    expect(await reasonOf(await seal(older, first))).toBe("valid");
  });

  test("is outdated by the list of the latest seals, and so is one that was withdrawn", async () => {
    const judge = async (given: DocumentChunk) => openSeal(await seal(given, first), first, { isCurrent });
    expect(await judge(chunk)).toMatchObject({ valid: true, chunk });
    expect(await judge(older)).toEqual({ valid: false, reason: "outdated" });
    expect(await judge({ ...chunk, id: "withdrawn" })).toEqual({ valid: false, reason: "outdated" });
  });

  test("is outdated by a version in its metadata", async () => {
    const versioned = (version: number) =>
      seal({ ...chunk, metadata: { ...chunk.metadata, version } }, first);
    const options = {
      isCurrent: async ({ metadata }: { metadata: Record<string, unknown> }) => metadata.version === 7,
    };
    expect(await openSeal(await versioned(7), first, options)).toMatchObject({ valid: true });
    expect(await openSeal(await versioned(6), first, options)).toEqual({ valid: false, reason: "outdated" });
    const raised = await versioned(6);
    raised.metadata.version = 7;
    expect(await openSeal(raised, first, options)).toEqual({ valid: false, reason: "changed" });
  });

  test.each([undefined, 1, "true", {}])("is outdated when the answer is %j", async (answer) => {
    const options = { isCurrent: () => answer as never };
    expect(await openSeal(await seal(chunk, first), first, options)).toMatchObject({ reason: "outdated" });
  });

  test("is not asked about when its seal does not hold", async () => {
    const asked = vi.fn(() => true);
    const sealed = await seal(chunk, first);
    expect(await openSeal({ ...sealed, text: "x" }, first, { isCurrent: asked })).toMatchObject({
      reason: "changed",
    });
    expect(asked).not.toHaveBeenCalled();
  });

  test("is never taken for current when the question fails", async () => {
    const failing = { isCurrent: () => Promise.reject(new Error("down")) };
    await expect(openSeal(await seal(chunk, first), first, failing)).rejects.toThrow("down");
    await expect(openSeal(chunk, first, { isCurrent: true } as never)).rejects.toThrow("options.isCurrent");
    await expect(seal(chunk, first, failing as never)).rejects.toThrow('options["isCurrent"]');
  });
});
