import { ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { guardTool } from "../../../src/adapters/langchain.ts";
import { isBlocked } from "../../../src/index.ts";
import { wordGuard } from "../../support/stub-guards.ts";
import { attack, guards, mask, recorder, refusal, token } from "./double.ts";

const leak = `Use ${token} for it.`;
const clean = `Use ${mask} for it.`;
const schema = z.object({ query: z.string() });

function search(result: (query: string) => unknown, asked: string[] = []) {
  const run = ({ query }: { query: string }) => {
    asked.push(query);
    return result(query) as string;
  };
  return tool(run, { name: "search", description: "Searches", schema });
}

describe("guardTool", () => {
  test("lets an ordinary call pass", async () => {
    const guarded = guardTool(
      search((query) => `Found ${query}.`),
      guards(),
    );
    expect(guarded.name).toBe("search");
    expect(await guarded.invoke({ query: "hours" })).toBe("Found hours.");
  });

  test("cleans results, as texts and as messages, before tracers see them", async () => {
    const { handler, told } = recorder();
    const guarded = guardTool(
      search(() => leak),
      guards(),
    );
    const config = { callbacks: [handler as never] };
    expect(await guarded.invoke({ query: "a" }, config)).toBe(clean);
    const call = { type: "tool_call" as const, id: "1", name: "search", args: { query: "a" } };
    const message = await guarded.invoke(call, config);
    expect(message).toBeInstanceOf(ToolMessage);
    expect((message as ToolMessage).content).toBe(clean);
    expect(told()).toContain("handleToolEnd");
    expect(told()).not.toContain(token);
  });

  test("withholds a result that carries an attack", async () => {
    expect(
      await guardTool(
        search(() => attack),
        guards(),
      ).invoke({ query: "a" }),
    ).toBe("[tool result withheld]");
    const parts = guardTool(
      search(() => [
        { type: "text", text: "Fine." },
        { type: "text", text: attack },
      ]),
      guards(),
    );
    expect(await parts.invoke({ query: "a" })).toEqual([
      { type: "text", text: "Fine." },
      { type: "text", text: "[tool result withheld]" },
    ]);
  });

  test("gives the tool checked arguments, or none at all", async () => {
    const asked: string[] = [];
    const all = [...guards(), wordGuard("/etc", { stages: ["output"] })];
    const guarded = guardTool(
      search(() => "Fine.", asked),
      all,
    );
    await guarded.invoke({ query: leak });
    expect(asked).toEqual([clean]);
    expect(await guarded.invoke({ query: "/etc/hosts" })).toBe(refusal);
    const strict = guardTool(
      search(() => "Fine.", asked),
      all,
      { onBlock: "throw" },
    );
    const error: unknown = await strict.invoke({ query: "/etc/hosts" }).catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test("keeps an artifact beside a clean result alone", async () => {
    const make = (text: string) =>
      guardTool(
        tool(() => [text, { rows: [text] }], {
          name: "rows",
          description: "Rows",
          schema,
          responseFormat: "content_and_artifact",
        }),
        guards(),
      );
    const call = { type: "tool_call" as const, id: "1", name: "rows", args: { query: "a" } };
    expect((await make("Fine.").invoke(call)).artifact).toEqual({ rows: ["Fine."] });
    const message = await make(leak).invoke(call);
    expect(message.content).toBe(clean);
    expect(JSON.stringify(message)).not.toContain(token);
  });

  test("cleans what a tool gives piece by piece", async () => {
    async function* run() {
      yield leak;
      return leak;
    }
    const { handler, told } = recorder();
    const guarded = guardTool(tool(run as never, { name: "slow", description: "Slow", schema }), guards());
    expect(await guarded.invoke({ query: "a" }, { callbacks: [handler as never] })).toBe(clean);
    expect(told()).not.toContain(token);
  });

  test("names what is no tool", () => {
    expect(() => guardTool({ name: "web_search" } as never)).toThrow("tool: expected a tool of LangChain");
  });
});
