import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import type { DocumentChunk } from "../../../src/core/types.ts";
import { createChecker as createUsualChecker } from "../../../src/create.ts";
import { documentAcl } from "../../../src/guards/document-acl/index.ts";
import { documentSeal } from "../../../src/guards/document-seal/index.ts";
import { pii } from "../../../src/guards/pii/index.ts";
import { secrets } from "../../../src/guards/secrets/index.ts";
import { seal } from "../../../src/integrity/seal.ts";
import { recommended } from "../../../src/recommended.ts";
import { hmacKey } from "../../integrity/keys.ts";
import { wordGuard } from "../../support/stub-guards.ts";

const key = await hmacKey();

const chunk = {
  id: "handbook/leave",
  text: "Everybody has 28 days of leave.",
  metadata: { tenant: "lantern", public: false, allow: ["staff"], deny: [], clearance: 0, title: "Leave" },
};

const sealed = await seal(chunk, key);

const ruleOf = async (given: DocumentChunk, options = {}) => {
  const { documents, dropped } = await createChecker([
    documentSeal({ keys: key, ...options }),
  ]).checkDocuments([given]);
  expect(documents.length + dropped.length).toBe(1);
  return dropped[0]?.findings[0]?.ruleId ?? "kept";
};

describe("documentSeal", () => {
  test("keeps a sealed chunk as the object that was given", async () => {
    const { documents } = await createChecker([documentSeal({ keys: key })]).checkDocuments([sealed]);
    expect(documents[0]).toBe(sealed);
  });

  test("drops a chunk that is not as it was sealed, and says why", async () => {
    expect(await ruleOf(chunk)).toBe("document-seal/missing");
    expect(await ruleOf({ id: "x", text: "" })).toBe("document-seal/missing");
    expect(await ruleOf({ ...sealed, text: "Everybody has 82 days of leave." })).toBe(
      "document-seal/changed",
    );
    expect(await ruleOf({ ...sealed, id: "handbook/pay" })).toBe("document-seal/changed");
    expect(await ruleOf({ ...sealed, metadata: { ...sealed.metadata, public: true } })).toBe(
      "document-seal/changed",
    );
    expect(await ruleOf({ ...sealed, metadata: { ...sealed.metadata, seal: "v1" } })).toBe(
      "document-seal/malformed",
    );
    expect(await ruleOf(sealed, { keys: await hmacKey("other") })).toBe("document-seal/unknown-key");
  });

  test("drops a chunk with text beside what is sealed, unless the field is named", async () => {
    expect(await ruleOf({ ...sealed, title: "Leave" } as DocumentChunk)).toBe("document-seal/unsealed-field");
    expect(await ruleOf({ ...sealed, loc: { note: "x" } } as DocumentChunk)).toBe(
      "document-seal/unsealed-field",
    );
    expect(await ruleOf({ ...sealed, a_field_with_a_name_of_many_letters: 1 } as DocumentChunk)).toBe(
      "document-seal/unsealed-field",
    );
    expect(await ruleOf({ ...sealed, score: 0.5, vector: [1, 2] } as DocumentChunk)).toBe("kept");
    const furtherFields = ["loc", "a_field_with_a_name_of_many_letters"];
    expect(await ruleOf({ ...sealed, loc: { note: "x" } } as DocumentChunk, { furtherFields })).toBe("kept");
    expect(
      await ruleOf({ ...sealed, a_field_with_a_name_of_many_letters: 1 } as DocumentChunk, { furtherFields }),
    ).toBe("kept");
  });

  test("drops an older chunk that was put back, and everything when nobody can say what is current", async () => {
    const current = { isCurrent: (_: unknown, given: string) => given === sealed.metadata.seal };
    expect(await ruleOf(sealed, current)).toBe("kept");
    const metadata = { ...chunk.metadata, public: true };
    expect(await ruleOf(await seal({ ...chunk, metadata }, key), current)).toBe("document-seal/outdated");
    const isCurrent = () => Promise.reject(new Error("down"));
    const checker = createChecker([documentSeal({ keys: key, isCurrent })]);
    const { documents, dropped } = await checker.checkDocuments([sealed]);
    expect([documents.length, dropped.length]).toEqual([0, 1]);
  });

  test("is asked before other guards, which never see what it drops", async () => {
    const others = wordGuard("leave", { action: "block" });
    const { dropped } = await createChecker([others, documentSeal({ keys: key })]).checkDocuments([chunk]);
    expect(dropped[0]?.findings.map(({ guard }) => guard)).toEqual(["document-seal"]);
  });

  test("drops one chunk and keeps the others", async () => {
    const checker = createChecker([documentSeal({ keys: key }), documentAcl()]);
    const principal = { tenant: "lantern", user: "ida", groups: ["staff"], clearance: 0 };
    const { documents, dropped } = await checker.checkDocuments([sealed, chunk, sealed], { principal });
    expect([documents.length, dropped.map(({ index }) => index)]).toEqual([2, [1]]);
  });

  test("refuses a text without a document", async () => {
    const verdict = await createChecker([documentSeal({ keys: key })]).check("text", { stage: "retrieval" });
    expect(verdict.action).toBe("block");
  });

  test("makes seals that no guard takes for a secret, a number or an attack", async () => {
    const chunks = await Promise.all(
      Array.from({ length: 500 }, (_, index) => seal({ id: `c${index}`, text: "Leave is 28 days." }, key)),
    );
    const checker = createUsualChecker([documentSeal({ keys: key }), ...recommended(), secrets(), pii()], {
      policy: { actions: { secret: "block", pii: "block" } },
    });
    expect((await checker.checkDocuments(chunks)).dropped).toEqual([]);
  });

  test("wants keys, and knows its options", () => {
    expect(() => documentSeal({} as never)).toThrow("options.keys: expected an object with id and key");
    expect(() => documentSeal({ keys: [] })).toThrow("options.keys: expected at least one key");
    expect(() => documentSeal({ keys: key, furtherFields: "a" } as never)).toThrow("options.furtherFields");
    expect(() => documentSeal({ keys: key, other: 1 } as never)).toThrow('options["other"]');
  });
});
