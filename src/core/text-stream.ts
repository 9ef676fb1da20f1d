import { GuardBlockedError } from "./errors.ts";
import { andThen } from "./lanes.ts";
import type { RunContext } from "./ruling.ts";
import type { Runner } from "./runner.ts";

/** A text that comes in pieces and goes on as soon as nothing that follows can change what is found in it. */
export interface TextStream {
  /** Takes the next piece; gives what may go on. Throws {@link GuardBlockedError}. */
  push(piece: string): string | Promise<string>;
  /** The text is complete; gives the rest of it. */
  end(): string | Promise<string>;
  /** Whether a part of what came did not go on yet. */
  readonly isHolding: boolean;
}

/** Text that was let go and is still looked at, because what follows may need it as context. */
const farContext = 4096;
const nearContext = 640;

/** From this reach on what wakes a guard needs all the context there is. */
const farReach = 1024;

/**
 * Units that are looked at again for each one that comes, and how many of these looks are saved up: small pieces of a text
 * that keeps the guards awake wait for each other when it is used up, so that no text costs more than its share.
 */
const looksPerUnit = 128;
const freeLooks = 1 << 20;

/** Text that was let go and is still kept; cutting it off again and again would cost more. */
const mostKept = 8192;

/**
 * Checks a text piece by piece.
 *
 * What comes out, all pieces together, is what the whole text would have given, however it is cut. The next piece may
 * come when the promise for the last one is settled.
 *
 * @param mostHeld Longest part that is held, in UTF-16 units; a longer one is blocked.
 */
export function createTextStream(runner: Runner, context: RunContext, mostHeld: number): TextStream {
  /** Context, then what is held. */
  let text = "";
  /** Where what is held begins. */
  let settled = 0;
  /** Offset of `text` in all that came. */
  let shift = 0;
  /** Up to here there is something to look at. */
  let awakeTo = 0;
  /** Whether what is looked at needs all the context there is. */
  let isFar = false;
  /** Up to here a long part that is held is not looked at again. */
  let patientTo = 0;

  /** Units that may still be looked at before pieces have to wait for more. */
  let allowance = freeLooks;

  function release(to: number): string | Promise<string> {
    if (to <= settled) return "";
    const from = Math.max(0, settled - (isFar ? farContext : nearContext));
    const part = { from: settled - from, to: to - from, shift: shift + from };
    const asked = from === 0 ? text : text.slice(from);
    // To decide takes longer than to ask what is open.
    allowance -= 4 * asked.length;
    return andThen(runner.run(asked, context, part), ({ verdict, reason, open }) => {
      // Something that was found goes on behind what could be let go.
      if (open !== undefined) {
        awakeTo = Math.max(awakeTo, text.length + 1);
        return release(Math.min(to - 1, open + from));
      }
      if (verdict.action === "block") {
        throw new GuardBlockedError(context.stage, verdict.findings, { reason: reason ?? "findings" });
      }
      settled = to;
      forget();
      return verdict.text;
    });
  }

  /** Lets go what nothing can be found in. */
  function pass(to: number): string {
    if (to <= settled) return "";
    const passed = text.slice(settled, to);
    settled = to;
    forget();
    return passed;
  }

  function forget(): void {
    if (settled <= mostKept) return;
    const cut = settled - farContext;
    text = text.slice(cut);
    settled -= cut;
    awakeTo -= cut;
    patientTo -= cut;
    shift += cut;
  }

  /** How far what is held, and the piece that came, has to be looked at. */
  function wake(): number {
    const reach = runner.wakes(text, context.stage, settled);
    if (reach > 1) {
      if (text.length >= awakeTo) isFar = false;
      isFar ||= reach >= farReach;
      awakeTo = Math.max(awakeTo, text.length + reach);
    }
    return reach;
  }

  function tooLong(): boolean {
    if (text.length - settled <= mostHeld) return false;
    runner.report(context.stage, { reason: "overflow" });
    return true;
  }

  return {
    push(piece) {
      const before = text.length;
      text += piece;
      allowance = Math.min(freeLooks, allowance + piece.length * looksPerUnit);
      // A long part is looked at when it has grown by a share of it, so that all looks together stay in proportion.
      if (text.length < patientTo && text.length - settled <= mostHeld) return "";
      const isNear = before < awakeTo;
      const reach = wake();
      if (reach === 0 && !isNear)
        return pass(Math.min(runner.rest(text, context.stage), wholeCharacters(text)));
      allowance -= text.length;
      const held = runner.hold(text, context.stage, settled);
      // To look into the text copies all of it, which with each small piece would be too much.
      const to = held <= settled ? held : beforeEscape(text, Math.min(held, wholeCharacters(text)));
      if (to <= settled && tooLong()) {
        if (!runner.shadow) throw new GuardBlockedError(context.stage, [], { reason: "overflow" });
        return release(wholeCharacters(text));
      }
      // What is held because of what is behind it by now is looked at until it is decided.
      if (awakeTo <= text.length && to < runner.rest(text, context.stage)) awakeTo = text.length + 1;
      const open = text.length - Math.max(to, settled);
      patientTo = open > nearContext ? text.length + (open >> 4) : 0;
      if (allowance < 0) patientTo = Math.max(patientTo, text.length + (text.length >> 4));
      return release(to);
    },
    end: () => release(text.length),
    get isHolding() {
      return settled < text.length;
    },
  };
}

/** The length of a text without a first half of a surrogate pair at its end. */
function wholeCharacters(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}

/** Farthest an escape may begin before an offset that lies in it: `\u12ab`. */
const longestEscape = 6;

/** Backs out of an escape, which is replaced as a whole. */
function beforeEscape(text: string, at: number): number {
  let start = at;
  for (let back = 1; back < longestEscape; back++) {
    if (text.charCodeAt(at - back) === 0x5c) start = at - back;
  }
  while (start < at && text.charCodeAt(start - 1) === 0x5c) start--;
  return start;
}
