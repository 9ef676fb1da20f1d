import { describe, expectTypeOf, test } from "vitest";
import {
  buildConfidentialIndex,
  type Checker,
  type ConfidentialIndex,
  confidential,
  createCanary,
  exfiltration,
  type Guard,
  promptLeakage,
  readConfidentialIndex,
} from "../../src/index.ts";

describe("the guards of the output", () => {
  test("are guards", () => {
    expectTypeOf(
      exfiltration({ allowHosts: ["example.com"], links: "deny", images: "data" }),
    ).toEqualTypeOf<Guard>();
    expectTypeOf(promptLeakage({ systemPrompt: "x", except: ["y"] })).toEqualTypeOf<Guard>();
    expectTypeOf(confidential(["text", { text: "text" }])).toEqualTypeOf<Guard>();
    expectTypeOf(createCanary()).toBeString();
  });

  test("know their values", () => {
    // @ts-expect-error no such mode
    exfiltration({ links: "block" });
    // @ts-expect-error no such option
    promptLeakage({ prompt: "x" });
    // @ts-expect-error documents are texts
    confidential([7]);
  });

  test("take an index that has a key", () => {
    const index = buildConfidentialIndex(["text"], { key: "0123456789abcdef" });
    expectTypeOf(index).toEqualTypeOf<ConfidentialIndex>();
    expectTypeOf(confidential(index)).toEqualTypeOf<Guard>();
    expectTypeOf(
      readConfidentialIndex(new Uint8Array(), { key: new Uint8Array(16) }),
    ).toEqualTypeOf<ConfidentialIndex>();
    // @ts-expect-error a key is needed
    buildConfidentialIndex(["text"]);
  });

  test("are told sources by a checker", () => {
    const check = (checker: Checker) => {
      void checker.check("", { stage: "output", sources: ["prompt"] });
      // @ts-expect-error texts
      void checker.check("", { stage: "output", sources: "prompt" });
    };
    expectTypeOf(check).toBeFunction();
  });
});
