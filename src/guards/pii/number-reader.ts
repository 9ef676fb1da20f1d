import { isRepeated } from "./check-digits.ts";
import type { Token } from "./clusters.ts";
import { type LabelHit, otherThing } from "./labels.ts";
import type { NumberForm, NumberTable } from "./numbers/index.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import { fits } from "./shapes.ts";

/** A label farther away than this announces something else, in UTF-16 units; a check digit allows for more. */
const near = 32;
const nearChecked = 60;

/** Numbers of the shortest codes are everywhere, so their label stands right before them. */
const adjacent = 14;

/**
 * What a token is by its form, its check digits and the labels around it, nearest first.
 *
 * Denied is what a label says it should be and its check digits say it is not.
 */
export function readNumber(
  token: Token,
  table: NumberTable,
  hits: readonly LabelHit[],
): Sensitive | "denied" | undefined {
  const { compact, start, end } = token;
  const { length } = compact;
  // An amount: `14,912,606`.
  if (/^d[123](?:,d3)+$/.test(token.format)) return undefined;
  const isDigits = isAllDigits(compact);
  // One digit repeated fills a field, and satisfies many check digits.
  const isFilled = isRepeated(compact);
  let best: Sensitive | undefined;
  let bestRank = Number.NEGATIVE_INFINITY;
  let bestOrder = 0;
  let isDenied = false;
  for (const [place, hit] of hits.entries()) {
    const distance = distanceOf(hit, start, end);
    for (const kind of hit.label.kinds) {
      const forms = table.formsOf(kind, length, isDigits);
      // Of several labels of a kind the nearest counts.
      if (forms.length === 0 || isAnnounced(kind, hits, place)) continue;
      for (const form of forms) {
        if (!isDigits && !fits(form.shape, compact)) continue;
        const { check } = form.kind;
        const reach = length < 5 ? adjacent : check === undefined ? near : nearChecked;
        if (distance > reach || isSuperseded(hits, hit)) continue;
        if (!isRight(form, compact, isFilled)) {
          isDenied = true;
          continue;
        }
        // The nearest label wins, then the longest one, then the one with check digits, then the first in the tables.
        const rank = -4 * distance + hit.label.text.length + (check === undefined ? 0 : 2);
        if (rank > bestRank || (rank === bestRank && form.order < bestOrder)) {
          bestRank = rank;
          bestOrder = form.order;
          const score = check === undefined ? confidence.labelled : confidence.certain;
          best = { kind: form.kind.id, start, end, score };
        }
      }
    }
  }
  if (best !== undefined) return best;
  if (isDenied) return "denied";
  const alone = readAlone(token, table, hits, isDigits, isFilled);
  return alone === undefined || isOtherThing(hits, start) ? undefined : alone;
}

function readAlone(
  { compact, format, start, end }: Token,
  table: NumberTable,
  hits: readonly LabelHit[],
  isDigits: boolean,
  isFilled: boolean,
): Sensitive | undefined {
  for (const form of table.alone(compact.length, isDigits)) {
    const { id, alone } = form.kind;
    if (alone !== true && !alone?.includes(format)) continue;
    if (isAnnounced(id, hits, hits.length) || (!isDigits && !fits(form.shape, compact))) continue;
    if (isRight(form, compact, isFilled)) return { kind: id, start, end, score: confidence.formed };
  }
  return undefined;
}

/** Whether one of the first labels is of a kind. */
function isAnnounced(kind: string, hits: readonly LabelHit[], count: number): boolean {
  for (let place = 0; place < count; place++) if (hits[place]?.label.kinds.has(kind)) return true;
  return false;
}

function isRight({ kind: { check }, prefix }: NumberForm, compact: string, isFilled: boolean): boolean {
  return check === undefined || (!isFilled && check(prefix === 0 ? compact : compact.slice(prefix)));
}

/** Whether the nearest label announces such a number, right before a place. */
export function isOtherThing([hit]: readonly LabelHit[], start: number): boolean {
  return hit?.label.kinds.has(otherThing) === true && hit.end <= start && start - hit.end <= 20;
}

export const otherLabels =
  "firmware|kernel|ver|patch level|order|order number|order no|order id|tracking|tracking number|invoice|invoice number|batch id|batch|isbn|issn|part number|part no|part|version|upgrade|release|epoch|ts|timestamp|serial number|sku|ticket|ticket number|case number|build|commit|job|job id|request id|trace id|session id|transaction|transaction id|port|page|chapter|line|qty|quantity|total|price|room|bin|article number|product code|bestellnummer|rechnungsnummer|sendungsnummer|artikelnummer|auftragsnummer|numero de commande|facture|numero de pedido|pedido|factura|numero ordine|fattura|bestelnummer|zamowienie|заказ|номер заказа|订单号|注文番号|주문번호|doi|arxiv|rfc|cve|uuid|guid|sha|hash|checksum|md5|revision|ean|upc|gtin|asin";

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
