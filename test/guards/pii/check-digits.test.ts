import { expect, test } from "vitest";
import {
  isDay,
  luhn,
  mod11over2,
  mod11over10,
  remainder,
  verhoeff,
} from "../../../src/guards/pii/check-digits.ts";
import { isIban } from "../../../src/guards/pii/iban.ts";

// Examples as published with each algorithm or number.
test.each([
  ["Luhn", luhn, "79927398713", "79927398710"],
  ["Verhoeff", verhoeff, "2363", "2364"],
  ["MOD 11-2 of an ORCID", mod11over2, "0000000218250097", "0000000218250098"],
  ["MOD 11-2 with X", mod11over2, "000000021694233X", "0000000216942330"],
  ["MOD 11,10 of a German tax id", mod11over10, "86095742719", "86095742718"],
  ["IBAN", isIban, "GB82WEST12345698765432", "GB82WEST12345698765433"],
  ["IBAN of a wrong length", isIban, "NO9386011117947", "NO93860111179470"],
] as const)("%s", (_, check, right, wrong) => {
  expect(check(right)).toBe(true);
  expect(check(wrong)).toBe(false);
});

test("remainders of numbers longer than a double can hold", () => {
  expect(remainder("123456789012345678901234567890", 97)).toBe(Number(123456789012345678901234567890n % 97n));
});

test("days of months", () => {
  expect(isDay(2, 29)).toBe(true);
  expect(isDay(2, 30)).toBe(false);
  expect(isDay(13, 1)).toBe(false);
});
