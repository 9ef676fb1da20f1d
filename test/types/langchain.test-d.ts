import type { BaseMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import type { BaseRetriever } from "@langchain/core/retrievers";
import type { Runnable } from "@langchain/core/runnables";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI } from "@langchain/openai";
import { createAgent, initChatModel } from "langchain";
import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  guardChain,
  guardInput,
  guardMiddleware,
  guardModel,
  guardOutput,
  guardRetriever,
  guardTool,
} from "../../src/adapters/langchain.ts";
import { documentAcl, secrets } from "../../src/index.ts";

declare const retriever: BaseRetriever;
const model = new ChatOpenAI({ model: "gpt-5", apiKey: "none" });
const chain = ChatPromptTemplate.fromTemplate("{question}").pipe(model).pipe(new StringOutputParser());

describe("sallyport/langchain", () => {
  test("gives models, retrievers and tools of the type they had", async () => {
    expectTypeOf(guardModel(model)).toEqualTypeOf<ChatOpenAI>();
    const named = await initChatModel("openai:gpt-5");
    expectTypeOf(guardModel(named)).toEqualTypeOf(named);
    const bound = model.bindTools([]);
    expectTypeOf(guardModel(bound, [secrets()], { onBlock: "throw" })).toEqualTypeOf(bound);
    expectTypeOf(guardRetriever(retriever, [documentAcl()])).toEqualTypeOf<BaseRetriever>();
    const search = tool(({ query }) => query, { name: "a", schema: z.object({ query: z.string() }) });
    expectTypeOf(guardTool(search)).toEqualTypeOf(search);
  });

  test("fits into createAgent", () => {
    const agent = createAgent({ model: guardModel(model), tools: [], middleware: [guardMiddleware()] });
    expectTypeOf(agent.invoke).returns.resolves.toHaveProperty("messages").toEqualTypeOf<BaseMessage[]>();
  });

  test("keeps what chains take and give", () => {
    const guarded = guardChain(chain, [secrets()], { inputText: ({ question }) => question });
    expectTypeOf(guarded.invoke).parameter(0).toHaveProperty("question");
    expectTypeOf(guarded.invoke).returns.resolves.toEqualTypeOf<string>();
    expectTypeOf(guardInput<string>()).toEqualTypeOf<Runnable<string, string>>();
    const checked = chain.pipe(guardOutput<string>());
    expectTypeOf(checked.invoke).returns.resolves.toEqualTypeOf<string>();
  });

  test("takes no options that it does not know", () => {
    // @ts-expect-error: not an option of a model
    guardModel(model, [], { principal: {} });
    // @ts-expect-error: a step cannot refuse
    guardOutput([], { onBlock: "refuse" });
    // @ts-expect-error: a principal is an object or a function
    guardRetriever(retriever, [], { principal: "ann" });
    // @ts-expect-error: no model
    guardModel({});
    // @ts-expect-error: runs elsewhere
    guardTool({ type: "web_search" });
  });
});
