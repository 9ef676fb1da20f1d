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
const contextLength = 1024;

/** Text that was let go and is still kept; cutting it off again and again would cost more. */
const mostKept = 4096;

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

  function release(to: number): string | Promise<string> {
    if (to <= settled) return "";
    return andThen(runner.run(text, context, { from: settled, to, shift }), ({ verdict, reason, open }) => {
      // Something that was found goes on behind what could be let go.
      if (open !== undefined) return release(Math.min(to - 1, open));
      if (verdict.action === "block") {
        throw new GuardBlockedError(context.stage, verdict.findings, { reason: reason ?? "findings" });
      }
      settled = to;
      forget();
      return verdict.text;
    });
  }

  function forget(): void {
    if (settled <= mostKept) return;
    const cut = settled - contextLength;
    text = text.slice(cut);
    settled -= cut;
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
      const held = runner.hold(text, context.stage);
      // To look into the text copies all of it, which with each small piece would be too much.
      const to = held <= settled ? held : Math.min(held, wholeCharacters(text));
      if (to <= settled && tooLong()) {
        if (!runner.shadow) throw new GuardBlockedError(context.stage, [], { reason: "overflow" });
        return release(wholeCharacters(text));
      }
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
