import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import { exfiltration } from "../../../src/guards/output-handling/index.ts";
import { allowHosts, bareUrls, definitions, detours, html, markdownImages, markdownLinks } from "./cases.ts";

const checker = createChecker([exfiltration({ allowHosts })]);

async function left(text: string): Promise<string | undefined> {
  const verdict = await checker.check(text, { stage: "output" });
  return verdict.action === "block" ? undefined : verdict.text;
}

describe.each([
  ["Markdown images", markdownImages],
  ["Markdown links", markdownLinks],
  ["definitions", definitions],
  ["detours", detours],
  ["bare URLs", bareUrls],
  ["HTML", html],
])("of %s", (_, cases) => {
  test.each(cases)("%j leaves %j", async (text, expected) => {
    expect(await left(text)).toBe(expected);
  });

  test.each(cases)("nothing is found in what is left of %j", async (_text, expected) => {
    if (expected !== undefined) expect(await left(expected)).toBe(expected);
  });
});
