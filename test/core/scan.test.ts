import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/core/compile.ts";
import type { Engine } from "../../src/core/engine.ts";
import type { CompiledRule, Rule } from "../../src/core/rule.ts";
import { createScanner } from "../../src/core/scan.ts";
import type { Stage } from "../../src/core/types.ts";
import { createViews, type View, type ViewName } from "../../src/core/views.ts";
import { idsIn, plainViews, rule, scanPlain } from "../support/pattern.ts";

function idsAt(rules: readonly Rule[], text: string, stage: Stage): string[] {
  const pack = compileRules(rules);
  return createScanner([pack])
    .scan(plainViews(text), stage)
    .matches.flat()
    .map((match) => pack.rules[match.rule]?.id ?? "");
}

/** A view whose characters all come from one place of the original. */
function view(name: ViewName, text: string, shift = 0): View {
  return { name, text, via: [], toOriginal: (start, end) => ({ start: start + shift, end: end + shift }) };
}

const word = rule("test/word", /\bsecretword\b/u);
const compiledWord = compileRules([word]).rules[0] as CompiledRule;
const other = rule("test/other", /\botherword\b/u);

describe("a scan", () => {
  test("gives matches by pack, in the order of the text", () => {
    const first = compileRules([other, word]);
    const second = compileRules([rule("more/word", /secretword/u)]);
    const { matches, truncated } = createScanner([first, second]).scan(
      plainViews("secretword otherword secretword"),
      "input",
    );
    expect(truncated).toBe(false);
    expect(matches.map((list) => list.map(({ rule: index, start, end }) => [index, start, end]))).toEqual([
      [
        [1, 0, 10],
        [0, 11, 20],
        [1, 21, 31],
      ],
      [
        [0, 0, 10],
        [0, 21, 31],
      ],
    ]);
  });

  test("of a clean text gives the same frozen result each time", () => {
    const scanner = createScanner([compileRules([word])]);
    const clean = scanner.scan(plainViews("nothing to see"), "input");
    expect(clean).toEqual({ matches: [[]], truncated: false });
    expect(scanner.scan(plainViews("secretwords do not count"), "output")).toBe(clean);
    expect(Object.isFrozen(clean.matches[0])).toBe(true);
  });

  test("works without packs, without rules and on the empty text", () => {
    expect(createScanner([]).scan(plainViews("secretword"), "input").matches).toEqual([]);
    expect(createScanner([compileRules([])]).scan(plainViews("secretword"), "input").matches).toEqual([[]]);
    expect(scanPlain(compileRules([word]), "")).toEqual([]);
  });

  test("maps spans back to the original", () => {
    const views = createViews("\u200bｓｅｃｒｅｔword!");
    const [[match] = []] = createScanner([compileRules([word])]).scan(views, "input").matches;
    expect(match?.span).toEqual({ start: 1, end: 11 });
  });

  test("finds words at both ends of a text and of a long run of separators", () => {
    const phrase = rule("test/phrase", /\bdo\s{1,900}not\s{1,4}tell\b/u);
    const text = `do${" ".repeat(800)}not tell, do${" ".repeat(901)}not tell; do\n\tnot tell`;
    expect(scanPlain(compileRules([phrase]), text)).toHaveLength(2);
  });
});

describe("stages", () => {
  const staged = rule("test/staged", /secretword/u, { score: { output: 0.9, tool: 0 } });
  test.each([
    ["input", 0],
    ["tool", 0],
    ["output", 1],
  ] as const)("at %s a rule is found %i times", (stage, count) => {
    expect(idsAt([staged], "the secretword", stage)).toHaveLength(count);
  });
});

describe("views", () => {
  const raw = rule("test/raw", /rawword/u, { views: ["raw"] });
  const squeezed = rule("test/squeezed", /rawword/u, { views: ["squeezed"] });
  const any = rule("test/any", /rawword/u);
  const scan = (rules: readonly Rule[], scanned: View[], rawView: View) =>
    createScanner([compileRules(rules)]).scan({ scanned, raw: rawView, hidden: [] }, "input").matches[0];

  test("a rule looks in its own views alone", () => {
    const rawView = view("raw", "a rawword");
    const found = scan(
      [raw, squeezed, any],
      [view("folded", "none"), view("squeezed", "rawword", 2)],
      rawView,
    );
    expect(found?.map((match) => [match.rule, match.view.name])).toEqual([
      [0, "raw"],
      [1, "squeezed"],
      [2, "squeezed"],
    ]);
  });

  test("raw rules and folded rules both look at a text that needed no folding", () => {
    const only = view("raw", "a rawword");
    expect(scan([raw, squeezed, any], [only], only)?.map((match) => match.rule)).toEqual([0, 2]);
  });

  test("the same place is reported once per rule, from the first view that shows it", () => {
    const folded = view("folded", "a rawword");
    const found = scan(
      [any],
      [folded, view("squeezed", "arawword", 1), view("decoded", "rawword", 9)],
      folded,
    );
    expect(found?.map((match) => [match.view.name, match.span.start])).toEqual([
      ["folded", 2],
      ["decoded", 9],
    ]);
  });
});

describe("rules that score 0", () => {
  const context = rule("context/word", /\bcontextword\b/u, { score: 0 });
  const pack = { ...compileRules([context, word]), contextLast: true as const };
  const idsOf = (views: Parameters<ReturnType<typeof createScanner>["scan"]>[0]): string[] =>
    createScanner([pack])
      .scan(views, "input")
      .matches.flat()
      .map((match) => pack.rules[match.rule]?.id ?? "");

  test("are looked for only beside matches of others where a pack says so", () => {
    expect(idsOf(plainViews("a contextword"))).toEqual([]);
    expect(idsOf(plainViews("a contextword and a secretword"))).toEqual(["context/word", "test/word"]);
    expect(idsAt([context, word], "a contextword", "input")).toEqual(["context/word"]);
  });

  test("are found in other views than those matches", () => {
    const raw = view("raw", "a contextword");
    const scanned = [raw, view("decoded", "a secretword", 20)];
    expect(idsOf({ raw, scanned, hidden: [] })).toEqual(["context/word", "test/word"]);
  });

  test("are found in the views before those matches, beside them and behind", () => {
    const raw = view("raw", "a contextword");
    const beside = view("decoded", "contextword, secretword", 20);
    const behind = view("decoded", "the contextword", 60);
    const { matches } = createScanner([pack]).scan(
      { raw, scanned: [raw, beside, behind], hidden: [] },
      "input",
    );
    expect(matches[0]?.map(({ rule: index, span }) => [index, span.start])).toEqual([
      [0, 2],
      [0, 20],
      [1, 33],
      [0, 64],
    ]);
  });
});

describe("rules whose matches all hold a character outside ASCII", () => {
  const patterns = [
    /(?:\u5ffd\u7565|[\u65e0-\u89c6]{2}) ?(?:prompt|\u6307\u4ee4)/iu,
    /(?:\u5ffd\u7565|ignore) prompt/u,
  ];
  const pack = compileRules(patterns.map((pattern, at) => rule(`test/foreign-${at}`, pattern)));

  test("are known when they are compiled", () => {
    expect(pack.rules.map(({ beyondAscii }) => beyondAscii)).toEqual([true, undefined]);
  });

  test("are tried in texts that hold one alone", () => {
    const tried: string[] = [];
    const engine: Engine = {
      name: "noting",
      compile: ({ id }) => {
        tried.push(id);
        return { findAll: () => 0 };
      },
    };
    const always = { rules: pack.rules.map((own) => ({ ...own, branches: compiledWord.branches })) };
    createScanner([always], { engine }).scan(plainViews("a secretword"), "input");
    expect(tried).toEqual(["test/foreign-1"]);
    createScanner([always], { engine }).scan(plainViews("a secretword \u5ffd"), "input");
    expect(tried.slice(1).sort()).toEqual(["test/foreign-0", "test/foreign-1"]);
  });
});

describe("needs", () => {
  const near = rule("test/near", /secretword/u, { needs: { near: { rules: ["test/other"], within: 10 } } });
  test.each([
    ["secretword otherword", ["test/near", "test/other"]],
    [`otherword${" ".repeat(10)}secretword`, ["test/near", "test/other"]],
    [`otherword${" ".repeat(11)}secretword`, ["test/other"]],
    ["secretword", []],
  ])("near: %j", (text, ids) => {
    expect(idsAt([near, other], text, "input").sort()).toEqual(ids);
  });

  test("near: a rule that scores nothing at a stage is context there, and reported at its own stages alone", () => {
    const elsewhere = { ...other, score: { output: 0.5 } };
    expect(idsAt([near, elsewhere], "secretword otherword", "input")).toEqual(["test/near"]);
    expect(idsAt([near, elsewhere], "secretword otherword", "output")).toEqual(["test/near", "test/other"]);
    expect(idsAt([elsewhere], "otherword", "input")).toEqual([]);
  });

  test("near: a rule that scores nothing throughout is given to its guard", () => {
    expect(idsAt([{ ...other, score: 0 }], "otherword", "input")).toEqual(["test/other"]);
  });

  test("near: a family may be named, also of another pack, but a rule is not near itself", () => {
    const family = rule("test/near", /secretword/u, {
      needs: { near: { rules: ["context/", "test/"], within: 5 } },
    });
    const context = compileRules([rule("context/it", /otherword/u, { score: {} })]);
    const scanner = createScanner([compileRules([family]), context]);
    expect(scanner.scan(plainViews("secretword secretword"), "input").matches.flat()).toEqual([]);
    expect(
      scanner.scan(plainViews("secretword otherword"), "input").matches.map((list) => list.length),
    ).toEqual([1, 0]);
  });

  test("hidden: counts where a reader would not see it", () => {
    const hidden = rule("test/hidden", /secretword/u, { needs: { hidden: true } });
    expect(idsIn([hidden], "<!-- the secretword --> text")).toEqual(["test/hidden"]);
    expect(idsIn([hidden], "the secretword <!-- text -->")).toEqual([]);
  });
});

describe("the budget", () => {
  const slow = rule("test/slow", /secretword.{0,400}(?:a|b|c){1,50}zz/u);
  const flood = "secretword".repeat(5000);

  test("spent on a flood says so", () => {
    const pack = compileRules([slow]);
    expect(createScanner([pack], { budget: 4 }).scan(plainViews(flood), "input").truncated).toBe(true);
    expect(createScanner([pack]).scan(plainViews(flood), "input").truncated).toBe(false);
  });

  test("is enough for the same flood by default, which is linear", () => {
    let steps = 0;
    const counting: Engine = {
      name: "counting",
      compile: () => ({
        findAll: (text, from, to) => {
          steps += to - from + 1;
          return text.length > 0 ? 1 : 0;
        },
      }),
    };
    const scan = createScanner([compileRules([slow])], { engine: counting }).scan(plainViews(flood), "input");
    expect(scan.truncated).toBe(false);
    // The factor stands at the start, so a search begins at each of its places and nowhere else.
    expect(steps).toBe(5000);
  });

  test("bounds the number of matches, and says so", () => {
    const scan = createScanner([compileRules([rule("test/at", /@/u)])]).scan(
      plainViews("@".repeat(5000)),
      "input",
    );
    expect(scan.truncated).toBe(true);
    expect(scan.matches[0]?.length).toBe(1000 + 5000 / 8);
  });
});
