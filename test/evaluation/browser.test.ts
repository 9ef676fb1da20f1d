import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlReport } from "../../src/evaluation/report/page.ts";
import { hasChromium, openChromium, type Page } from "../support/chromium.ts";
import { sampleEvaluation } from "./sample.ts";
import { attack } from "./scored.ts";

const hostile = [
  "<script>window.wasRun = true</script>",
  '"><img src="https://example.com/pixel.png" onerror="window.wasRun = true">',
  "</p></article></main><style>body{display:none}</style><svg onload='window.wasRun = true'>",
  "<link rel=stylesheet href=https://example.com/x.css><iframe src=https://example.com></iframe>",
  "\u202etxet desrever\u202c and \u{e0068}\u{e0069} and \u0000 and \ud800",
];
const longWord = "a".repeat(600);

describe.skipIf(!hasChromium)(
  hasChromium ? "in Chromium the page" : "in Chromium the page (skipped: there is no /usr/bin/chromium)",
  { timeout: 30_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-page-"));
    let page: Page;

    beforeAll(async () => {
      const { evaluation, worst } = await sampleEvaluation();
      const misses = [...hostile, longWord].map((text, line) =>
        attack(0.1, {
          text,
          line,
          source: text,
          language: text,
          file: text,
          span: { start: 0, end: text.length },
        }),
      );
      const groups = { ...evaluation.groups, source: [{ ...evaluation.overall, name: hostile.join("") }] };
      const file = join(folder, "report.html");
      writeFileSync(file, htmlReport({ ...evaluation, groups }, { ...worst, misses }, true));
      page = await openChromium();
      await page.open(pathToFileURL(file).href);
    }, 60_000);

    afterAll(async () => {
      await page?.close();
      rmSync(folder, { recursive: true });
    });

    test("asks for nothing but itself, and breaks none of its own rules", async () => {
      const requests = page.events.filter(({ method }) => method === "Network.requestWillBeSent");
      const urls = requests.map(({ params }) => (params.request as { readonly url: string }).url);
      expect(urls.filter((url) => !url.startsWith("file:"))).toEqual([]);
      expect(urls).toHaveLength(1);
      const complaints = page.events.filter(({ method }) =>
        ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"].includes(method),
      );
      expect(complaints.map(({ params }) => params)).toEqual([]);
    });

    test("runs nothing that a text brought, and shows it", async () => {
      expect(await page.evaluate("typeof window.wasRun")).toBe("undefined");
      expect(
        await page.evaluate("document.querySelectorAll('script,img,iframe,link,[onload],[onerror]').length"),
      ).toBe(0);
      const shown = (await page.evaluate(
        "JSON.stringify([...document.querySelectorAll('article .text')].map((text) => text.textContent))",
      )) as string;
      const texts: readonly string[] = JSON.parse(shown);
      expect(texts.slice(0, 4)).toEqual(hostile.slice(0, 4));
      expect(texts[4]).toBe("U+202Etxet desreverU+202C and U+E0068U+E0069 and U+0000 and U+D800");
    });

    test("has its style, and curves that are drawn", async () => {
      expect(await page.evaluate("getComputedStyle(document.querySelector('.keys')).display")).toBe("grid");
      const sizes = (await page.evaluate(
        "JSON.stringify([...document.querySelectorAll('svg')].map((chart) => [chart.clientWidth > 200, chart.querySelectorAll('.line,rect').length > 0]))",
      )) as string;
      expect(JSON.parse(sizes)).toEqual([
        [true, true],
        [true, true],
        [true, true],
      ]);
      const length = await page.evaluate("document.querySelector('svg .line').getTotalLength()");
      expect(length).toBeGreaterThan(200);
    });

    test.each([320, 390, 1280])("fits a window %i wide", async (width) => {
      await page.send("Emulation.setDeviceMetricsOverride", {
        width,
        height: 800,
        deviceScaleFactor: 1,
        mobile: width < 500,
      });
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
      expect(await page.evaluate("window.innerWidth")).toBe(width);
    });

    test.each([
      ["light", 255],
      ["dark", 18],
    ])("has a %s form with text that can be read", async (value, red) => {
      await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
      const [back, ...texts] = JSON.parse(
        (await page.evaluate(
          "JSON.stringify(['body', '.soft', '.key span', 'mark.expected'].flatMap((name) => { const { backgroundColor, color } = getComputedStyle(document.querySelector(name)); return name === 'body' ? [backgroundColor, color] : [color]; }))",
        )) as string,
      ) as readonly string[];
      expect(back).toContain(`rgb(${red},`);
      // https://www.w3.org/TR/WCAG21/#contrast-minimum
      for (const text of texts) expect(contrast(text, back as string)).toBeGreaterThan(4.5);
    });
  },
);

/** Contrast of two colours (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
