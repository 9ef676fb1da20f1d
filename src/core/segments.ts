import type { Stage } from "./types.ts";
import { isStage, readOptions, wrongOption } from "./validate.ts";

/** A text of a request: where it stands and where it is from. */
export interface Segment {
  readonly text: string;
  readonly stage: Stage;
  readonly origin?: string;
}

/** Reads the texts of a request that has none of the known forms, and puts back what was made of them. */
export interface Segments<Request> {
  read(request: Request): readonly Segment[];
  /** Gives a request with the new texts, one per segment read; must not change the one it is given. */
  write(request: Request, texts: readonly string[]): Request;
  /**
   * Gives a request whose system prompt also says `sentence`, which tells the model how texts of stage `retrieval` and `tool`
   * are marked; must not change the one it is given. Without this function nobody tells the model.
   */
  instruct?(request: Request, sentence: string): Request;
}

/** What a role's text is: something to be checked at a stage, or the developer's own. */
export type RoleStage = Stage | "trusted";

/** Roles of messages, with what their texts are. A role that is not named here is checked as `input`. */
export const defaultRoles: ReadonlyMap<string, RoleStage> = new Map<string, RoleStage>([
  ["user", "input"],
  ["human", "input"],
  ["tool", "tool"],
  ["function", "tool"],
  ["system", "trusted"],
  ["developer", "trusted"],
  ["assistant", "trusted"],
  ["ai", "trusted"],
  ["model", "trusted"],
]);

/** Roles of the model. */
const answering: readonly string[] = ["assistant", "ai", "model"];

/** Checks the option `roles`; `answers` is what the model's earlier answers are by default. */
export function resolveRoles(value: unknown, answers: RoleStage = "trusted"): ReadonlyMap<string, RoleStage> {
  const roles = new Map(defaultRoles);
  for (const role of answering) roles.set(role, answers);
  for (const [role, stage] of readOptions(value, "options.roles")) {
    if (stage !== "trusted" && !isStage(stage)) {
      throw wrongOption(`options.roles[${JSON.stringify(role)}]`, 'a stage or "trusted"');
    }
    roles.set(role, stage);
  }
  return roles;
}
