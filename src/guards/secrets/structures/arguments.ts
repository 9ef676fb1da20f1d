import { isBlank, isLineBreak, isQuote } from "../characters.ts";

/** Longest argument that is read. */
const longest = 300;

const backslash = 0x5c;

/** An argument as a shell reads it: quotes may begin within it. */
export function readArgument(
  text: string,
  from: number,
): { start: number; end: number; text: string } | undefined {
  let { start, end } = argumentAt(text, from);
  while (end > start && (isQuote(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === backslash)) end--;
  while (start < end && isQuote(text.charCodeAt(start))) start++;
  return start < end ? { start, end, text: text.slice(start, end) } : undefined;
}

/** Where the argument at an offset begins if it may go on; the length of the text if not. */
export function openArgument(text: string, from: number): number {
  const { start, end } = argumentAt(text, from);
  return end === text.length && end - start < longest ? start : text.length;
}

function argumentAt(text: string, from: number): { start: number; end: number } {
  let start = from;
  while (isBlank(text.charCodeAt(start))) start++;
  // In a string of JSON the quotes of the argument are escaped, and it ends with the second one.
  const isEscaped = start > 0 && text.charCodeAt(start - 1) === backslash && isQuote(text.charCodeAt(start));
  let quote = 0;
  let end = start;
  while (end < text.length && end - start < longest) {
    const unit = text.charCodeAt(end);
    if (quote === 0 && (isBlank(unit) || isLineBreak(unit))) break;
    if (quote === 0 && end > start && (isEscaped || closesJson(text, end) || breaksLine(text, end))) break;
    if (isQuote(unit)) quote = quote === 0 ? unit : quote === unit ? 0 : quote;
    end++;
  }
  return { start, end };
}

/** `"}`, `"]` or `",`: the end of a string of JSON that the command is in. */
function closesJson(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x22 && "}],".includes(text.charAt(at + 1) || " ");
}

/** A line break that is written out in such a string. */
function breaksLine(text: string, at: number): boolean {
  return text.charCodeAt(at) === backslash && (text.charAt(at + 1) === "n" || text.charAt(at + 1) === "r");
}
