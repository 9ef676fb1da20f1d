import type { Finding } from "sallyport";
import { excerpt, position } from "./excerpt.ts";
import { columns, paint, wrap } from "./terminal.ts";

/**
 * The strongest findings of a text: rule, evidence, where it was seen, and the place underlined. Weaker findings over
 * the same characters are only named.
 */
export function describeFindings(text: string, findings: readonly Finding[], most = 3): readonly string[] {
  const places: Finding[][] = [];
  for (const finding of [...findings].sort((a, b) => b.score - a.score)) {
    const place = places.find(([strongest]) => strongest !== undefined && overlaps(strongest, finding));
    if (place === undefined) places.push([finding]);
    else place.push(finding);
  }
  const lines = places.slice(0, most).flatMap((place) => describePlace(text, place));
  const rest = places.length - most;
  return rest > 0
    ? [...lines, paint(`    and ${rest} more ${rest === 1 ? "place" : "places"}`, "dim")]
    : lines;
}

function overlaps(a: Finding, b: Finding): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

function describePlace(text: string, [strongest, ...others]: readonly Finding[]): readonly string[] {
  if (strongest === undefined) return [];
  const named = [...new Set(others.map(({ ruleId, score }) => `${ruleId} ${score.toFixed(2)}`))].join(", ");
  const also = named === "" ? [] : wrap(`also here: ${named}`, columns - 6);
  return [...describe(text, strongest), ...also.map((line) => paint(`    ${line}`, "dim"))];
}

function describe(
  text: string,
  { ruleId, title, score, span, view, via, hidden, allowed }: Finding,
): readonly string[] {
  const { line, column } = position(text, span.start);
  const facts = [
    `score ${score.toFixed(2)}`,
    via === undefined || via.length === 0 ? `${view} view` : `${view} view, via ${via.join(" > ")}`,
    ...(hidden ? ["hidden from the reader"] : []),
    ...(allowed ? ["on the allow-list"] : []),
    `line ${line}, column ${column}, characters ${span.start}-${span.end}`,
  ];
  const inside = span.end <= text.length ? excerpt(text, span, columns - 4) : [];
  const [first = "", ...more] = wrap(`${ruleId}  ${title}`, columns - 4);
  return [
    `    ${first.replace(ruleId, paint(ruleId, "yellow"))}`,
    ...more.map((line) => `    ${line}`),
    ...wrap(facts.join(" · "), columns - 6).map((part) => paint(`    ${part}`, "dim")),
    ...inside.map((part) => `    ${part}`),
  ];
}
