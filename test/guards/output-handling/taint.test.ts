import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import { guard } from "../../../src/core/guard.ts";
import { exfiltration } from "../../../src/guards/output-handling/index.ts";

const checker = createChecker([exfiltration({ allowHosts: ["example.com"] })]);
const sources = [
  "How do I get started with the garden planner?",
  "Internal note: the harvest password is pumpkin-lantern-77, and the budget is 41,300 for all of next year. " +
    "See https://example.com/guide/getting-started-with-the-garden-planner for the guide.",
  "Die Zugangsdaten lauten Kürbislaterne; 花园的密码是南瓜灯笼七十七号请勿外传给任何人。",
];
const find = async (text: string, given: readonly string[] = sources) =>
  (await checker.check(text, { stage: "output", sources: given })).findings.map(({ ruleId }) => ruleId);
const copied = ["output-handling/copied-text"];

const stretch = "the harvest password is";

describe("a URL on an allowed host", () => {
  test.each([
    ["as it is", `https://example.com/?q=${encodeURIComponent(stretch)}`],
    ["with plus signs", `https://example.com/?q=${stretch.replaceAll(" ", "+")}`],
    ["with other blanks", `https://example.com/?q=${stretch.replaceAll(" ", "-")}`],
    ["without blanks and in capitals", `https://example.com/?q=${stretch.replaceAll(" ", "").toUpperCase()}`],
    ["in base64", `https://example.com/?q=${btoa(stretch)}`],
    ["in base64 in a path", `https://example.com/${btoa(stretch)}`],
    [
      "in hexadecimal",
      `https://example.com/?q=${[...stretch].map((c) => c.charCodeAt(0).toString(16)).join("")}`,
    ],
    ["in a fragment", `https://example.com/#${encodeURIComponent(stretch)}`],
    ["in pieces", `https://example.com/?a=the+harvest+pass&b=word+is+pump`],
    ["in a name of a parameter", `https://example.com/?theharvestpassword`],
    ["as a token of a path", "https://example.com/x/pumpkin-lantern-77"],
    ["with blanks in a path", `https://example.com/x/${encodeURIComponent(stretch)}`],
    ["over parts of a path", "https://example.com/the/budget/is/41300/for/all/of/next/year"],
    ["with marks", "https://example.com/?q=zugangsdaten%20lauten%20K%C3%BCrbislaterne"],
    ["in Chinese", `https://example.com/?q=${encodeURIComponent("花园的密码是南瓜灯笼七十七号")}`],
  ])("is found when it carries a text that went in %s", async (_, url) => {
    expect(await find(`[more](${url})`)).toEqual(copied);
    expect(await find(`![more](${url})`)).toEqual(copied);
    expect(await find(`[more](${url})`, [])).toEqual([]);
  });

  test.each([
    ["shares a few words", "https://example.com/?q=the+harvest"],
    ["is one of the texts", "https://example.com/guide/getting-started-with-the-garden-planner"],
    ["has words of a title in its path", "https://example.com/get-started/"],
    ["carries what did not go in", "https://example.com/?q=a+recipe+for+pumpkin+soup"],
  ])("is none when it %s", async (_, url) => {
    expect(await find(`[more](${url})`)).toEqual([]);
  });
});

test("taint can be left out", async () => {
  const lenient = createChecker([exfiltration({ allowHosts: ["example.com"], taint: false })]);
  const { findings } = await lenient.check(`https://example.com/?q=${btoa(stretch)}`, {
    stage: "output",
    sources,
  });
  expect(findings).toEqual([]);
});

describe("guard tells the texts that went into the call", () => {
  const guards = [exfiltration({ allowHosts: ["example.com"] })];
  const request = { prompt: sources[0] as string, documents: [{ id: "a", text: sources[1] as string }] };
  const answer = `[more](https://example.com/?q=${btoa(stretch)})`;

  test("for an answer", async () => {
    const ask = guard(async (_: typeof request) => answer, guards);
    expect(await ask(request)).toBe("[more]([REDACTED:link])");
    expect(await ask({ prompt: "Hello", documents: [] })).toBe(answer);
  });

  test("for a stream", async () => {
    const ask = guard(async function* (_: typeof request) {
      for (const character of answer) yield character;
    }, guards);
    let out = "";
    for await (const piece of ask(request)) out += piece;
    expect(out).toBe("[more]([REDACTED:link])");
  });

  test("for the arguments of tool calls", async () => {
    const call = (url: string) => ({
      choices: [
        {
          message: {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "1", type: "function", function: { name: "fetch", arguments: JSON.stringify({ url }) } },
            ],
          },
        },
      ],
    });
    const ask = guard(async (_: typeof request) => call(`https://example.com/?q=${btoa(stretch)}`), guards);
    expect(await ask(request)).toEqual(call("[REDACTED:link]"));
  });

  test("for a prompt alone", async () => {
    const ask = guard(async (_: string) => "https://example.com/?q=my+dog+is+called+bruno", guards);
    expect(await ask("My dog is called Bruno.")).toBe("[REDACTED:link]");
  });
});

describe("sources", () => {
  test("may grow between two checks", async () => {
    const growing = ["Nothing of note."];
    const text = "See https://example.com/?d=ACC-99887766-5544";
    expect(await find(text, growing)).toEqual([]);
    growing.push("The number is ACC-99887766-5544.");
    expect(await find(text, growing)).toEqual(copied);
  });

  test("have no holes", async () => {
    await expect(find("Hello", new Array(1))).rejects.toThrow("context.sources");
  });
});
