import { describe, expect, test } from "vitest";
import { isBech32, readBase58Check } from "../../../src/core/address-codes.ts";
import { crc16, crc32 } from "../../../src/guards/secrets/check-digits/crc.ts";
import { isNkey } from "../../../src/guards/secrets/check-digits/nkey.ts";
import { checks } from "../../../src/guards/secrets/checks.ts";
import { randomness } from "../../../src/guards/secrets/naturalness.ts";
import { isPlaceholder, isReference } from "../../../src/guards/secrets/placeholders.ts";

const bytes = (text: string): number[] => [...text].map((unit) => unit.charCodeAt(0));

describe("sums", () => {
  // The check value of a CRC is that of the digits 1 to 9.
  test("CRC", () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(crc16(bytes("123456789"))).toBe(0x31c3);
  });

  // https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki#test-vectors
  test("bech32", () => {
    expect(isBech32("A12UEL5L")).toBe(true);
    expect(isBech32("A12UEL5M")).toBe(false);
  });

  // https://en.bitcoin.it/wiki/Wallet_import_format
  test("Base58Check", () => {
    const key = "5HueCGU8rMjxEXxiPuD5BDku4MkFqe" + "Zyd4dZ1jvhTVqvbTLvyTJ";
    expect(readBase58Check(key)?.length).toBeGreaterThan(0);
    expect(readBase58Check(key.replace("Hue", "Huf"))).toBeUndefined();
  });

  test("the CRC of NATS keys covers all bytes", () => {
    expect(isNkey("AAAAAAA")).toBe(true);
    expect(isNkey("AAABAAA")).toBe(false);
  });
});

describe("checks", () => {
  const header = btoa('{"alg":"none"}').replaceAll("=", "");

  test.each([
    ["jwt", `${header}.${header}.x`, "valid"],
    ["jwt", `eyJabcdef.${header}.x`, "invalid"],
    ["base64-json", `glc_${btoa('{"o":"1","n":"x"}')}`, "valid"],
    ["openai-infix", "sk-abcT3BlbkFJdef", "valid"],
    ["slack-shape", "xoxb-123456789012-a1B2", "valid"],
    ["slack-shape", "xoxb-my-bot-token", "invalid"],
    ["telegram", "1234567890:AAx", "valid"],
    ["crc32-base62", "ghp_short", undefined],
  ])("%s of %s", (name, token, expected) => {
    expect(checks.get(name)?.(token)).toBe(expected);
  });

  test("an Atlassian token ends in the CRC-32 of what stands before", () => {
    const body = "ATATT3xFfGF0" + "a1B2c3D4e5F6g7H8=";
    const sum = crc32(body).toString(16).toUpperCase().padStart(8, "0");
    expect(checks.get("crc32-hex")?.(body + sum)).toBe("valid");
    expect(checks.get("crc32-hex")?.(`${body}00000000`)).toBe("invalid");
  });
});

describe("judgement", () => {
  test.each([
    ["correcthorsebattery", "qzkvtxbnmwpjfhgdlrc"],
    ["getUserTokenFromStore", "gEtUs3rT0kXq9LmZvB7n"],
    ["my-service-account", "9f8e7d6c5b4a39281706"],
  ])("%s is more natural than %s", (natural, drawn) => {
    expect(randomness(natural)).toBeLessThan(0.5);
    expect(randomness(drawn)).toBeGreaterThan(0.5);
  });

  test.each([
    "changeme",
    "<your-key>",
    "your-api-key",
    "xxxxxxxx",
    "aaaa1111aaaa1111aaaa",
    "abcdefgh12345678",
    "a1b2c3d4e5f6g7h8",
    "sk-****abcd",
    "AKIAIOSFODNN7EXAMPLE",
  ])("%s is a placeholder or a reference", (value) => {
    expect(isPlaceholder(value) || isReference(value)).toBe(true);
  });

  test.each([
    `\${TOKEN}`,
    "$TOKEN",
    "$HOST/path",
    "{{ token }}",
    "%TOKEN%",
    "process.env.TOKEN",
    "vault:secret/data/app",
    "op://vault/item",
    "&lt;token&gt;",
  ])("%s is a reference", (value) => {
    expect(isReference(value)).toBe(true);
  });

  test.each(["hunter2!Zk", "q7Xw2Lp9Zk4Vt8Rb", "$uper$ecret1", "%Zk4!Vt8"])("%s is neither", (value) => {
    expect(isPlaceholder(value) || isReference(value)).toBe(false);
  });
});
