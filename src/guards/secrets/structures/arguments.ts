import { isBlank, isLineBreak, isQuote } from "../characters.ts";

/** An argument as a shell reads it: quotes may begin within it. */
export function readArgument(
  text: string,
  from: number,
): { start: number; end: number; text: string } | undefined {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  let quote = 0;
  let end = at;
  while (end < text.length && end - at < 300) {
    const unit = text.charCodeAt(end);
    if (quote === 0 && (isBlank(unit) || isLineBreak(unit))) break;
    if (isQuote(unit)) quote = quote === 0 ? unit : quote === unit ? 0 : quote;
    end++;
  }
  while (end > at && (isQuote(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 0x5c)) end--;
  while (at < end && isQuote(text.charCodeAt(at))) at++;
  return at < end ? { start: at, end, text: text.slice(at, end) } : undefined;
}
