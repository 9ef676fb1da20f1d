import type { Span } from "../../core/types.ts";
import { type Cluster, type Group, readCluster, readings, type Token } from "./clusters.ts";
import { readCryptoAddress } from "./crypto-addresses.ts";
import { birthLabels, readDate } from "./dates.ts";
import { readEmail, readReversedEmail, readSpacedEmail, readUrlCredentials } from "./emails.ts";
import { type LabelHit, LabelIndex } from "./labels.ts";
import { cardLabels, readMoney } from "./money.ts";
import { readColons, readIpv4, readMac } from "./networks.ts";
import { isAllDigits, isOtherThing, otherLabels, otherThing, readNumber } from "./number-reader.ts";
import { NumberTable } from "./numbers/index.ts";
import { internationalPlace, isDialled, labelledPlace, type PhonePlace, phoneLabels } from "./phones.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import { endOfPlain } from "./skips.ts";
import { readStreet } from "./streets.ts";
import { Surroundings } from "./surroundings.ts";
import { digitValue, isHex } from "./text.ts";

/** What a view holds: values that are certain, and places that the phone library has to judge. */
export interface Found {
  readonly values: readonly Sensitive[];
  readonly phones: readonly PhonePlace[];
}

const nothing: Found = Object.freeze({ values: Object.freeze([]), phones: Object.freeze([]) });

/** Finds values that hold a digit or an `@`, in one pass over a text; keeps nothing of it. */
export class Finder {
  readonly #wants: (kind: string) => boolean;
  readonly #labels: LabelIndex = new LabelIndex();
  readonly #table: NumberTable;

  constructor(wants: (kind: string) => boolean) {
    this.#wants = wants;
    this.#table = new NumberTable(wants, this.#labels);
    this.#labels.add("phone", phoneLabels);
    this.#labels.add("date-of-birth", birthLabels);
    this.#labels.add("credit-card", cardLabels);
    this.#labels.add("iban", "iban|iban number|iban code|kontonummer|account");
    this.#labels.add(
      "mac",
      "mac|mac address|mac adresse|adresse mac|hwaddr|ethernet address|bssid|physical address|hardware address",
    );
    this.#labels.add(otherThing, otherLabels);
  }

  find(text: string): Found {
    const values: Sensitive[] = [];
    const phones: PhonePlace[] = [];
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) this.#atSign(text, at, values);
    const addresses = values.length;
    let nextAddress = 0;
    let floor = 0;
    let around: Surroundings | undefined;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80 ? unit < 0x30 || unit > 0x39 : digitValue(unit) < 0) continue;
      while (nextAddress < addresses && (values[nextAddress] as Sensitive).end <= at) nextAddress++;
      const address = nextAddress < addresses ? values[nextAddress] : undefined;
      if (address !== undefined && address.start <= at) {
        floor = address.end;
        at = address.end - 1;
        continue;
      }
      const lone = endOfPlain(text, at);
      if (lone < 0) around ??= new Surroundings(text, this.#labels);
      const end =
        around === undefined || lone >= 0 ? lone : this.#digit(text, at, floor, around, values, phones);
      floor = end;
      at = end - 1;
    }
    return values.length === 0 && phones.length === 0 ? nothing : { values, phones };
  }

  /** Kinds that labels right before a place announce. */
  announced(text: string, at: number): ReadonlySet<string> {
    return announcedAt(new Surroundings(text, this.#labels), at);
  }

  #add(values: Sensitive[], value: Sensitive | undefined): boolean {
    if (value === undefined || !this.#wants(value.kind)) return false;
    values.push(value);
    return true;
  }

  #atSign(text: string, at: number, values: Sensitive[]): void {
    if (this.#add(values, readUrlCredentials(text, at))) return;
    const before = text.charCodeAt(at - 1);
    if (at === 0 || before === 0x0a) return;
    if (before === 0x20) this.#add(values, readSpacedEmail(text, at));
    else if (!this.#add(values, readEmail(text, at))) this.#add(values, readReversedEmail(text, at));
  }

  /** Reads what stands around a digit; the place from which to go on. */
  #digit(
    text: string,
    at: number,
    floor: number,
    around: Surroundings,
    values: Sensitive[],
    phones: PhonePlace[],
  ): number {
    const cluster = readCluster(text, at, floor);
    const { groups } = cluster;
    for (const group of groups) {
      if (group.digits === 0) continue;
      const value = this.#network(text, group, around) ?? this.#long(text, group);
      if (this.#add(values, value)) return Math.max((value as Sensitive).end, at + 1);
      if (this.#add(values, this.#street(text, group)))
        return Math.max((values.at(-1) as Sensitive).end, at + 1);
      const date = isDateLong(group) ? readDate(text, group.start) : undefined;
      if (date === undefined) continue;
      if (this.#add(values, this.#birth(around, date))) return Math.max(date.end, at + 1);
      // A date is no other number, unless more follows: `12.07.80-504.16`.
      if (date.end >= cluster.end && group === groups[0]) return Math.max(date.end, at + 1);
    }
    const end = Math.max(cluster.end, at + 1);
    const length = lengthOf(groups);
    if (length < 5 && (groups.length > 1 || digitsOf(groups) < 3)) return end;
    return this.#number(text, cluster, around, values, phones) ?? end;
  }

  #network(text: string, { start, end }: Group, around: Surroundings): Sensitive | undefined {
    const length = end - start;
    const next = text.charCodeAt(end);
    if (next === 0x2e && length <= 3) {
      const address = readIpv4(text, start);
      if (address !== undefined) return isOtherThing(around.before(start), start) ? undefined : address;
    }
    if (next === 0x3a || text.charCodeAt(start - 1) === 0x3a) {
      const value = readColons(text, start);
      if (value !== undefined) return value;
    }
    if (
      length === 2 &&
      (next === 0x2d || next === 0x20) &&
      isHex(text.charCodeAt(end + 1)) &&
      isHex(text.charCodeAt(end + 2))
    ) {
      let first = start;
      while (
        first >= 3 &&
        start - first < 21 &&
        text.charCodeAt(first - 1) === next &&
        isHex(text.charCodeAt(first - 2)) &&
        isHex(text.charCodeAt(first - 3))
      )
        first -= 3;
      const mac = readMac(text, first);
      // Bytes are printed with spaces as well.
      const isPlausible = mac?.score === confidence.plausible;
      return isPlausible && !announcedAt(around, first).has("mac") ? undefined : mac;
    }
    return length === 4 && next === 0x2e ? readMac(text, start) : undefined;
  }

  #long(text: string, { start, end }: Group): Sensitive | undefined {
    return end - start >= 26 ? readCryptoAddress(text, start, end) : undefined;
  }

  /** The number of a house is short; a year is not taken for one. */
  #street(text: string, { start, end, digits }: Group): Sensitive | undefined {
    if (digits > 5 || end - start > digits + 1 || text.charCodeAt(start - 1) === 0x2e) return undefined;
    if (text.charCodeAt(end) !== 0x20 && text.charCodeAt(start - 1) !== 0x20) return undefined;
    if (digits === 4 && (text.startsWith("19", start) || text.startsWith("20", start))) return undefined;
    const span = readStreet(text, start, end);
    return span && { kind: "postal-address", ...span, score: 0.65 };
  }

  #birth(around: Surroundings, date: Span): Sensitive | undefined {
    const hit = around.before(date.start)[0];
    if (hit === undefined || !hit.label.kinds.has("date-of-birth") || date.start - hit.end > 24)
      return undefined;
    return { kind: "date-of-birth", ...date, score: confidence.certain };
  }

  /** Cards, IBANs, phones and numbers of the table; the place from which to go on when there was one. */
  #number(
    text: string,
    cluster: Cluster,
    around: Surroundings,
    values: Sensitive[],
    phones: PhonePlace[],
  ): number | undefined {
    const floor = labelFloor(cluster.start, values.at(-1), phones.at(-1));
    let best: Sensitive | undefined;
    let phone: PhonePlace | undefined;
    for (const token of readings(text, cluster)) {
      let hits: readonly LabelHit[] | undefined;
      const labels = () => (hits ??= around.around(token, floor));
      if (phone === undefined && this.#wants("phone")) phone = this.#phone(text, token, labels);
      if (phone?.isInternational) break;
      const money = readMoney(token, labels);
      if (money !== undefined && this.#wants(money.kind)) best = surer(best, money);
      if (best !== undefined && best.score >= confidence.labelled) break;
      const value = readNumber(token, this.#table, labels);
      if (value === "denied") break;
      best = surer(best, value);
      if (best !== undefined && best.score >= confidence.labelled) break;
    }
    if (
      phone !== undefined &&
      (best === undefined || phone.isInternational || (phone.isLabelled && best.score < confidence.labelled))
    ) {
      phones.push(phone);
      return phone.end;
    }
    if (best === undefined) return undefined;
    values.push(best);
    return best.end;
  }

  #phone(text: string, token: Token, labels: () => readonly LabelHit[]): PhonePlace | undefined {
    const { compact, format, start } = token;
    if (compact.length < 4 || compact.length > 19) return undefined;
    const international = internationalPlace(text, token);
    if (international !== undefined || !isAllDigits(compact) || compact.length > 15) return international;
    const hit = labels().find(({ label }) => label.kinds.has("phone"));
    const isNear =
      hit !== undefined && hit.end <= start && start - hit.end <= 20 && labels()[0] !== undefined;
    if (isNear && (labels()[0] as LabelHit).end - hit.end <= 2 && !isWordless(token, hit))
      return labelledPlace(text, token);
    if (isDialled(format, compact) && !isOtherThing(labels(), start)) {
      const place = labelledPlace(text, token);
      return place && { ...place, isLabelled: false };
    }
    return undefined;
  }
}

function announcedAt(around: Surroundings, at: number): ReadonlySet<string> {
  return new Set(around.before(at).flatMap(({ label }) => [...label.kinds]));
}

/** Verbs announce a phone number only when it is long enough for one: `call 112`. */
function isWordless({ compact, format }: Token, { label }: LabelHit): boolean {
  return (
    (compact.length < 7 || format.includes("\n") || format.includes(" / ")) &&
    /^(?:call|dial|contact|sms|mobil|portable|bel|chiama|appel|ligue)/.test(label.text)
  );
}

/** Labels before another value are its own, unless this one follows at once, as in a list. */
function labelFloor(start: number, value: Sensitive | undefined, phone: PhonePlace | undefined): number {
  let last = 0;
  if (value !== undefined && value.end <= start) last = value.end;
  if (phone !== undefined && phone.end <= start && phone.end > last) last = phone.end;
  return start - last <= 6 ? 0 : last;
}

function surer(one: Sensitive | undefined, other: Sensitive | undefined): Sensitive | undefined {
  return other === undefined || (one !== undefined && one.score >= other.score) ? one : other;
}

/** Whether a group is as long as a year, a month or a day, with or without an ordinal ending. */
function isDateLong({ start, end, digits }: Group): boolean {
  return digits > 0 && digits <= 4 && end - start <= digits + 2;
}

function lengthOf(groups: readonly Group[]): number {
  let length = 0;
  for (const { start, end } of groups) length += end - start;
  return length;
}

function digitsOf(groups: readonly Group[]): number {
  let digits = 0;
  for (const group of groups) digits += group.digits;
  return digits;
}
