import type { Settings } from "../core/guard-options.ts";
import { optionalFunction } from "../core/options.ts";
import type { Principal } from "../core/types.ts";
import { isObject, own, wrongOption } from "../core/validate.ts";
import { enforceTools } from "../guards/tool-abuse/enforce-tools.ts";
import type { RunnableCall, ToolPolicy, ToolSession } from "../guards/tool-abuse/index.ts";
import { readObject } from "./read-options.ts";

/** Options of adapters that run the tools a model asks for. */
export interface ToolCallOptions<Context> {
  /** What tools may be called for, made by `tools()`. @default every tool, with any arguments */
  readonly tools?: ToolPolicy;
  /** The session of `tools`, or a function of the call's context that knows it. @default none */
  readonly session?: ToolSession | ((context: Context) => ToolSession | undefined);
  /** Who asks, or a function of the call's context that knows. @default `principal` of the context */
  readonly principal?: Principal | ((context: Context) => Principal | undefined);
  /** Asks a person about a call, as in `enforceTools`. @default nobody agrees */
  readonly approve?: (call: RunnableCall<"approve">) => boolean | PromiseLike<boolean>;
}

/** Names of {@link ToolCallOptions}. */
const toolCallOptionNames: readonly string[] = ["tools", "session", "principal", "approve"];

/** What is known about who calls tools, and what they may do. */
export interface ToolCalls<Context> {
  principal(context: Context): Principal | undefined;
  /** Runs a tool with what the policy let through, or gives the words of a refusal; without `words` a refusal throws. */
  run<Result>(
    call: { readonly name: string; readonly arguments: unknown; readonly context: Context },
    words: Settings["words"],
    run: (checked: unknown) => Promise<Result>,
  ): Promise<{ readonly result: Result } | { readonly refusal: string }>;
}

/** Checks the options; `asking` finds the principal where no option says who it is. */
export function readToolCalls<Context>(
  options: ToolCallOptions<Context>,
  asking: (context: Context) => Principal | undefined,
): ToolCalls<Context> {
  const { tools: given, session, principal, approve } = options;
  const policy = readObject<ToolPolicy>(given, "options.tools", ["check", "approve", "record"]);
  if (typeof session !== "function")
    readObject<ToolSession>(session, "options.session", ["untrusted", "private"]);
  if (principal !== undefined && typeof principal !== "function" && !isObject(principal))
    throw wrongOption("options.principal", "an object or a function");
  optionalFunction(approve, "options.approve");
  const who = (context: Context): Principal | undefined =>
    typeof principal === "function" ? principal(context) : (principal ?? asking(context));
  return {
    principal: who,
    async run({ name, arguments: values, context }, words, run) {
      if (policy === undefined) return { result: await run(values) };
      const talk = typeof session === "function" ? session(context) : session;
      const asker = who(context);
      let ran: { readonly result: Awaited<ReturnType<typeof run>> } | undefined;
      const tool = async (checked: unknown): Promise<unknown> => {
        ran = { result: await run(checked) };
        return ran.result;
      };
      const [guarded] = Object.values(
        enforceTools(Object.fromEntries([[name, tool]]), policy, {
          onBlock: words === undefined ? "throw" : "refuse",
          session: talk,
          principal: asker,
          ...(approve !== undefined && { approve }),
        }),
      );
      const refusal = await guarded?.(values);
      return ran ?? { refusal: String(refusal) };
    },
  };
}

/** The options without those of tools. */
export function withoutToolCalls<Options extends object>(
  options: Options,
): Omit<Options, keyof ToolCallOptions<never>> {
  return Object.fromEntries(
    Object.entries(options).filter(([key]) => !toolCallOptionNames.includes(key)),
  ) as Omit<Options, keyof ToolCallOptions<never>>;
}

/** The field `principal` of a context, if it is an object. */
export function principalIn(context: unknown): Principal | undefined {
  const principal = isObject(context) ? own(context, "principal") : undefined;
  return isObject(principal) ? principal : undefined;
}
