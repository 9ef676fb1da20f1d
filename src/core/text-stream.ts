import { GuardBlockedError } from "./errors.ts";
import { lastOverride, openOverride } from "./hold.ts";
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
/** The same on top of how far guards look on. */
const nearContext = 384;
/** The same where nothing that announces a value is near. */
const leastContext = 256;
/** So far before what needs more may stand what it belongs to. */
const widestContext = 2048;

/** Longest part that is looked at with each piece. */
const longestEager = 640;

/** From this reach on what wakes a guard needs the context from there on. */
const farReach = 1024;

/**
 * Units that are looked at again for each one that comes, and how many of these looks are saved up: small pieces of a text
 * that keeps the guards awake wait for each other when it is used up, so that no text costs more than its share.
 */
const looksPerUnit = 64;
const freeLooks = 1 << 20;

/**
 * A longer piece is taken in parts, so that one place in it which has to be looked at does not make all of it be looked
 * at. Such a place is looked at with so much more of what follows.
 */
const calmPart = 512;
const awakePart = 4096;

/** Text that was let go and is at hand while nothing wakes a guard: what it may look back at to see that. */
const calmContext = 1024;
/** So much more is kept before it is cut off, which costs something each time. */
const mostOver = 1024;

/**
 * Checks a text piece by piece.
 *
 * What comes out, all pieces together, is what the whole text would have given, however it is cut. The next piece may
 * come when the promise for the last one is settled.
 *
 * @param mostHeld Longest part that is held, in UTF-16 units; a longer one is blocked.
 */
export function createTextStream(runner: Runner, context: RunContext, mostHeld: number): TextStream {
  /** What was let go before the context that is at hand. */
  let older = "";
  /** Context, then what is held, then the parts of the last piece that were not looked at yet. */
  let all = "";
  /** Up to these parts. */
  let text = "";
  /** Where what is held begins. */
  let settled = 0;
  /** Offset of `text` in all that came. */
  let shift = 0;
  /** Up to here there is something to look at. */
  let awakeTo = 0;
  /** Whether what is looked at may need context from long before. */
  let isFar = false;
  /** What needs it does not stand before this offset. */
  let farFrom = 0;
  /** Whether it needs more than the least. */
  let isNear = false;
  /** How far guards look on, at most, because of what is near. */
  let nearReach = 0;
  /** Up to here a long part that is held is not looked at again. */
  let patientTo = 0;
  /** Length of the text when it was last looked at. */
  let lookedTo = 0;

  /** Units that may still be looked at before pieces have to wait for more. */
  let allowance = freeLooks;

  function release(to: number): string | Promise<string> {
    if (to <= settled) return "";
    const from = Math.max(0, contextStart());
    const part = { from: settled - from, to: to - from, shift: shift + from };
    const asked = from === 0 ? text : text.slice(from);
    // To decide takes longer than to ask what is open.
    allowance -= 2 * asked.length;
    return andThen(runner.run(asked, context, part), ({ verdict, reason, open }) => {
      // Something that was found goes on behind what could be let go.
      if (open !== undefined) {
        isNear = true;
        awakeTo = Math.max(awakeTo, text.length + 1);
        return release(beforeEscape(text, Math.min(to - 1, open + from)));
      }
      if (verdict.action === "block") {
        throw new GuardBlockedError(context.stage, verdict.findings, { reason: reason ?? "findings" });
      }
      settled = to;
      forget();
      return verdict.text;
    });
  }

  /** Where the text begins that a decision needs. */
  function contextStart(): number {
    if (!isNear) return settled - leastContext;
    return isFar
      ? Math.max(settled - farContext, Math.min(farFrom, settled) - widestContext)
      : settled - nearContext - nearReach;
  }

  /** Lets go what nothing can be found in. */
  function pass(to: number): string {
    if (to <= settled) return "";
    const passed = text.slice(settled, to);
    settled = to;
    forget();
    return passed;
  }

  /** Keeps of what was let go what is still needed, and little of it at hand while nothing has to be looked at. */
  function forget(): void {
    const kept = isNear ? farContext : calmContext;
    if (settled <= kept + mostOver) return;
    const cut = settled - kept;
    if (!isNear) older += text.slice(0, cut);
    if (older.length > 2 * farContext) older = older.slice(-farContext);
    all = all.slice(cut);
    text = text.slice(cut);
    move(-cut);
  }

  /** Puts what was let go before at hand. */
  function recall(): void {
    if (older === "") return;
    all = older + all;
    text = older + text;
    move(older.length);
    older = "";
  }

  function move(by: number): void {
    settled += by;
    awakeTo += by;
    patientTo += by;
    lookedTo += by;
    farFrom += by;
    shift -= by;
  }

  /** How far what is held, and the piece that came, has to be looked at. */
  function wake(): number {
    // What is drawn in another order wakes nothing as it stands.
    if (lastOverride(text) >= settled) {
      isNear = true;
      awakeTo = Math.max(awakeTo, text.length + 1);
    }
    const reach = runner.wakes(text, context.stage, settled);
    if (reach > 1) {
      isNear = true;
      if (text.length >= awakeTo) isFar = false;
      if (!isFar) farFrom = settled;
      nearReach = Math.min(farReach, text.length >= awakeTo ? reach : Math.max(nearReach, reach));
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

  /** Looks at what came, up to an offset. */
  function take(length: number, isAll = length === all.length): string | Promise<string> {
    allowance = Math.min(freeLooks, allowance + (length - text.length) * looksPerUnit);
    text = length === all.length ? all : all.slice(0, length);
    // A long part is looked at when it has grown by a share of it, so that all looks together stay in proportion.
    const isPatient = text.length < patientTo || allowance < 0;
    if (isPatient && text.length - settled <= mostHeld) return "";
    isNear = lookedTo < awakeTo;
    const reach = wake();
    lookedTo = text.length;
    if (reach === 0 && !isNear) {
      allowance -= text.length - settled;
      const open = runner.rest(text, context.stage, settled, true);
      return pass(open <= settled ? open : beforeEscape(text, Math.min(open, wholeCharacters(text))));
    }
    recall();
    // What is looked at together needs its context once.
    if (!isAll) return take(partEnd(all, text.length, awakePart), true);
    allowance -= Math.min(text.length, text.length - settled + (isNear ? nearContext : leastContext));
    const held = Math.min(
      openOverride(text),
      isNear ? runner.hold(text, context.stage, settled) : runner.rest(text, context.stage, settled),
    );
    // To look into the text copies all of it, which with each small piece would be too much.
    const to = held <= settled ? held : beforeEscape(text, Math.min(held, wholeCharacters(text)));
    if (to <= settled && tooLong()) {
      if (!runner.shadow) throw new GuardBlockedError(context.stage, [], { reason: "overflow" });
      return release(wholeCharacters(text));
    }
    // What is held because of what is behind it by now is looked at until it is decided.
    if (awakeTo <= text.length && isNear && to < runner.rest(text, context.stage, settled))
      awakeTo = text.length + 1;
    const open = text.length - Math.max(to, settled);
    patientTo = open > longestEager ? text.length + (open >> 4) : 0;
    return release(to);
  }

  /** Looks at what came, part by part. */
  function takeParts(before: string): string | Promise<string> {
    let out = before;
    while (text.length < all.length) {
      const given = take(partEnd(all, text.length, calmPart));
      if (typeof given !== "string") return given.then((part) => takeParts(out + part));
      out += given;
    }
    return out;
  }

  return {
    push(piece) {
      all += piece;
      return piece.length <= calmPart ? take(all.length) : takeParts("");
    },
    end: () => {
      isNear = true;
      recall();
      return release(text.length);
    },
    get isHolding() {
      return settled < text.length;
    },
  };
}

/** Where the next part of a piece ends: behind a word, if it can. */
function partEnd(text: string, from: number, most: number): number {
  const to = from + most;
  if (to >= text.length) return text.length;
  for (let end = to; end > from + (most >> 1); end--) if (text.charCodeAt(end - 1) <= 0x20) return end;
  return to;
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
