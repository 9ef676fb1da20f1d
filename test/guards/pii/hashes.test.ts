import { expect, test } from "vitest";
import { sha256 } from "../../../src/core/hash.ts";
import { keccak256 } from "../../../src/guards/pii/keccak256.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (digest: Uint8Array) => Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
const web = async (text: string) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text))));

test.each(["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(64), "b".repeat(200)])(
  "SHA-256 of %j",
  async (text) => {
    expect(hex(sha256(bytes(text)))).toBe(await web(text));
  },
);

// https://keccak.team/files/Keccak-submission-3.pdf, and the address examples of EIP-55.
test("Keccak-256 of nothing and of an address", () => {
  expect(hex(keccak256(bytes("")))).toBe("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  expect(hex(keccak256(bytes("abc")))).toBe(
    "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
  );
});
