import { isBech32, readBase58Check } from "../../core/address-codes.ts";
import { crc32 } from "./check-digits/crc.ts";
import { isNkey } from "./check-digits/nkey.ts";
import type { TokenCheck } from "./format.ts";
import { decodeBase64, isPrintable } from "./structures/base64.ts";

const digits62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
function hasCrcInBase62(token: string): ReturnType<TokenCheck> {
  const body = token.slice(token.indexOf("_") + 1);
  if (body.length !== 36) return undefined;
  let rest = crc32(body.slice(0, 30));
  let check = "";
  for (let digit = 0; digit < 6; digit++) {
    check = digits62.charAt(rest % 62) + check;
    rest = Math.floor(rest / 62);
  }
  return verdict(check === body.slice(30));
}

/** Atlassian's: the last eight hexadecimal digits are the CRC-32 of everything before. */
function hasCrcInHex(token: string): ReturnType<TokenCheck> {
  const check = token.slice(-8).toLowerCase();
  const body = token.slice(0, -8);
  const sums = [body, body.replace(/=$/, "")].map((text) => crc32(text).toString(16).padStart(8, "0"));
  return verdict(sums.includes(check));
}

/** Grafana's: the last eight digits are the CRC-32 of what stands before them, low byte first. */
function hasGrafanaCrc(token: string): ReturnType<TokenCheck> {
  const cut = token.lastIndexOf("_");
  const sum = crc32(token.slice(0, cut)).toString(16).padStart(8, "0");
  const turned = sum.slice(6) + sum.slice(4, 6) + sum.slice(2, 4) + sum.slice(0, 2);
  const check = token.slice(cut + 1).toLowerCase();
  return verdict(check === turned || check === sum);
}

function beginsObject(encoded: string): boolean {
  const text = decodeBase64(encoded.slice(0, 16));
  return text?.startsWith('{"') === true && isPrintable(text);
}

/** What follows the prefix is base64 of a JSON object. */
function holdsJson(token: string): ReturnType<TokenCheck> {
  const start = token.indexOf("eyJ");
  if (start < 0) return "invalid";
  return verdict(beginsObject(token.slice(start)));
}

/** The first part, and the second of a signed token, are JSON objects (RFC 7519). */
function isJwt(token: string): ReturnType<TokenCheck> {
  const parts = token.slice(token.indexOf("ey")).split(".");
  const readable = parts.length > 3 ? parts.slice(0, 1) : parts.slice(0, 2);
  return verdict(readable.every((part) => beginsObject(part)));
}

// https://docs.gitlab.com/security/tokens/: the length of the payload in base 36, then a checksum that is not public.
function isRoutable(token: string): ReturnType<TokenCheck> {
  const [head = "", ...rest] = token.split(".");
  const payload = head.slice(head.lastIndexOf("-") + 1);
  const length = Number.parseInt((rest[0] ?? "").slice(0, 2), 36);
  return Number.isNaN(length) || payload.length === 0 ? undefined : verdict(length <= payload.length + 4);
}

/** Team, user and channel are numbers, or the last part is random. */
function hasSlackShape(token: string): ReturnType<TokenCheck> {
  const parts = token.split("-");
  const last = parts.at(-1) ?? "";
  const natural = /^[A-Za-z]*$/.test(last) || parts.length < 3;
  return natural ? "invalid" : /^\d+$/.test(parts[1] ?? "") ? "valid" : undefined;
}

function verdict(isRight: boolean): "valid" | "invalid" {
  return isRight ? "valid" : "invalid";
}

/** Checks by name; see `SecretFormat.check`. */
export const checks: ReadonlyMap<string, TokenCheck> = new Map<string, TokenCheck>([
  ["crc32-base62", hasCrcInBase62],
  ["crc32-hex", hasCrcInHex],
  ["grafana-crc32", hasGrafanaCrc],
  ["base64-json", holdsJson],
  ["jwt", isJwt],
  ["gitlab-routable", isRoutable],
  ["slack-shape", hasSlackShape],
  // `T3BlbkFJ` is base64 of `OpenAI`.
  ["openai-infix", (token) => verdict(token.includes("T3BlbkFJ"))],
  // A macaroon of version 2 with the location `pypi.org`: https://pypi.org/help/#apitoken
  [
    "pypi-macaroon",
    (token) => verdict(decodeBase64(token.slice(5, 29))?.startsWith("\u0002\u0001\u0008pypi.org") === true),
  ],
  // https://core.telegram.org/bots/api#authorizing-your-bot
  ["telegram", (token) => verdict(/^\d{8,10}:AA/.test(token))],
  ["bech32", (token) => verdict(isBech32(token))],
  ["base58check", (token) => verdict(readBase58Check(token) !== undefined)],
  ["crc16-base32", (token) => verdict(isNkey(token))],
]);
