import { describe, expect, test } from "vitest";
import { encode, hmacSha256, keyedHash, sha256, sha256Hex } from "../../src/core/hash.ts";
import fc from "../support/property.ts";

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function repeated(byte: number, count: number): Uint8Array {
  return new Uint8Array(count).fill(byte);
}

describe("sha256", () => {
  // https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
  test.each([
    ["nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "a length that takes a second block",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    [
      "two blocks",
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ],
    [
      "a million letters",
      "a".repeat(1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    ],
  ])("is that of the standard for %s", (_, text, expected) => {
    expect(sha256Hex(text)).toBe(expected);
  });

  test("is that of the platform for bytes of any length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const expected = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes));
        expect(hex(sha256(bytes))).toBe(hex(new Uint8Array(expected)));
      }),
    );
  });

  test("reads the part of a buffer that it is given", () => {
    const part = encode("xxabcxx").subarray(2, 5);
    expect(hex(sha256(part))).toBe(sha256Hex("abc"));
  });
});

describe("hmacSha256", () => {
  // https://www.rfc-editor.org/rfc/rfc4231#section-4
  test.each([
    [
      1,
      repeated(0x0b, 20),
      encode("Hi There"),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ],
    [
      2,
      encode("Jefe"),
      encode("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    [
      3,
      repeated(0xaa, 20),
      repeated(0xdd, 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ],
    [
      4,
      Uint8Array.from({ length: 25 }, (_, index) => index + 1),
      repeated(0xcd, 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ],
    [
      6,
      repeated(0xaa, 131),
      encode("Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ],
    [
      7,
      repeated(0xaa, 131),
      encode(
        "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be " +
          "hashed before being used by the HMAC algorithm.",
      ),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ],
  ])("is that of test case %i", (_, key, data, expected) => {
    expect(hex(hmacSha256(key)(data))).toBe(expected);
  });

  test("keeps its key when the bytes change that it was given as", () => {
    const key = repeated(0x0b, 20);
    const hash = keyedHash(key);
    const before = hash("Hi There");
    key.fill(0);
    expect(hash("Hi There")).toBe(before);
  });
});
