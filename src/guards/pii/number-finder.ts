import { type Cluster, gap, type Token } from "./clusters.ts";
import { readDate } from "./dates.ts";
import { announcesValue, type LabelHit, type LabelIndex } from "./labels.ts";
import { longestCode, mayBeMoney, readMoney } from "./money.ts";
import { isAllDigits, isOtherThing, readNumber } from "./number-reader.ts";
import { NumberTable } from "./numbers/index.ts";
import {
  internationalPlace,
  isDialled,
  isInternational,
  labelledPlace,
  mayBeDialled,
  type PhonePlace,
} from "./phones.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import type { Surroundings } from "./surroundings.ts";
import { kindOf, unitAt, unitKind } from "./text.ts";

/** What was found in one view, in the order of the text. */
export interface Findings {
  readonly values: Sensitive[];
  readonly phones: PhonePlace[];
  /** Where the last of them ends. */
  end: number;
}

/** What the groups of a part of a cluster are when they are read as one number. */
interface Reading {
  best: Sensitive | undefined;
  phone: PhonePlace | undefined;
}

/** Finds cards, IBANs, phone numbers and numbers of the tables in a cluster. */
export class NumberFinder {
  readonly #wants: (kind: string) => boolean;
  readonly #table: NumberTable;
  readonly #cluster: Cluster;
  /** The security code of a card has three digits, and only an age has fewer. */
  readonly #fewestDigits: number;

  constructor(wants: (kind: string) => boolean, labels: LabelIndex, cluster: Cluster) {
    this.#wants = wants;
    this.#table = new NumberTable(wants, labels);
    this.#cluster = cluster;
    this.#fewestDigits = wants("age") ? 1 : 3;
  }

  /** Reads groups as one number, without letters before and behind it, and else each of their lines and words. */
  find(text: string, from: number, to: number, around: Surroundings, found: Findings): void {
    const cluster = this.#cluster;
    let first = to;
    let last = from;
    let size = 0;
    let digits = 0;
    for (let index = from; index < to; index++) {
      const count = cluster.digits[index] as number;
      size += cluster.sizeOf(index);
      digits += count;
      if (count === 0) continue;
      if (first === to) first = index;
      last = index + 1;
    }
    if (digits === 0 || this.#isTooShort(size, digits, to - from)) return;
    const reading: Reading = { best: undefined, phone: undefined };
    if (!this.#readVariants(text, from, first, last, to, size, around, found, reading)) {
      if (to - from > 1) this.#findParts(text, from, to, around, found, reading);
      else this.#keep(reading, found);
    }
  }

  /** Whether one of the readings of the whole settles what the groups are. */
  #readVariants(
    text: string,
    from: number,
    first: number,
    last: number,
    to: number,
    size: number,
    around: Surroundings,
    found: Findings,
    reading: Reading,
  ): boolean {
    const cluster = this.#cluster;
    for (let end = to, length = size; ; end = last) {
      for (let start = from, rest = length; start <= first; start++) {
        if (rest <= longestCode && this.#read(text, start, end, rest, around, found, reading)) {
          this.#keep(reading, found);
          return true;
        }
        rest -= cluster.sizeOf(start);
      }
      if (end === last) return false;
      for (let index = last; index < to; index++) length -= cluster.sizeOf(index);
    }
  }

  /** Lines of the groups, or words of one line, unless the groups are surer as one number. */
  #findParts(
    text: string,
    from: number,
    to: number,
    around: Surroundings,
    found: Findings,
    whole: Reading,
  ): void {
    const cluster = this.#cluster;
    const { end } = found;
    const values = found.values.length;
    const phones = found.phones.length;
    let widest: number = gap.other;
    for (let index = from + 1; index < to; index++) widest = Math.max(widest, cluster.gapBefore(text, index));
    if (widest !== gap.other) {
      for (let index = from + 1, start = from; index <= to; index++) {
        if (index < to && cluster.gapBefore(text, index) < widest) continue;
        this.#findPart(text, start, index, widest, around, found);
        start = index;
      }
    }
    if (whole.phone?.isLabelled && followsColon(text, whole.phone.start)) {
      found.values.length = values;
      found.phones.length = phones;
      found.end = end;
      this.#keep({ best: undefined, phone: whole.phone }, found);
      return;
    }
    const own = Math.max(whole.best?.score ?? 0, whole.phone === undefined ? 0 : scoreOf(whole.phone));
    if (own === 0) return;
    const isSurer =
      found.values.slice(values).some(({ score }) => score > own) ||
      found.phones.slice(phones).some((phone) => scoreOf(phone) > own);
    if (isSurer) return;
    found.values.length = values;
    found.phones.length = phones;
    found.end = end;
    this.#keep(whole, found);
  }

  #findPart(
    text: string,
    from: number,
    to: number,
    widest: number,
    around: Surroundings,
    found: Findings,
  ): void {
    if (widest >= gap.comma && to - from > 1) {
      this.find(text, from, to, around, found);
      return;
    }
    let size = 0;
    let digits = 0;
    for (let index = from; index < to; index++) {
      size += this.#cluster.sizeOf(index);
      digits += this.#cluster.digits[index] as number;
    }
    if (size > longestCode || this.#isTooShort(size, digits, to - from)) return;
    const reading: Reading = { best: undefined, phone: undefined };
    this.#read(text, from, to, size, around, found, reading);
    this.#keep(reading, found);
  }

  #isTooShort(size: number, digits: number, groups: number): boolean {
    return size < 5 && (groups > 1 || digits < this.#fewestDigits);
  }

  #keep({ best, phone }: Reading, found: Findings): void {
    if (
      phone !== undefined &&
      (best === undefined || phone.isInternational || (phone.isLabelled && best.score < confidence.labelled))
    ) {
      found.phones.push(phone);
      found.end = phone.end;
    } else if (best !== undefined) {
      found.values.push(best);
      found.end = best.end;
    }
  }

  /** Reads groups as one number; whether that settles what they are. */
  #read(
    text: string,
    from: number,
    to: number,
    size: number,
    around: Surroundings,
    found: Findings,
    reading: Reading,
  ): boolean {
    const cluster = this.#cluster;
    let digits = 0;
    for (let index = from; index < to; index++) digits += cluster.digits[index] as number;
    if (digits === 0) return false;
    const isDigits = digits === size;
    const start = cluster.starts[from] as number;
    const end = cluster.ends[to - 1] as number;
    if (isDigits && this.#wants("phone") && isInternational(text, start, size)) {
      reading.phone = internationalPlace(text, cluster.token(text, from, to));
      return true;
    }
    const hits = around.around(start, end, size, labelFloor(text, start, found.end));
    const mayStandAlone =
      mayBeMoney(size, isDigits) ||
      this.#table.mayStandAlone(size, isDigits, to - from === 1) ||
      (isDigits && mayBeDialled(size, to - from));
    if (!mayStandAlone && !announcesValue(hits)) return false;
    // A date is no other number, unless more follows: `12.07.80-504.16`.
    if (cluster.digits[from] !== 0 && isDate(text, start, end)) return true;
    const token = cluster.token(text, from, to);
    if (reading.phone === undefined && this.#wants("phone")) reading.phone = readPhone(text, token, hits);
    const money = readMoney(token, hits);
    if (money !== undefined && this.#wants(money.kind)) reading.best = surer(reading.best, money);
    if (isSettled(reading)) return true;
    const value = readNumber(token, this.#table, hits);
    if (value === "denied") return true;
    reading.best = surer(reading.best, value);
    return isSettled(reading);
  }
}

function isSettled({ best }: Reading): boolean {
  return best !== undefined && best.score >= confidence.labelled;
}

function isDate(text: string, start: number, end: number): boolean {
  const date = readDate(text, start);
  return date !== undefined && date.end >= end;
}

function readPhone(text: string, token: Token, hits: readonly LabelHit[]): PhonePlace | undefined {
  const { compact, format, start } = token;
  if (compact.length < 4 || compact.length > 15 || !isAllDigits(compact)) return undefined;
  const hit = hits.find(({ label }) => label.kinds.has("phone"));
  // An extension is short, and so is much else.
  const reach = compact.length < 7 ? 14 : 20;
  const isNear = hit !== undefined && hit.end <= start && start - hit.end <= reach;
  if (isNear && (hits[0] as LabelHit).end - hit.end <= 2 && !isWordless(token, hit))
    return labelledPlace(text, token);
  if (!isDialled(format, compact) || isOtherThing(hits, start)) return undefined;
  const place = labelledPlace(text, token);
  return place && { ...place, isLabelled: false };
}

/** Verbs announce a phone number only when it is long enough for one: `call 112`. */
function isWordless({ compact, format }: Token, { label }: LabelHit): boolean {
  return (
    (compact.length < 7 || format.includes("\n") || format.includes(" / ")) &&
    /^(?:call|dial|contact|sms|mobil|portable|bel|chiama|appel|lig|ring|reach|llam|soita|volejte|hubungi|erreich)/.test(
      label.text,
    )
  );
}

/** What stands right behind a label of a field is its value: `Tel.: 8 (916) 445-23-71`. */
function followsColon(text: string, start: number): boolean {
  const at = unitAt(text, start - 1) === 0x20 ? start - 2 : start - 1;
  const unit = unitAt(text, at);
  return unit === 0x3a || unit === 0x3d || unit === 0xff1a;
}

/** Labels before another value are its own, unless this one follows at once, as in a list, and not on a line of its own with words. */
function labelFloor(text: string, start: number, last: number): number {
  if (last > start) return 0;
  if (start - last > 6) return last;
  let hasBreak = false;
  for (let at = last; at < start; at++) {
    const unit = unitAt(text, at);
    if (unit === 0x0a) hasBreak = true;
    else if (hasBreak && kindOf(unit) !== unitKind.gap) return last;
  }
  return 0;
}

function scoreOf({ isInternational, isLabelled }: PhonePlace): number {
  return isInternational ? confidence.certain : isLabelled ? confidence.labelled : confidence.plausible;
}

function surer(one: Sensitive | undefined, other: Sensitive | undefined): Sensitive | undefined {
  return other === undefined || (one !== undefined && one.score >= other.score) ? one : other;
}
