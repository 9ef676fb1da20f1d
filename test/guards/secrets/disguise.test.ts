import { describe, expect, test } from "vitest";
import { finder } from "./find.ts";

const find = finder();
const token = "ghp_" + "a9XkQ2mLz7RtV4bN8cW3" + "pY6sD1fG5hJ0uEoT";
const half = token.slice(0, 20);
const rest = token.slice(20);

function rotate(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 13) % 26));
  });
}

describe("a token in disguise", () => {
  test.each([
    ["zero width", [...token].join("\u200b")],
    ["blanks", [...token].join(" ")],
    ["lines", `${half}\n${rest}`],
    ["lines of another system", `${half}\r\n${rest}`],
    ["indented lines", `${half}\n    ${rest}`],
    ["quoted lines", `${half}\n> ${rest}`],
    ["bold", `${half}**${rest}**`],
    ["code", `\`${half}\`\`${rest}\``],
    ["strings", `"${half}" + "${rest}"`],
    ["strings of PHP", `'${half}' . '${rest}'`],
    ["strings of Lua", `"${half}" .. "${rest}"`],
    ["strings of Basic", `"${half}" & "${rest}"`],
    ["strings side by side", `"${half}"\n  "${rest}"`],
    ["continued lines", `${half}\\\n  ${rest}`],
    ["base64", btoa(token)],
    ["percent", [...token].map((unit) => `%${unit.charCodeAt(0).toString(16)}`).join("")],
    ["entities", [...token].map((unit) => `&#${unit.charCodeAt(0)};`).join("")],
    ["full width", token.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))],
    ["reversed", [...token].reverse().join("")],
    ["rot13", rotate(token)],
    ["groups", (token.match(/.{1,4}/g) ?? []).join("-")],
    ["masked end", `${token.slice(0, -4)}****`],
  ])("%s", (_, disguised) => {
    const [found] = find(`Here it is: ${disguised} .`);
    expect(found?.id).toBe("secret/github-pat");
    const start = "Here it is: ".length;
    expect(found?.finding.span.start).toBeGreaterThanOrEqual(start);
    expect(found?.finding.span.end).toBeLessThanOrEqual(start + disguised.length);
    expect(found?.text.length).toBeGreaterThan(disguised.length * 0.8);
  });

  test("ordinary marks are none", () => {
    expect(find('**bold** `code` a-b-c-d-e-f snake_case_name\n- one\n- two\n"a" + "b"')).toEqual([]);
  });

  test("a word in the line below is none of it", () => {
    expect(find(`${half}\n${rest}\ncheers`).map(({ text }) => text)).toEqual([`${half}\n${rest}`]);
  });
});
