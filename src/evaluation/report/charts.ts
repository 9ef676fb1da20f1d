import { type CurvePoint, lowestRate } from "../curves.ts";
import type { Evaluation } from "../evaluate.ts";
import { percent } from "../percent.ts";
import { type Html, html } from "./html.ts";

// In units of the view box.
const size = { width: 400, height: 300, left: 46, right: 24, top: 12, bottom: 44 };
const inner = {
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
};

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Tick {
  /** 0..1 */
  readonly at: number;
  readonly name: string;
}

const quarters: readonly Tick[] = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, name: percent(at, 0) }));

/** Where a false-positive rate stands on a logarithmic axis, 0..1. */
function logarithmic(rate: number): number {
  return 1 - Math.log(Math.max(rate, lowestRate)) / Math.log(lowestRate);
}

const decades: readonly Tick[] = [0.0001, 0.001, 0.01, 0.1, 1].map((rate) => ({
  at: logarithmic(rate),
  name: `${100 * rate} %`,
}));

/** ROC curve with its false-positive rates as logarithms, since the low ones are those that matter. */
export function rocChart({ curve, overall }: Evaluation): Html {
  const chance = Array.from({ length: 41 }, (_, step) => ({
    x: step / 40,
    y: lowestRate ** (1 - step / 40),
  }));
  const { recall, falsePositiveRate: rate } = overall;
  const chosen = recall !== null && rate !== null ? [{ x: logarithmic(rate.value), y: recall.value }] : [];
  const area = overall.areaUnderCurve;
  return frame({
    title: "ROC curve",
    note: `Area ${area === null ? "–" : area.value.toFixed(3)}. The dot is what is flagged now.`,
    x: { name: "false positives, logarithmic", ticks: decades },
    y: { name: "recall", ticks: quarters },
    content: [
      html`<path class="chance" d="${path(chance)}"/>`,
      line(curve, ({ falsePositiveRate, recall: y }) => ({ x: logarithmic(falsePositiveRate), y }), [
        { x: 0, y: 0 },
      ]),
      ...chosen.map(dot),
    ],
  });
}

/** Precision over recall. */
export function precisionChart({ curve, overall, averagePrecision }: Evaluation): Html {
  const { recall, falsePositiveRate: rate } = overall;
  const flagged = (recall?.hits ?? 0) + (rate?.hits ?? 0);
  const chosen = recall !== null && flagged > 0 ? [{ x: recall.value, y: recall.hits / flagged }] : [];
  return frame({
    title: "Precision and recall",
    note: `Average precision ${percent(averagePrecision)}. The dot is what is flagged now.`,
    x: { name: "recall", ticks: quarters },
    y: { name: "precision", ticks: quarters },
    content: [line(curve, ({ recall: x, precision: y }) => ({ x, y })), ...chosen.map(dot)],
  });
}

/** How many rows have which score, counts as logarithms. */
export function histogramChart({ histogram: { attacks, benign } }: Evaluation): Html {
  const most = Math.max(1, ...attacks, ...benign);
  const heightOf = (count: number): number => Math.log10(count + 1) / Math.log10(most + 1);
  const counts = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].filter((count) => count <= most);
  const bar = (count: number, place: number, kind: string): Html => {
    const height = heightOf(count) * inner.height;
    const width = inner.width / attacks.length / 2;
    const x = size.left + place * width;
    return html`<rect class="${kind}" x="${round(x)}" y="${round(size.top + inner.height - height)}" width="${round(width - 0.5)}" height="${round(height)}"/>`;
  };
  return frame({
    title: "Scores",
    note: "How many rows have which score.",
    x: { name: "score", ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, name: String(at) })) },
    y: {
      name: "rows, logarithmic",
      ticks: counts.map((count) => ({ at: heightOf(count), name: short(count) })),
    },
    content: attacks.flatMap((count, bin) => [
      ...(count > 0 ? [bar(count, 2 * bin, "attacks")] : []),
      ...((benign[bin] ?? 0) > 0 ? [bar(benign[bin] as number, 2 * bin + 1, "benign")] : []),
    ]),
    legend: html`<p class="legend"><span class="attacks">attacks</span> <span class="benign">harmless texts</span></p>`,
  });
}

interface Frame {
  readonly title: string;
  readonly note: string;
  readonly x: { readonly name: string; readonly ticks: readonly Tick[] };
  readonly y: { readonly name: string; readonly ticks: readonly Tick[] };
  readonly content: readonly Html[];
  readonly legend?: Html;
}

function frame({ title, note, x, y, content, legend = html`` }: Frame): Html {
  const bottom = size.top + inner.height;
  const grid = [
    ...x.ticks.map(({ at, name }) => {
      const place = round(size.left + at * inner.width);
      return html`<path class="grid" d="M${place} ${size.top}V${bottom}"/><text class="tick" x="${place}" y="${bottom + 17}" text-anchor="middle">${name}</text>`;
    }),
    ...y.ticks.map(({ at, name }) => {
      const place = round(bottom - at * inner.height);
      return html`<path class="grid" d="M${size.left} ${place}H${size.left + inner.width}"/><text class="tick" x="${size.left - 6}" y="${place + 4}" text-anchor="end">${name}</text>`;
    }),
  ];
  const across = round(size.left + inner.width / 2);
  return html`<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}. ${note}">${grid}${content}<text class="axis" x="${across}" y="${size.height - 8}" text-anchor="middle">${x.name}</text></svg><p class="legend">Upwards: ${y.name}. ${note}</p>${legend}</figure>`;
}

function line(
  curve: readonly CurvePoint[],
  placeOf: (point: CurvePoint) => Place,
  start: readonly Place[] = [],
): Html {
  if (curve.length === 0)
    return html`<text class="axis" x="${size.width / 2}" y="${size.height / 2}" text-anchor="middle">no rows of one kind</text>`;
  return html`<path class="line" d="${path([...start, ...curve.map(placeOf)])}"/>`;
}

function path(places: readonly Place[]): string {
  return places
    .map(({ x, y }, index) => {
      const across = round(size.left + x * inner.width);
      return `${index === 0 ? "M" : "L"}${across} ${round(size.top + (1 - y) * inner.height)}`;
    })
    .join("");
}

function dot({ x, y }: Place): Html {
  return html`<circle class="dot" cx="${round(size.left + x * inner.width)}" cy="${round(size.top + (1 - y) * inner.height)}" r="5"/>`;
}

function short(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000}M` : count >= 1_000 ? `${count / 1_000}k` : String(count);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
