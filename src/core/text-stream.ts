import { GuardBlockedError } from "./errors.ts";
import { isGap } from "./hold.ts";
import { andThen } from "./lanes.ts";
import type { RunContext } from "./ruling.ts";
import type { Lookout, Runner } from "./runner.ts";

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
  /** Up to here a long part that is held is not looked at again. */
  let patientTo = 0;
  /** Length of the text when it was last looked at. */
  let lookedTo = 0;
  /** Units that may still be looked at before pieces have to wait for more. */
  let allowance = freeLooks;
  const watches = runner.lookouts(context.stage).map((lookout) => new Watch(lookout));

  function release(to: number): string | Promise<string> {
    if (to <= settled) return "";
    if (isCalm(to)) return pass(to);
    const from = watches.reduce(
      (least, watch) => Math.min(least, watch.contextStart(text, settled)),
      settled,
    );
    const start = Math.max(0, from);
    const part = { from: settled - start, to: to - start, shift: shift + start };
    const asked = start === 0 ? text : text.slice(start);
    // To decide takes longer than to ask what is open.
    allowance -= 2 * asked.length;
    return andThen(runner.run(asked, context, part), ({ verdict, reason, open }) => {
      // Something that was found goes on behind what could be let go.
      if (open !== undefined) {
        for (const watch of watches) watch.stayAwake(text.length);
        return release(Math.min(to - 1, open + start));
      }
      if (verdict.action === "block") {
        throw new GuardBlockedError(context.stage, verdict.findings, { reason: reason ?? "findings" });
      }
      settled = to;
      forget();
      return verdict.text;
    });
  }

  /** Whether there is nothing to look at in what goes on up to a place, nor a part of what is behind it. */
  function isCalm(to: number): boolean {
    if (to === text.length || to - settled > longestEager || !isGap(text.charCodeAt(to - 1))) return false;
    const before = text.slice(0, to);
    return watches.every((watch) => watch.isCalm(before, settled));
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
    patientTo -= cut;
    lookedTo -= cut;
    for (const watch of watches) watch.forget(cut);
    shift += cut;
  }

  function tooLong(): boolean {
    if (text.length - settled <= mostHeld) return false;
    runner.report(context.stage, { reason: "overflow" });
    return true;
  }

  return {
    push(piece) {
      text += piece;
      allowance = Math.min(freeLooks, allowance + piece.length * looksPerUnit);
      // A long part is looked at when it has grown by a share of it, so that all looks together stay in proportion.
      const isPatient = text.length < patientTo || allowance < 0;
      if (isPatient && text.length - settled <= mostHeld) return "";
      let to = text.length;
      let least = 0;
      for (const watch of watches) {
        to = Math.min(to, watch.hold(text, settled, lookedTo));
        least = Math.max(least, watch.looked);
      }
      lookedTo = text.length;
      if (least === 0) return pass(to <= settled ? to : Math.min(to, wholeCharacters(text)));
      allowance -= Math.min(text.length, text.length - settled + least);
      // To look into the text copies all of it, which with each small piece would be too much.
      if (to > settled) to = beforeEscape(text, Math.min(to, wholeCharacters(text)));
      if (to <= settled && tooLong()) {
        if (!runner.shadow) throw new GuardBlockedError(context.stage, [], { reason: "overflow" });
        return release(wholeCharacters(text));
      }
      const open = text.length - Math.max(to, settled);
      patientTo = open > longestEager ? text.length + (open >> 4) : 0;
      return release(to);
    },
    end: () => {
      for (const watch of watches) watch.stayAwake(text.length);
      return release(text.length);
    },
    get isHolding() {
      return settled < text.length;
    },
  };
}

/** How far one guard has to look at a text that comes. */
class Watch {
  readonly #lookout: Lookout;
  /** Up to here there is something to look at. */
  #awakeTo = 0;
  /** Whether what is looked at may need context from long before. */
  #isFar = false;
  /** What needs it does not stand before this offset. */
  #farFrom = 0;
  /** Whether it needs more than the least. */
  #isNear = false;
  /** How far the guard looks on, at most, because of what is near. */
  #nearReach = 0;
  /** Units of context that were looked at with what is held; 0 where nothing had to be. */
  looked = 0;

  constructor(lookout: Lookout) {
    this.#lookout = lookout;
  }

  /** Where the text begins that the guard holds. */
  hold(text: string, settled: number, lookedTo: number): number {
    const { length } = text;
    this.#isNear = lookedTo < this.#awakeTo;
    const reach = this.#lookout.wakes(text, settled);
    if (reach > 1) this.#wake(length, settled, reach);
    this.looked = this.#isNear ? nearContext : reach === 0 ? 0 : leastContext;
    if (!this.#isNear) return this.#lookout.rest(text, settled, Math.min(reach, 1));
    const held = this.#lookout.hold(text, settled);
    // What is held because of what is behind it by now is looked at until it is decided.
    if (held < length && this.#awakeTo <= length && held < this.#lookout.rest(text, settled))
      this.#awakeTo = length + 1;
    return held;
  }

  #wake(length: number, settled: number, reach: number): void {
    this.#isNear = true;
    const isNew = length >= this.#awakeTo;
    if (isNew) this.#isFar = false;
    if (!this.#isFar) this.#farFrom = settled;
    this.#nearReach = Math.min(farReach, isNew ? reach : Math.max(this.#nearReach, reach));
    this.#isFar ||= reach >= farReach;
    this.#awakeTo = Math.max(this.#awakeTo, length + reach);
  }

  stayAwake(length: number): void {
    this.#isNear = true;
    this.#awakeTo = Math.max(this.#awakeTo, length + 1);
  }

  /** Whether a text that is cut off where the rest of it is held has nothing to look at from an offset on. */
  isCalm(text: string, settled: number): boolean {
    return !this.#isNear && this.#lookout.wakes(text, settled) === 0;
  }

  /** Where the text begins that a decision needs. */
  contextStart(text: string, settled: number): number {
    const own = Math.max(settled - farContext, this.#lookout.context(text, settled));
    if (!this.#isNear) return Math.min(own, settled - leastContext);
    const start = this.#isFar
      ? Math.max(settled - farContext, Math.min(this.#farFrom, settled) - widestContext)
      : settled - nearContext - this.#nearReach;
    return Math.min(start, own);
  }

  /** The beginning of the text was cut off. */
  forget(cut: number): void {
    this.#awakeTo -= cut;
    this.#farFrom -= cut;
  }
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
