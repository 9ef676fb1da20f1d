import { isRepeated } from "./check-digits.ts";
import type { Token } from "./clusters.ts";
import type { LabelHit } from "./labels.ts";
import type { NumberTable } from "./numbers/index.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import { fits } from "./shapes.ts";

/** A label farther away than this announces something else, in UTF-16 units; a check digit allows for more. */
const near = 32;
const nearChecked = 60;

/** Numbers of the shortest codes are everywhere, so their label stands right before them. */
const adjacent = 14;

/**
 * What a token is by its form, its check digits and the labels around it; `labels` gives those, nearest first.
 *
 * Denied is what a label says it should be and its check digits say it is not.
 */
export function readNumber(
  token: Token,
  table: NumberTable,
  labels: () => readonly LabelHit[],
): Sensitive | "denied" | undefined {
  const { compact, format, start, end } = token;
  const isDigits = isAllDigits(compact);
  // One digit repeated fills a field, and satisfies many check digits.
  const isFilled = isRepeated(compact);
  let best: Sensitive | undefined;
  let bestRank = Number.NEGATIVE_INFINITY;
  let alone: Sensitive | undefined;
  let isDenied = false;
  let candidates = table.candidates(compact, isDigits);
  if (candidates.length === 0) return undefined;
  let hits = isDigits ? labels() : undefined;
  if (hits?.length === 0) candidates = table.selfEvident(compact);
  for (const { kind, prefix, shape } of candidates) {
    if (!isDigits && !fits(shape, compact)) continue;
    hits ??= labels();
    if (hits.length === 0 && kind.alone === undefined) continue;
    const hit = hits.find(({ label }) => label.kinds.has(kind.id));
    if (hit === undefined && kind.alone === undefined) continue;
    const isRight =
      kind.check === undefined || (!isFilled && kind.check(prefix === 0 ? compact : compact.slice(prefix)));
    if (hit !== undefined) {
      const distance = distanceOf(hit, start, end);
      const reach = compact.length < 5 ? adjacent : kind.check === undefined ? near : nearChecked;
      if (distance > reach || isSuperseded(hits, hit)) continue;
      if (!isRight) {
        isDenied = true;
        continue;
      }
      const score = kind.check === undefined ? confidence.labelled : confidence.certain;
      // The nearest label wins, then the longest one, then the one with check digits, then the first in the tables.
      const rank = -4 * distance + hit.label.text.length + (kind.check === undefined ? 0 : 2);
      if (rank > bestRank) {
        bestRank = rank;
        best = { kind: kind.id, start, end, score };
      }
    } else if (isRight && alone === undefined && (kind.alone === true || kind.alone?.includes(format))) {
      alone = { kind: kind.id, start, end, score: confidence.formed };
    }
  }
  if (best !== undefined) return best;
  if (isDenied) return "denied";
  if (alone === undefined || (hits !== undefined && isOtherThing(hits, start))) return undefined;
  return alone;
}

/** The kind of labels that announce numbers which are nobody's. */
export const otherThing = "other-thing";

/** Whether the nearest label announces such a number, right before a place. */
export function isOtherThing([hit]: readonly LabelHit[], start: number): boolean {
  return hit?.label.kinds.has(otherThing) === true && hit.end <= start && start - hit.end <= 20;
}

export const otherLabels =
  "order|order number|order no|order id|tracking|tracking number|invoice|invoice number|batch id|batch|isbn|issn|part number|part no|part|version|upgrade|release|epoch|ts|timestamp|serial number|sku|ticket|ticket number|case number|build|commit|job|job id|request id|trace id|session id|transaction|transaction id|port|page|chapter|line|qty|quantity|total|price|room|bin|article number|product code|bestellnummer|rechnungsnummer|sendungsnummer|artikelnummer|auftragsnummer|numero de commande|facture|numero de pedido|pedido|factura|numero ordine|fattura|bestelnummer|zamowienie|заказ|номер заказа|订单号|注文番号|주문번호|doi|arxiv|rfc|cve|uuid|guid|sha|hash|checksum|md5|revision|ean|upc|gtin|asin";

function distanceOf(hit: LabelHit, start: number, end: number): number {
  return hit.end <= start ? start - hit.end : hit.start - end + 6;
}

/** Whether a label of some other thing stands nearer. */
function isSuperseded(hits: readonly LabelHit[], hit: LabelHit): boolean {
  const first = hits[0] as LabelHit;
  return first !== hit && first.label.kinds.has(otherThing) && first.end > hit.end;
}

export function isAllDigits(code: string): boolean {
  for (let at = 0; at < code.length; at++) if (code.charCodeAt(at) > 0x39) return false;
  return true;
}
