import { describe, expect, test } from "vitest";
import { canonicalJson, looseCanonicalJson } from "../../src/core/canonical-json.ts";
import fc from "../support/property.ts";

const write = (value: unknown) => canonicalJson(value, "value");

/** The same data with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Object.create(null);
  for (const key of Object.keys(value).reverse()) {
    const item = reversed((value as Record<string, unknown>)[key]);
    Object.defineProperty(copy, key, { value: item, enumerable: true });
  }
  return copy;
}

const data = fc.jsonValue({ stringUnit: "binary", depthSize: "medium" });

describe("canonical JSON", () => {
  test("sorts keys by UTF-16 units and writes no white space", () => {
    expect(write({ b: [1, { d: null, c: true }], a: "x", "\u20ac": 1, "\ud83d\ude00": 2, "\ufb33": 3 })).toBe(
      '{"a":"x","b":[1,{"c":true,"d":null}],"\u20ac":1,"\ud83d\ude00":2,"\ufb33":3}',
    );
  });

  test("keeps halves of surrogate pairs apart", () => {
    const forms = ["\ud800", "\udc00", "\ufffd", "\\ud800", "\ud800\udc00", "\udc00\ud800"].map(write);
    expect(new Set(forms).size).toBe(forms.length);
  });

  test("does not normalise texts", () => expect(write("\u00e9")).not.toBe(write("e\u0301")));

  test("writes an own key named __proto__", () => {
    expect(write(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  test("is the same for every order of keys, and reads back as the same data", () => {
    fc.assert(
      fc.property(data, (value) => {
        const text = write(value);
        expect(write(reversed(value))).toBe(text);
        expect(write(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test("tells any two different texts apart once they are bytes", () => {
    const unit = fc.oneof(fc.constantFrom(0xd800, 0xdc00, 0xfffd, 0x5c, 0x75, 0x64), fc.nat(0xffff));
    const text = fc.array(unit, { maxLength: 4 }).map((units) => String.fromCharCode(...units));
    const bytes = (value: string) => new TextEncoder().encode(write(value)).join();
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(bytes(a) === bytes(b)).toBe(a === b);
      }),
    );
  });

  test("writes a value that is shared, but not without end", () => {
    const shared = { a: 1 };
    expect(write([shared, shared])).toBe('[{"a":1},{"a":1}]');
    let doubled: unknown = "x";
    for (let times = 0; times < 40; times++) doubled = [doubled, doubled];
    expect(() => write(doubled)).toThrow("value: expected at most 1000000 values");
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = [cycle];
  const holes: unknown[] = [];
  holes[2] = 1;
  const named = Object.assign([1], { name: "x" });
  let deep: unknown = 1;
  for (let times = 0; times < 65; times++) deep = [deep];
  test.each<[string, unknown]>([
    ["value.a", { a: undefined }],
    ["value.a.1", { a: [1, Number.NaN] }],
    ["value.a", { a: Number.POSITIVE_INFINITY }],
    ["value.a", { a: 1n }],
    ["value.a", { a: () => 1 }],
    ["value.a", { a: Symbol("x") }],
    ["value.a", { a: new Date(0) }],
    ["value.a", { a: new Map() }],
    ["value.a", { a: Object.create({ b: 1 }) }],
    ["value.a", { a: new Uint8Array(2) }],
    ["value.a", { a: new String("x") }],
    [
      "value.a",
      {
        get a() {
          return 1;
        },
      },
    ],
    ["value.a", Object.defineProperty({}, "a", { value: 1 })],
    ["value", { [Symbol("x")]: 1 }],
    ["value.self.0", cycle],
    ["value", holes],
    ["value", named],
    ["value.*", { "a secret of a user": undefined }],
    ["value.0", [new Proxy({}, { getPrototypeOf: () => Array.prototype })]],
  ])("refuses what it cannot hold, naming %s", (field, value) => {
    const expected = expect.objectContaining({
      code: "GUARD_INVALID_INPUT",
      message: expect.stringMatching(`^${field.replaceAll("*", "\\*")}: expected `),
    });
    expect(() => write(value)).toThrow(expected);
  });

  test("refuses values too deep within each other", () => {
    expect(() => write(deep)).toThrow("at most 64 values within each other");
  });
});

describe("loose canonical JSON", () => {
  test("leaves out fields that are undefined, and is the same otherwise", () => {
    expect(looseCanonicalJson({ b: undefined, a: [1, { c: "x", d: undefined }] })).toBe(
      '{"a":[1,{"c":"x"}]}',
    );
    fc.assert(
      fc.property(data, (value) => {
        expect(looseCanonicalJson(value)).toBe(write(value));
      }),
    );
  });

  test.each([
    [[undefined]],
    [{ a: new Date(0) }],
    [{ a: Number.NaN }],
    [undefined],
    [Object.defineProperty({}, "a", { get: () => 1, enumerable: true })],
  ])("gives nothing for %j", (value) => expect(looseCanonicalJson(value)).toBeUndefined());
});
