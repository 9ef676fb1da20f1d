import { GuardBlockedError } from "../../core/errors.ts";
import type { Runner } from "../../core/runner.ts";
import type { BlockReason, Stage } from "../../core/types.ts";
import type { HttpSettings } from "./options.ts";

/** Stops what cannot be read; in shadow mode it is reported alone. */
export function stop(runner: Runner, stage: Stage, reason: BlockReason, unread?: string): void {
  runner.report(stage, { reason, ...(unread !== undefined && { unread: [unread] }) });
  if (!runner.shadow) throw new GuardBlockedError(stage, [], { reason });
}

/** Lets a body pass unread, or stops it. */
export function leave(
  { opaque }: HttpSettings,
  runner: Runner,
  stage: Stage,
  what: string,
  usual: "report" | "refuse",
): undefined {
  if ((opaque ?? usual) === "refuse") stop(runner, stage, "unreadable", what);
  else runner.report(stage, { unread: [what] });
}
