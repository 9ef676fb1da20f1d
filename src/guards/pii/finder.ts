import { Cluster } from "./clusters.ts";
import { readCryptoAddress } from "./crypto-addresses.ts";
import { birthLabels, isFiller, isNumeric, readDate } from "./dates.ts";
import {
  longestCredentials,
  readEmail,
  readReversedEmail,
  readSpacedEmail,
  readUrlCredentials,
} from "./emails.ts";
import { type LabelHit, LabelIndex, otherThing } from "./labels.ts";
import { cardLabels } from "./money.ts";
import { ColonRuns, readIpv4, readMac } from "./networks.ts";
import { type Findings, NumberFinder } from "./number-finder.ts";
import { isOtherThing, otherLabels } from "./number-reader.ts";
import { type PhonePlace, phoneLabels } from "./phones.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import { endOfPlain } from "./skips.ts";
import { readStreet } from "./streets.ts";
import { Surroundings } from "./surroundings.ts";
import { isHex, nextDigit, unitAt } from "./text.ts";

/** What a view holds: values that are certain, and places that the phone library has to judge. */
export interface Found {
  readonly values: readonly Sensitive[];
  readonly phones: readonly PhonePlace[];
}

const nothing: Found = Object.freeze({ values: Object.freeze([]), phones: Object.freeze([]) });

/** What is known while a text is read. */
interface Course {
  readonly text: string;
  readonly around: Surroundings;
  readonly colons: ColonRuns;
  readonly found: Findings;
}

/** Finds values that hold a digit or an `@`, in one pass over a text; keeps nothing of it. */
export class Finder {
  readonly #wants: (kind: string) => boolean;
  readonly #labels: LabelIndex = new LabelIndex();
  readonly #cluster: Cluster = new Cluster();
  readonly #numbers: NumberFinder;
  /** Ages are as short as the numbers that are passed over at a glance. */
  readonly #readsAll: boolean;

  constructor(wants: (kind: string) => boolean) {
    this.#wants = wants;
    this.#readsAll = wants("age");
    this.#numbers = new NumberFinder(wants, this.#labels, this.#cluster);
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

  /** @param isWritten Whether rows of CSV may stand in the text as they are, and not in escapes. */
  find(text: string, isWritten: boolean): Found {
    const addresses: Sensitive[] = [];
    let scheme = Number.NEGATIVE_INFINITY;
    let at = text.indexOf("@");
    let nextScheme = at < 0 ? -1 : text.indexOf("://");
    for (; at >= 0; at = text.indexOf("@", at + 1)) {
      for (; nextScheme >= 0 && nextScheme < at; nextScheme = text.indexOf("://", nextScheme + 1))
        scheme = nextScheme;
      this.#atSign(text, at, at - scheme <= longestCredentials + 3, addresses);
    }
    let nextAddress = 0;
    let floor = 0;
    let course: Course | undefined;
    for (at = nextDigit(text, 0); at < text.length; at = nextDigit(text, floor)) {
      const lone = this.#readsAll ? -1 : endOfPlain(text, at);
      if (lone >= 0) {
        floor = lone;
        continue;
      }
      course ??= {
        text,
        around: new Surroundings(text, this.#labels, isWritten),
        colons: new ColonRuns(text),
        found: { values: [], phones: [], end: 0 },
      };
      const { found } = course;
      for (; nextAddress < addresses.length; nextAddress++) {
        const { start, end } = addresses[nextAddress] as Sensitive;
        if (start > at) break;
        found.end = Math.max(found.end, end);
      }
      // Within an address.
      floor = found.end > at && nextAddress > 0 ? found.end : this.#digit(course, at, floor);
    }
    if (course === undefined) return addresses.length === 0 ? nothing : { values: addresses, phones: [] };
    const { values, phones } = course.found;
    if (addresses.length + values.length + phones.length === 0) return nothing;
    return { values: addresses.length === 0 ? values : addresses.concat(values), phones };
  }

  /** Kinds that labels right before a place announce. */
  announced(text: string, at: number): ReadonlySet<string> {
    return kindsOf(this.#labels.find(text, Math.max(0, at - 72), at));
  }

  #atSign(text: string, at: number, isUrl: boolean, values: Sensitive[]): void {
    const before = unitAt(text, at - 1);
    let value = isUrl ? readUrlCredentials(text, at) : undefined;
    if (!this.#isWanted(value)) {
      if (at === 0 || before === 0x0a) return;
      value = before === 0x20 ? readSpacedEmail(text, at) : readEmail(text, at);
      if (!this.#isWanted(value) && before !== 0x20) value = readReversedEmail(text, at);
    }
    if (this.#isWanted(value)) values.push(value);
  }

  #isWanted(value: Sensitive | undefined): value is Sensitive {
    return value !== undefined && this.#wants(value.kind);
  }

  /** Reads the cluster around a digit; the place from which to go on. */
  #digit(course: Course, at: number, floor: number): number {
    const { text, found } = course;
    const cluster = this.#cluster;
    cluster.read(text, at, floor);
    let { first } = cluster;
    for (let index = first; index < cluster.last; index++) {
      if (cluster.digits[index] === 0) continue;
      const value = this.#formed(course, index);
      if (!this.#isWanted(value)) continue;
      if (index > first && value.start > (cluster.starts[first] as number))
        this.#numbers.find(text, first, index, course.around, found);
      found.values.push(value);
      found.end = value.end;
      while (index + 1 < cluster.last && (cluster.starts[index + 1] as number) < value.end) index++;
      // It ends within a group, or behind all of them.
      if ((cluster.ends[index] as number) > value.end || index + 1 === cluster.last)
        return Math.max(value.end, at + 1);
      first = index + 1;
    }
    this.#numbers.find(text, first, cluster.last, course.around, found);
    return Math.max(cluster.ends[cluster.last - 1] as number, at + 1);
  }

  /** What a group of a cluster is by its form: an address in a network, of a wallet or a street, or a date of birth. */
  #formed(course: Course, index: number): Sensitive | undefined {
    const { text } = course;
    const start = this.#cluster.starts[index] as number;
    const end = this.#cluster.ends[index] as number;
    const digits = this.#cluster.digits[index] as number;
    const value = this.#network(course, start, end);
    if (value !== undefined) return value;
    if (end - start >= 26) return readCryptoAddress(text, start, end);
    if (digits > 5) return undefined;
    return this.#street(text, start, end, digits) ?? this.#birth(course, start, end, digits);
  }

  #network({ text, around, colons }: Course, start: number, end: number): Sensitive | undefined {
    const length = end - start;
    const next = unitAt(text, end);
    if (next === 0x3a || unitAt(text, start - 1) === 0x3a) {
      const value = colons.read(start);
      if (value !== undefined) return value;
    }
    if (next === 0x2e && length <= 3) {
      const address = readIpv4(text, start);
      if (address !== undefined) return isOtherThing(around.before(start), start) ? undefined : address;
    }
    if (
      length === 2 &&
      (next === 0x2d || next === 0x20) &&
      isHex(unitAt(text, end + 1)) &&
      isHex(unitAt(text, end + 2))
    ) {
      let first = start;
      while (
        first >= 3 &&
        start - first < 21 &&
        unitAt(text, first - 1) === next &&
        isHex(unitAt(text, first - 2)) &&
        isHex(unitAt(text, first - 3))
      )
        first -= 3;
      const mac = readMac(text, first);
      // Bytes are printed with spaces as well.
      const isPlausible = mac?.score === confidence.plausible;
      return isPlausible && !kindsOf(around.before(first)).has("mac") ? undefined : mac;
    }
    return length === 4 && next === 0x2e ? readMac(text, start) : undefined;
  }

  /** The number of a house is short; a year is not taken for one. */
  #street(text: string, start: number, end: number, digits: number): Sensitive | undefined {
    if (end - start > digits + 1 || unitAt(text, start - 1) === 0x2e) return undefined;
    if (unitAt(text, end) !== 0x20 && unitAt(text, start - 1) !== 0x20) return undefined;
    // `U+005B LEFT SQUARE BRACKET`
    if (unitAt(text, start - 1) === 0x2b) return undefined;
    if (digits === 4 && (text.startsWith("19", start) || text.startsWith("20", start))) return undefined;
    const span = readStreet(text, start, end);
    return span && { kind: "postal-address", ...span, score: 0.65 };
  }

  #birth({ text, around }: Course, start: number, end: number, digits: number): Sensitive | undefined {
    // As long as a year, a month or a day, with or without an ordinal ending.
    if (digits > 4 || end - start > digits + 2) return undefined;
    const date = readDate(text, start);
    if (date === undefined || isFiller(text, date)) return undefined;
    if (around.column(date.start).some(({ label }) => label.kinds.has("date-of-birth")))
      return isNumeric(text, date)
        ? { kind: "date-of-birth", ...date, score: confidence.certain }
        : undefined;
    if (!around.announces(date.start, "date-of-birth")) return undefined;
    const hit = around.before(date.start)[0];
    return hit?.label.kinds.has("date-of-birth") && date.start - hit.end <= 24
      ? { kind: "date-of-birth", ...date, score: confidence.certain }
      : undefined;
  }
}

function kindsOf(hits: readonly LabelHit[]): ReadonlySet<string> {
  return new Set(hits.flatMap(({ label }) => [...label.kinds]));
}
