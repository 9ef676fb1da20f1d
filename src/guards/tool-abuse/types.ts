import type { Principal } from "../../core/types.ts";
import type { Constraint } from "./constraints/constraint.ts";

/** A schema of zod, valibot, ArkType or any other library that follows https://standardschema.dev */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => unknown;
  };
}

/** Arguments of a tool call. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** What a model asks for. */
export interface ToolCall {
  readonly name: string;
  /** JSON text, or the object; absent and empty text are no arguments. */
  readonly arguments?: unknown;
  readonly id?: string | undefined;
}

/** A call whose arguments were read. */
export interface ReadToolCall {
  readonly name: string;
  readonly arguments: ToolArguments;
  readonly id?: string;
}

/** What may be said of a text by where it is from. */
export type Provenance = "untrusted" | "private";

/** At most so many calls, in a session or in any stretch of so many milliseconds. */
export type CallLimit = number | { readonly calls: number; readonly windowMs: number };

type Maybe<Value> = Value | PromiseLike<Value>;

/** What a tool may be called for. */
export interface ToolRule {
  /**
   * What the arguments must be. What a Standard Schema returns is passed on; a function says yes or no. JSON Schema is not read:
   * give the function that your validator makes of it.
   *
   * @default any object
   */
  readonly schema?: StandardSchema | ((value: ToolArguments) => Maybe<boolean>);
  /** Who may call it: members of one of these groups, or whom a function agrees to. @default everybody */
  readonly allow?:
    | readonly string[]
    | ((principal: Principal | undefined, call: ReadToolCall) => Maybe<boolean>);
  /**
   * What must hold for single arguments, by path: `to`, `message.body`, `items.*.url`. An argument that is missing fails
   * unless its constraint is `optional`.
   */
  readonly arguments?: Readonly<Record<string, Constraint | readonly Constraint[]>>;
  /** Whether it changes nothing, changes something inside, or lets something out. @default "external" */
  readonly sideEffect?: "none" | "internal" | "external";
  /** Whether a person has to agree to a call. @default false */
  readonly needsApproval?: boolean | ((call: ReadToolCall) => Maybe<boolean>);
  /** How often it may be called in a session. @default no limit */
  readonly maxCalls?: CallLimit;
  /** What its results are, for the session. @default ["untrusted"] */
  readonly gives?: readonly Provenance[];
}

/** Why a tool call is not simply allowed. Says where, never what. */
export interface ToolFinding {
  readonly ruleId: string;
  /** One sentence that says what the rule looks for. */
  readonly title: string;
  readonly guard: "tools";
  /** What it leads to. */
  readonly effect: "refuse" | "approve";
  /** The argument, such as `arguments.items.0.url`; a key that could be words of somebody is `*`. */
  readonly path?: string;
  /** What was expected there, in words of the policy. */
  readonly expected?: string;
  /** Catalogue ids with their edition. */
  readonly refs: readonly string[];
}

/** A call that may run, at once or after a person agreed. */
export interface RunnableCall<Action extends "allow" | "approve"> {
  readonly action: Action;
  readonly name: string;
  readonly id?: string;
  /** What the schema returned. */
  readonly arguments: ToolArguments;
  /** Why a person is, or was, asked. */
  readonly findings: readonly ToolFinding[];
}

/** What is to be done with a tool call. A refused one has no arguments to run it with. */
export type ToolDecision =
  | RunnableCall<"allow">
  | RunnableCall<"approve">
  | { readonly action: "refuse"; readonly id?: string; readonly findings: readonly ToolFinding[] };
