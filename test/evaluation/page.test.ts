import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/evaluate.ts";
import { excerptOf, visible } from "../../src/evaluation/report/excerpt.ts";
import { escapeHtml, html } from "../../src/evaluation/report/html.ts";
import { htmlReport } from "../../src/evaluation/report/page.ts";
import { style } from "../../src/evaluation/report/style.ts";
import type { ScoredRow } from "../../src/evaluation/row.ts";
import { textReport } from "../../src/evaluation/text-report.ts";
import type { Worst } from "../../src/evaluation/worst.ts";
import fc from "../support/property.ts";
import { sampleEvaluation } from "./sample.ts";
import { attack, scored } from "./scored.ts";

/** Texts that would do harm if a page took them for its own. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "<script>alert(1)</script>",
          "</style>",
          "</bdi>",
          '" onload="x',
          "' x='",
          "<!--",
          "-->",
          "]]>",
          "&lt;",
          "&",
        ],
        ...[
          "<img src=x onerror=x>",
          "javascript:x",
          "{{x}}",
          "\u0000",
          "\u202e",
          "\ud800",
          "\u{e0041}",
          "😀",
        ],
        ...["</mark>", "<svg/onload=x>", "\n", "\u2028", "plain words"],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

const names = new Set(
  "!doctype html head meta title style body main h1 h2 p div span b bdi mark ul li figure figcaption svg path text rect circle details summary table thead tbody tr th td article header".split(
    " ",
  ),
);

/** The tags of a page; throws where something is no tag that a report is made of. */
function tagsOf(page: string): string[] {
  const code = page.replace(`<style>${style}</style>`, "<style></style>");
  const tags: string[] = [];
  for (let open = code.indexOf("<"); open >= 0; open = code.indexOf("<", open + 1)) {
    const tag = code.slice(open, code.indexOf(">", open) + 1);
    const [, name = "", attributes = ""] =
      /^<\/?([!a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)\/?>$/.exec(tag) ?? [];
    if (!names.has(name)) throw new Error("an unknown tag");
    if (/ (?:on\w*|style|src|href)=/i.test(attributes))
      throw new Error("an attribute that loads or runs something");
    tags.push(tag);
  }
  return tags;
}

/** The text of a piece of a page, as a reader sees it. */
function textOf(code: string): string {
  const entities: Record<string, string> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
  };
  return code
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] as string);
}

const withRow = (base: Worst, row: ScoredRow): Worst => ({ ...base, misses: [row] });

describe("escaping", () => {
  test("leaves no sign that a page would act on, and loses none", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = escapeHtml(text);
        expect(code).not.toMatch(/[<>"']/);
        expect(textOf(code)).toBe(text);
      }),
    );
  });

  test("is what a template does to texts and numbers, and not to its own pieces", () => {
    expect(html`<p title="${'"'}">${"<b>"}${1}${html`<b>${"&"}</b>`}${[html`a`, html`b`]}</p>`.code).toBe(
      '<p title="&quot;">&lt;b&gt;1<b>&amp;</b>ab</p>',
    );
  });
});

describe("the page", async () => {
  const { evaluation, worst } = await sampleEvaluation();

  test("is made of known tags alone, whatever the rows say", () => {
    fc.assert(
      fc.property(hostile, hostile, (text, name) => {
        const row = scored(0.1, true, {
          text,
          label: name,
          source: name,
          language: name,
          file: name,
          note: name,
        });
        const marked: ScoredRow = {
          ...row,
          marks: [{ span: { start: 0, end: text.length }, ruleId: name, score: 0.1 }],
        };
        const renamed: Evaluation = {
          ...evaluation,
          guards: [name],
          groups: {
            ...evaluation.groups,
            source: evaluation.groups.source.map((group) => ({ ...group, name })),
          },
          skipped: [{ label: name, rows: 1 }],
          failures: [{ guard: name, rows: 1 }],
          gates: [{ gate: "minRecall", limit: 1, value: 0, passed: false, reason: name }],
        };
        const page = htmlReport(renamed, withRow(worst, marked), true);
        expect(tagsOf(page).length).toBeGreaterThan(100);
      }),
      { numRuns: 60 },
    );
  });

  test("allows its own style sheet and nothing else", async () => {
    const page = htmlReport(evaluation, worst, true);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(textOf(policy)).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/https?:|<script|url\(/i);
  });

  test("has the figures, the curves and the worst rows", () => {
    const page = htmlReport(evaluation, worst, true);
    expect(page.match(/<svg/g)).toHaveLength(3);
    for (const title of ["All rows", "By language", "Written in other ways", "Latency", "Worst misses"]) {
      expect(page).toContain(title);
    }
    expect(page).toContain("the weather report of the harbour");
  });

  test("can do without the texts", () => {
    const page = htmlReport(evaluation, worst, false);
    expect(page).not.toContain("the weather report of the harbour");
    expect(page).toContain("rows.jsonl:");
  });

  test("says where there is nothing to draw", async () => {
    const empty = await sampleEvaluation(({ positive }) => !positive);
    expect(htmlReport(empty.evaluation, empty.worst, true)).toContain("no rows of one kind");
  });
});

describe("an excerpt", () => {
  const shown = (row: ScoredRow): string => excerptOf(row).code;

  test("marks what was found and what was to be found", () => {
    const row = attack(0.1, { text: "Hello, drop the table now.", span: { start: 7, end: 21 } });
    const marks = [{ span: { start: 12, end: 25 }, ruleId: "a/b", score: 0.1 }];
    expect(shown({ ...row, marks })).toBe(
      '<bdi dir="auto">Hello, <mark class="expected">drop </mark><mark class="found expected">the table</mark><mark class="found"> now</mark>.</bdi>',
    );
  });

  test("of a long text is the part around the first mark", () => {
    const text = `${"a".repeat(5_000)}HERE${"b".repeat(5_000)}`;
    const code = shown(attack(0, { text, span: { start: 5_000, end: 5_004 } }));
    expect(code).toContain('<mark class="expected">HERE</mark>');
    expect(code).toContain("… 4800 before");
    expect(code.length).toBeLessThan(1_300);
  });

  test("names what nobody sees", () => {
    expect(textOf(visible("a\u200bb\u202ec\u0007d\ud800").code)).toBe("aU+200BbU+202EcU+0007dU+D800");
    expect(textOf(visible("\u{e0041}".repeat(10)).code)).toBe("U+E0041U+E0041U+E0041U+E0041+6");
    expect(visible("Family 👨‍👩‍👧 ❤️\n\tमैं\u200dक").code).toBe("Family 👨‍👩‍👧 ❤️\n\tमैं\u200dक");
  });

  test("shows every visible character of a short text once, in order", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 5 }),
        (text, places) => {
          const marks = places.map(([a, b]) => ({
            span: { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) },
            ruleId: "a/b",
            score: 0.5,
          }));
          expect(textOf(shown({ ...attack(0, { text }), marks }))).toBe(text);
        },
      ),
    );
  });
});

describe("the text report", async () => {
  const { evaluation } = await sampleEvaluation();
  const report = textReport({
    ...evaluation,
    gates: [{ gate: "maxFpr", limit: 0, value: 1, passed: false, reason: "too many\u001b[2J" }],
    skipped: [{ label: "spam\u001b[31m", rows: 3 }],
  });

  test("has a table for every grouping, and its notes", () => {
    for (const title of ["All rows", "By file", "By stage", "By obfuscation", "Latency", "Gates"])
      expect(report).toContain(`\n${title}`);
    expect(report).toContain("would measure it");
  });

  test("holds no control characters", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

test("an evaluation is JSON as it is, and the same for the same seed but for latency", async () => {
  const [first, second] = [await sampleEvaluation(), await sampleEvaluation()].map(({ evaluation }) => ({
    ...evaluation,
    latency: [],
  }));
  expect(first).toEqual(second);
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
});
