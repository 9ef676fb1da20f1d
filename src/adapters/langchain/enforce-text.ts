import { enforceRequest } from "../../core/enforce-request.ts";
import type { Kit } from "./kit.ts";

/** A text of a user as it may go on; throws where it blocks. */
export async function enforceText({ runner, settings }: Kit, text: string): Promise<string> {
  return (await enforceRequest(runner, settings, text)).request as string;
}
