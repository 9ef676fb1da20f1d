import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createScanner } from "../../../src/core/scan.ts";
import { createViews } from "../../../src/core/views.ts";
import { pii } from "../../../src/guards/pii/index.ts";

const guard = pii();
const scanner = createScanner([guard.rules ?? { rules: [] }]);
const { signal } = new AbortController();

/** Calls that read a text or move items, with how much one of them does. */
const counted: readonly (readonly [
  owner: object,
  name: string,
  work: (self: string, args: unknown[]) => number,
])[] = [
  [String.prototype, "charCodeAt", () => 1],
  [String.prototype, "charAt", () => 1],
  [String.prototype, "slice", (self, [from = 0, to = self.length]) => Math.max(0, Number(to) - Number(from))],
  [String.prototype, "indexOf", (self, [part, from = 0]) => distance(self, String(part), Number(from))],
  [String.prototype, "lastIndexOf", () => 1],
  [Array.prototype, "splice", (self, [from]) => self.length - Number(from)],
  [Array.prototype, "filter", (self) => self.length],
  [Array.prototype, "some", (self) => self.length],
];

let steps = 0;
let restore: (() => void)[] = [];

function distance(text: string, part: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === part[0]) return at - from + 1;
  return Math.max(0, text.length - from);
}

function count(): void {
  steps = 0;
  restore = counted.map(([owner, name, work]) => {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    const wrapped = function (this: string, ...args: unknown[]): unknown {
      steps += work(this, args);
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true });
    return () => Object.defineProperty(owner, name, { value: original, configurable: true, writable: true });
  });
}

afterEach(() => {
  for (const undo of restore) undo();
  restore = [];
});

/** Steps of the guard's own work on a text; what the views and the scan cost is the core's. */
function stepsOf(text: string): number {
  const views = createViews(text);
  const { matches } = scanner.scan(views, "output");
  const inspection = { text, stage: "output", views, matches: matches[0] ?? [], signal } as const;
  if (views.scanned.length === 0) throw new Error("no views");
  count();
  try {
    guard.inspect(inspection);
  } finally {
    for (const undo of restore) undo();
    restore = [];
  }
  return steps;
}

const seeds: readonly string[] = [
  ..."1|1.|1. |1. 2. 3. |1 |12 |1234 |1-|1,|1, |1/|1(|1)|1_|1\n|1:|12:|1::|::|ab:cd:|1::2 |A1 |1a |A B 1 |A A A |12345678901234567890 ".split(
    "|",
  ),
  ..."Mr |Mr. |Mr. John Smith |Dear Jane Roe, |name: Jane Roe\n|name: |name=|I am |, said Jane Roe|Regards,\nJane Roe\n".split(
    "|",
  ),
  ..."address: |Address: 12 Main Street, |12 Main Street |12 Main |Hauptstr. 5 |12 rue de |lives at 12 Elm Road |adres ul. ".split(
    "|",
  ),
  ...'@|a@|a@b|a@b.c |jane@example.org |.@|://|://a:b@|x://a:b@c | @|a @ b |"@|"a"@|moc.elpmaxe@eod |a at b dot |at at dot dot '.split(
    "|",
  ),
  ..."+1 |+|+41 44 668 18 00 |650-253-0000 |call 650-253-0000 |phone |phone 1 |tel 1|card |card 4111 |ssn |ssn 1 |123-45-6789 |123456789 (SSN) ".split(
    "|",
  ),
  ..."DE89 |DE89370400440532013000 |GB82WEST|IBAN |4111111111111111 |4111111111111111|4111-|1.1.1.1.|8.8.8.8 |2001:db8::1 |11-22-|11 22 33 |1111.2222.".split(
    "|",
  ),
  ..."1990-01-01 |born 1990-01-01 |born |March 12, |12/12/|12 de |1. Mai |one two |0x5|1Boat|bc1q|gps 48.8566, 2.3522 |BIC |follow @|username: a1 ".split(
    "|",
  ),
  ..."姓名：|姓名：王小明|電話1|1年2月3日|٤|१ |account number |accountNumberAccountNumber|vin 1HGCM82633A004352 |plate AB 12 CD |number 12345 ".split(
    "|",
  ),
  "|",
  "| 1 ",
  "| name ",
  "| Name | 1 |\n",
  `| 1 ${"| 2 ".repeat(60)}|\n`,
  '{"name":"Jane Roe","phone":"044 668 18 00"},',
];

const least = 3_000;

/** Reads for each character of the text. */
const mostSteps = 150;

describe("work grows with the length of a flood of", () => {
  beforeAll(async () => {
    const text = "+41 44 668 18 00";
    // The parser of phone numbers is loaded with the first one.
    await guard.inspect({ text, stage: "output", views: createViews(text), matches: [], signal });
  });

  test.each(seeds.map((seed) => [seed]))("%j", (seed) => {
    const text = seed.repeat(Math.ceil((4 * least) / seed.length));
    const few = stepsOf(text.slice(0, least));
    const many = stepsOf(text.slice(0, 4 * least));
    expect(many / few).toBeLessThan(4.6);
    expect(many / (4 * least)).toBeLessThan(mostSteps);
  });

  test("numbers that count up", () => {
    const text = (count: number) => Array.from({ length: count }, (_, index) => `${index}. `).join("");
    expect(stepsOf(text(2_400)) / stepsOf(text(600))).toBeLessThan(6);
  });
});
