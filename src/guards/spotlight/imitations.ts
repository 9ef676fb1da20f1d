import { latePattern } from "../../core/late-pattern.ts";

const ignorable = latePattern("\\p{Default_Ignorable_Code_Point}", "gu");

/**
 * Names of tags that open or close a turn, a system prompt, a tool call, or what applications put documents into.
 *
 * Llama: https://www.llama.com/docs/model-cards-and-prompt-formats/llama2/ Gemma:
 * https://ai.google.dev/gemma/docs/core/prompt-structure Hermes: https://github.com/NousResearch/Hermes-Function-Calling
 */
const tags: ReadonlySet<string> = new Set([
  ...["s", "sys", "bos", "eos", "pad", "unk", "mask", "sop", "eop", "bos_token", "eos_token"],
  ...["start_of_turn", "end_of_turn", "start_of_image", "end_of_utterance", "end_of_sentence"],
  ...["system-reminder", "system_reminder"],
  ...["system", "developer", "assistant", "user", "human", "model", "ai", "bot", "role", "turn", "message"],
  ...["tool", "tools", "tool_call", "tool_calls", "tool_result", "tool_response", "tool_output", "tool_use"],
  ...["function", "function_call", "function_calls", "function_results", "invoke", "parameter"],
  ...["think", "thinking", "thought", "scratchpad", "answer", "response", "output"],
  ...[
    "prompt",
    "system_prompt",
    "system-prompt",
    "instruction",
    "instructions",
    "rules",
    "query",
    "question",
  ],
  ...["document", "documents", "document_content", "doc", "docs", "context", "source", "sources", "data"],
  ...["untrusted", "passage", "chunk", "search_result", "search_results", "result", "results", "content"],
]);

/**
 * Tokens that models keep free: T5 (https://huggingface.co/docs/transformers/model_doc/t5), Gemma
 * (https://ai.google.dev/gemma/docs/core/prompt-structure), Llama.
 */
const numbered = /^(?:unused|extra_id_|reserved_special_token_)\d/;

/** What stands in square brackets in templates. https://docs.mistral.ai/cookbooks/concept-deep-dive-tokenization-chat_templates */
const bracketed: ReadonlySet<string> = new Set([
  ...["inst", "sys", "system", "system_prompt", "assistant", "user", "available_tools", "tool_calls"],
  ...["tool_results", "tool_content", "gmask", "think", "eos", "bos", "end", "prefix", "suffix", "middle"],
]);

/** Who speaks in transcripts, and the headings of instruction templates. https://github.com/tatsu-lab/stanford_alpaca */
const roles: ReadonlySet<string> = new Set([
  ...["system", "developer", "assistant", "user", "human", "ai", "model", "bot", "tool", "function"],
  ...["instruction", "instructions", "response", "system message", "system prompt", "new instructions"],
]);

/** Longer than any of these names, its spaces and slashes included. */
const longest = 40;

const decisive = /[<\uff1c\ufe64[\uff3b#\uff03:\uff1a\n\r\u2028\u2029]/g;

/**
 * The text with `mark` within everything that looks like a delimiter of this library, a token of a chat template, a tag
 * of a role, or a line that hands the word to somebody: `<|im_start|>`, `[INST]`, `</s>`, `### System:`, `Human:`.
 *
 * Takes time linear in the text. Taking `mark`, which must not stand in the text, out again gives the text back.
 */
export function disarm(text: string, mark: string): string {
  const pieces: string[] = [];
  let from = 0;
  let line = 0;
  for (const { index: at } of text.matchAll(decisive)) {
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) line = at + 1;
    const cut = cutAt(text, at, unit, line);
    if (cut <= from) continue;
    pieces.push(text.slice(from, cut), mark);
    from = cut;
  }
  return from === 0 ? text : pieces.join("") + text.slice(from);
}

/** Where a mark breaks the imitation whose decisive unit stands at an offset; 0 when there is none. */
function cutAt(text: string, at: number, unit: number, line: number): number {
  switch (unit) {
    case 0x3c: // <
    case 0xff1c:
    case 0xfe64:
      return opensTag(plain(text, at + 1)) ? at + 1 : 0;
    case 0x5b: // [
    case 0xff3b:
      return opensBracket(plain(text, at + 1)) ? at + 1 : 0;
    case 0x23: // #
    case 0xff03:
      return at === line && isHeading(plain(text, at + 1)) ? at + 1 : 0;
    case 0x3a: // :
    case 0xff1a:
      return isSpeaker(text, line, at) ? at : 0;
    default:
      return 0;
  }
}

/** What stands from an offset on, as it looks. */
function plain(text: string, from: number): string {
  return folded(text.slice(from, from + longest));
}

function folded(part: string): string {
  if (/^[\t -~]*$/.test(part)) return part.toLowerCase();
  return part.replace(ignorable(), "").normalize("NFKC").toLowerCase();
}

function opensTag(text: string): boolean {
  let at = 0;
  while (at < 4 && isFiller(text.charAt(at))) at++;
  const next = text.charAt(at);
  if (next === "|") return true;
  const name = nameAt(text, at);
  return tags.has(name) || name.startsWith("data-") || numbered.test(name);
}

function opensBracket(text: string): boolean {
  let at = 0;
  while (at < 4 && (text.charAt(at) === " " || text.charAt(at) === "/")) at++;
  return bracketed.has(nameAt(text, at));
}

/** What goes on in a tag before its name. */
function isFiller(character: string): boolean {
  return character === " " || character === "/" || character === "<" || character === "\\";
}

function nameAt(text: string, from: number): string {
  let to = from;
  while (to < text.length && /[a-z0-9_-]/.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

/** A line such as `### System:`, from its second character on. */
function isHeading(text: string): boolean {
  let at = 0;
  while (at < 6 && text.charAt(at) === "#") at++;
  const end = text.slice(at).search(/[:\r\n]/);
  const words = end < 0 ? text.slice(at) : text.slice(at, at + end);
  return roles.has(bare(words));
}

/** The beginning of a line up to a colon that names who speaks. */
function isSpeaker(text: string, line: number, colon: number): boolean {
  return colon > line && colon - line <= longest && roles.has(bare(folded(text.slice(line, colon))));
}

/** Without the spaces and marks of Markdown around it. */
function bare(words: string): string {
  return words.replace(/[\s\d*_>#`~"'().-]+/g, " ").trim();
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}
