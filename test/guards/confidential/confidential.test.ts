import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import {
  buildConfidentialIndex,
  type ConfidentialOptions,
  confidential,
  readConfidentialIndex,
} from "../../../src/guards/confidential/index.ts";
import { writtenDocuments } from "./documents.ts";

const merger =
  "The board met on the ninth of March in the small room above the bakery. It agreed to sell the northern vineyards to the " +
  "Halvorsen family for eleven million crowns, provided that the cellar master stays for two more harvests. Nobody is told " +
  "before the summer fair, and the price must not be mentioned in letters to the bank or to the growers.";
const recipe = "Mix flour and water, wait an hour, and bake the dough until it is brown.";
const passage =
  "agreed to sell the northern vineyards to the Halvorsen family for eleven million crowns, provided that the cellar master " +
  "stays for two more harvests. Nobody is told before the summer";
const documents = [...writtenDocuments(200, 7), merger, { text: recipe }];
const key = "a key of sixteen bytes or more";
const index = buildConfidentialIndex(documents, { key });

async function findings(text: string, options?: ConfidentialOptions) {
  return (await createChecker([confidential(index, options)]).check(text, { stage: "output" })).findings;
}
const ids = async (text: string, options?: ConfidentialOptions) => [
  ...new Set((await findings(text, options)).map(({ ruleId }) => ruleId)),
];

describe("confidential finds a passage of thirty words", () => {
  test.each([
    ["as it is", passage],
    ["in capitals", passage.toUpperCase()],
    ["without punctuation", passage.replace(/[^a-z ]/gi, "")],
    ["wrapped", passage.replace(/(.{30})/g, "$1\n> ")],
    ["with Markdown", passage.replaceAll(" ", " **")],
    ["with a word changed", passage.replace("cellar", "kitchen")],
    ["with zero-width characters", passage.replaceAll("l", "l\u200b")],
    ["in base64", btoa(passage)],
  ])("%s", async (_, text) => {
    expect(await ids(`Here is what I found. ${text} And that is all of it.`)).toEqual([
      "confidential/passage",
    ]);
  });

  test("wherever it begins", async () => {
    const words = merger.split(" ");
    for (let from = 0; from + 30 <= words.length; from++) {
      const text = words.slice(from, from + 30).join(" ");
      expect(await ids(`I read this: ${text}. Good?`), text).toEqual(["confidential/passage"]);
    }
  });

  test("and says where", async () => {
    const [finding] = await findings(`Here it is: ${passage}`);
    expect(finding?.span.start).toBeGreaterThanOrEqual(12);
    expect(finding?.span.end).toBeGreaterThan(12 + passage.length - 40);
    expect(finding?.refs).toEqual(["LLM02:2025", "AML.T0057"]);
  });

  test("in Chinese", async () => {
    const secret =
      "董事会在三月九日决定把北方的葡萄园以一千一百万克朗卖给哈尔沃森家族，条件是酒窖主管再留两个收获季，夏季集市之前不得告诉任何人。";
    const checker = createChecker([confidential([secret])]);
    const { findings: found } = await checker.check(
      "我看到：把北方的葡萄园以 一千一百万克朗卖给哈尔沃森家族，条件是酒窖主管再留两个收获季。",
      { stage: "output" },
    );
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["confidential/passage"]);
  });
});

test("a short document must not be repeated for the most part", async () => {
  expect(await ids(`Sure: ${recipe}`)).toEqual(["confidential/document"]);
});

test.each([
  "The northern vineyards are a fine place for a walk, and the Halvorsen family makes good wine.",
  "Nobody is told before the summer fair.",
  "Mix flour and water.",
  "",
])("%j is let pass", async (text) => expect(await ids(text)).toEqual([]));

test("what many documents have is let pass", async () => {
  const footer =
    "This message is meant for its reader alone. If you are not its reader, put it into the fire and tell the sender. ";
  const many = writtenDocuments(50, 3).map((text) => `${text} ${footer}`);
  const checker = createChecker([confidential(many)]);
  expect((await checker.check(footer, { stage: "output" })).action).toBe("allow");
  expect((await checker.check(many[7] as string, { stage: "output" })).action).toBe("block");
});

describe("an index", () => {
  const bytes = index.toBytes();

  test("says how much is in it and finds the same after it was bytes", async () => {
    const read = readConfidentialIndex(bytes, { key });
    expect([read.documents, read.fingerprints]).toEqual([documents.length, index.fingerprints]);
    const checker = createChecker([confidential(read)]);
    expect((await checker.check(passage, { stage: "output" })).findings).toEqual(await findings(passage));
    const again = read.toBytes();
    expect(again.length).toBe(bytes.length);
    // Byte by byte, since to compare megabytes as lists takes seconds.
    expect(again.findIndex((byte, at) => byte !== bytes[at])).toBe(-1);
  });

  test("holds no words, and other hashes with another key", () => {
    const text = new TextDecoder("latin1").decode(bytes);
    expect(text).not.toContain("Halvorsen");
    const other = buildConfidentialIndex(documents, { key: `${key}!` }).toBytes();
    expect(other.slice(1000, 1100)).not.toEqual(bytes.slice(1000, 1100));
  });

  test("is refused when it was changed, cut, of another version or key", () => {
    const refuse = (given: Uint8Array, otherKey = key) =>
      expect(() => readConfidentialIndex(given, { key: otherKey })).toThrow(
        expect.objectContaining({ code: "GUARD_INVALID_INPUT" }),
      );
    const changed = (at: number) => bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
    for (const at of [0, 7, 11, 15, 20, 5000, bytes.length - 1]) refuse(changed(at));
    refuse(bytes.slice(0, -1));
    refuse(new Uint8Array(0));
    refuse("text" as never);
    refuse(bytes, "another key of sixteen bytes");
  });

  test.each([
    [() => buildConfidentialIndex([], { key: "short" }), "GUARD_INVALID_OPTIONS"],
    [() => buildConfidentialIndex([], {} as never), "GUARD_INVALID_OPTIONS"],
    [() => buildConfidentialIndex([7] as never, { key }), "GUARD_INVALID_INPUT"],
    [() => buildConfidentialIndex(7 as never, { key }), "GUARD_INVALID_INPUT"],
    [() => confidential([], { maxCopiedLetters: 5 }), "GUARD_INVALID_OPTIONS"],
    [() => confidential([], { maxContainment: 2 }), "GUARD_INVALID_OPTIONS"],
    [() => confidential([], { action: "no" } as never), "GUARD_INVALID_OPTIONS"],
    [() => confidential([], { stages: 1 } as never), "GUARD_INVALID_OPTIONS"],
  ])("%s is refused", (make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }));
  });
});
