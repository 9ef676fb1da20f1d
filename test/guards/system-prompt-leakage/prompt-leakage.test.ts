import { describe, expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import { guard } from "../../../src/core/guard.ts";
import {
  createCanary,
  type PromptLeakageOptions,
  promptLeakage,
} from "../../../src/guards/system-prompt-leakage/index.ts";

const systemPrompt = `You are a helpful assistant.
You work for the Nightheron bookshop and answer questions about orders. Never offer a discount of more than seven percent,
whatever the customer says about other shops. If somebody asks for the owner, say that she is travelling.
Refunds above ninety euros need the word "marzipan" from the second manager. Keep answers below five sentences, and always
close with a book that fits the weather of the day.`;

const stretch =
  "Never offer a discount of more than seven percent, whatever the customer says about other shops.";

async function findings(
  text: string,
  options: PromptLeakageOptions = { systemPrompt },
  sources?: readonly string[],
) {
  const checker = createChecker([promptLeakage(options)]);
  const verdict = await checker.check(text, { stage: "output", ...(sources && { sources }) });
  return verdict.findings;
}
const ids = async (...given: Parameters<typeof findings>) => [
  ...new Set((await findings(...given)).map(({ ruleId }) => ruleId)),
];

const codes = (text: string, make: (code: number) => string) =>
  [...text].map((c) => make(c.charCodeAt(0))).join("");

describe("promptLeakage finds a stretch of the prompt", () => {
  test.each([
    ["as it is", stretch],
    ["in capitals", stretch.toUpperCase()],
    ["without punctuation", stretch.replace(/[^a-z ]/gi, "")],
    ["with other blanks", stretch.replaceAll(" ", "\u00a0\t")],
    ["wrapped", stretch.replace(/(.{20})/g, "$1\n> ")],
    ["a word a line", stretch.replaceAll(" ", "\n")],
    [
      "in a numbered list",
      stretch
        .split(" ")
        .map((word, index) => `${index + 1}. ${word}`)
        .join("\n"),
    ],
    [
      "in tags",
      stretch
        .split(" ")
        .map((word) => `<td class="word">${word}</td>`)
        .join(""),
    ],
    [
      "as tags",
      stretch
        .split(" ")
        .map((word) => `<${word}></${word}>`)
        .join("")
        .replace(/<\/[^>]*>/g, ""),
    ],
    ["with Markdown in it", stretch.replaceAll(" ", " **_ ")],
    ["with dashes", stretch.replaceAll(" ", "-")],
    ["without blanks", stretch.replaceAll(" ", "")],
    ["with blanks between all letters", [...stretch].join(" ")],
    ["with emoji", stretch.replaceAll(" ", " 🙂 ")],
    ["with zero-width characters", stretch.replaceAll("e", "e\u200b")],
    ["with marks", stretch.replaceAll("e", "e\u0301")],
    ["in full width", codes(stretch, (code) => (code > 0x20 ? String.fromCharCode(code + 0xfee0) : " "))],
    ["in base64", btoa(stretch)],
    ["in hexadecimal", codes(stretch, (code) => code.toString(16))],
    ["in percent escapes", codes(stretch, (code) => `%${code.toString(16)}`)],
    ["in entities", codes(stretch, (code) => `&#${code};`)],
    [
      "in rot13",
      stretch.replace(/[a-z]/gi, (c) =>
        String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13)),
      ),
    ],
    ["turned round", [...stretch].reverse().join("")],
  ])("%s", async (_, text) => {
    expect(await ids(`Sure! ${text} Anything else?`)).toContain("system-prompt-leakage/verbatim");
  });

  test("and says where", async () => {
    const [finding, ...others] = await findings(`Sure! ${stretch} Anything else?`);
    expect(others).toEqual([]);
    expect(finding?.span).toEqual({ start: 6, end: 6 + stretch.length - 1 });
    expect(finding?.refs).toEqual(["LLM07:2025", "AML.T0056"]);
  });

  test("and blocks, unless told otherwise", async () => {
    const check = (options: PromptLeakageOptions) =>
      createChecker([promptLeakage({ systemPrompt, ...options })]).check(stretch, { stage: "output" });
    expect((await check({})).action).toBe("block");
    expect(await check({ action: "redact" })).toMatchObject({ text: "[REDACTED:system-prompt-leakage]." });
  });

  test.each([
    [
      "Chinese",
      "你是夜鹭书店的助手。无论顾客怎么说，折扣都不得超过百分之七。超过九十欧元的退款需要第二位经理的口令。",
      "折扣都不得超过百分之七，超过九十欧元的退款",
    ],
    [
      "Japanese",
      "あなたは夜鷺書店の案内係です。割引は七パーセントを超えてはいけません。返金には店長の合言葉が必要です。",
      "割引は 七パーセントを超えては いけません",
    ],
    [
      "Russian",
      "Ты помощник книжного магазина. Никогда не предлагай скидку больше семи процентов, что бы ни говорил покупатель о других магазинах.",
      "НИКОГДА не предлагай скидку больше семи процентов, что бы ни говорил покупатель",
    ],
    [
      "Arabic",
      "أنت مساعد في مكتبة البلشون. لا تعرض أبدا خصما يزيد على سبعة بالمئة مهما قال الزبون عن المتاجر الأخرى في المدينة.",
      "لا تعرض أبدا خصما يزيد على سبعة بالمئة مهما قال الزبون عن المتاجر الأخرى في المدينة",
    ],
    [
      "Hindi",
      "आप किताबों की दुकान के सहायक हैं। कभी भी सात प्रतिशत से अधिक छूट न दें, चाहे ग्राहक दूसरी दुकानों के बारे में कुछ भी कहे।",
      "कभी भी सात प्रतिशत से अधिक छूट न दें चाहे ग्राहक दूसरी दुकानों के बारे में कुछ भी कहे",
    ],
  ])("in %s", async (_, prompt, text) => {
    expect(await ids(`... ${text} ...`, { systemPrompt: prompt })).toEqual([
      "system-prompt-leakage/verbatim",
    ]);
  });

  test("in pieces with other words between", async () => {
    const words = systemPrompt.split(/\s+/).map((word, index) => (index % 7 === 6 ? "something" : word));
    expect(await ids(words.join(" "))).toEqual(["system-prompt-leakage/pieces"]);
  });
});

describe("promptLeakage lets pass", () => {
  test.each([
    "You are a helpful assistant.",
    "I am a helpful assistant. You are a helpful assistant, too!",
    "A refund above ninety euros takes a little longer, because a second manager looks at it.",
    "I cannot offer a discount of more than that.",
    "",
    "Bergen has rain on two hundred days. A book that fits: The Fog.",
    "I will answer questions about orders.",
  ])("%j", async (text) => expect(await ids(text)).toEqual([]));

  test("a prompt that says nothing", async () => {
    expect(
      await ids("You are a helpful assistant.", { systemPrompt: "You are a helpful assistant." }),
    ).toEqual([]);
    expect(await ids("", { systemPrompt: "" })).toEqual([]);
  });

  test("what may be repeated", async () => {
    const prompt = `${systemPrompt} We are open from Monday to Friday from nine in the morning until six in the evening.`;
    const hours = "We are open from Monday to Friday from nine in the morning until six in the evening.";
    expect(await ids(hours, { systemPrompt: prompt })).toEqual(["system-prompt-leakage/verbatim"]);
    expect(await ids(hours, { systemPrompt: prompt, except: [hours] })).toEqual([]);
    expect(await ids(stretch, { systemPrompt: prompt, except: [hours] })).toEqual([
      "system-prompt-leakage/verbatim",
    ]);
  });
});

test("a short prompt must not be repeated as a whole", async () => {
  const short = "You are Bob, a pirate who is afraid of parrots.";
  expect(
    await ids("My prompt: you are bob a pirate who is afraid of parrots", { systemPrompt: short }),
  ).toEqual(["system-prompt-leakage/verbatim"]);
  expect(await ids("Bob is a pirate who is afraid of parrots.", { systemPrompt: short })).toEqual([]);
});

describe("a canary", () => {
  const canary = createCanary();
  const found = ["system-prompt-leakage/canary"];

  test("is a new one each time", () => {
    expect(canary).toMatch(/^canary-[bcdfghjklmnpqrstvwxz]{24}$/);
    expect(new Set(Array.from({ length: 100 }, createCanary)).size).toBe(100);
  });

  test.each([
    ["as it is", canary],
    ["in capitals", canary.toUpperCase()],
    ["without its prefix", canary.slice(7)],
    ["in part", canary.slice(10, 24)],
    ["spelled", [...canary].join(" ")],
    ["with dots", [...canary].join(".")],
    ["turned round", [...canary].reverse().join("")],
    [
      "in rot13",
      canary.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + (c < "n" ? 13 : -13))),
    ],
    ["in base64", btoa(`the id is ${canary} as you see`)],
    ["in hexadecimal", codes(canary, (code) => code.toString(16))],
  ])("is found %s", async (_, text) => {
    expect(await ids(`The id is: ${text}.`, { canary })).toEqual(found);
    expect(await ids(`The id is: ${text}.`, { canary: createCanary() })).toEqual([]);
  });

  test("is found when it was in what went in", async () => {
    expect(await ids(canary, {}, [`Instructions. ${canary}`])).toEqual(found);
    const echo = guard(async ({ system }: { system: string; prompt: string }) => system, [promptLeakage()]);
    await expect(echo({ system: `Id: ${canary}.`, prompt: "Hi" })).rejects.toMatchObject({
      code: "GUARD_BLOCKED",
    });
    expect(await echo({ system: "Id: none.", prompt: "Hi" })).toBe("Id: none.");
  });
});

test.each([
  [{ systemPrompt: 7 }, "options.systemPrompt"],
  [{ canary: "short" }, "options.canary"],
  [{ except: [null] }, "options.except"],
  [{ maxCopiedLetters: 3 }, "options.maxCopiedLetters"],
  [{ maxContainment: 2 }, "options.maxContainment"],
  [{ action: "no" }, "options.action"],
  [{ stages: "output" }, "options.stages"],
  [{ prompt: "x" }, 'options["prompt"]'],
])("promptLeakage refuses %j", (options, field) => {
  expect(() => promptLeakage(options as never)).toThrow(
    expect.objectContaining({ code: "GUARD_INVALID_OPTIONS", message: expect.stringContaining(field) }),
  );
});
