import { Document } from "@langchain/core/documents";
import { AIMessage, type AIMessageChunk } from "@langchain/core/messages";
import { JsonOutputParser, StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import { concat } from "@langchain/core/utils/stream";
import { describe, expect, test } from "vitest";
import { guardChain, guardInput, guardOutput } from "../../../src/adapters/langchain.ts";
import { isBlocked, secrets } from "../../../src/index.ts";
import { wordGuard } from "../../support/stub-guards.ts";
import { all, attack, cut, Double, guards, mask, recorder, refusal, token, wholeGuards } from "./double.ts";

const leak = `Use ${token} for it, or ask jane@lanternworks.example.`;
const clean = `Use ${mask} for it, or ask [REDACTED:email].`;
const prompt = ChatPromptTemplate.fromTemplate("{question}");
const texts = (text: string, size: number = 5) =>
  prompt.pipe(new Double([{ text }], size)).pipe(new StringOutputParser());
const sum = (chunks: readonly AIMessageChunk[]): AIMessageChunk => chunks.reduce((a, b) => concat(a, b));
const question = (text: string) => ({ question: text });

describe("guardChain", () => {
  test("lets an ordinary call pass", async () => {
    expect(await guardChain(texts("Four."), guards()).invoke(question("Two and two?"))).toBe("Four.");
  });

  test("refuses an attack in any field of the input without a call", async () => {
    const chain = guardChain(texts("never"), guards());
    expect(await chain.invoke(question(attack))).toBe(refusal);
    expect(await chain.invoke({ question: "Hi", history: [["human", attack]] } as never)).toBe(refusal);
    expect((await all(await chain.stream(question(attack)))).join("")).toBe(refusal);
  });

  test("gives a refusal as a message where the chain gives messages", async () => {
    const chain = guardChain(prompt.pipe(new Double([{ text: "never" }])), guards());
    expect(await chain.invoke(question(attack))).toBeInstanceOf(AIMessage);
    expect(sum((await all(await chain.stream(question(attack)))) as AIMessageChunk[]).text).toBe(refusal);
  });

  test("throws where there is no form for a refusal, unless there is a way to make one", async () => {
    const lambda = RunnableLambda.from((input: string) => ({ said: input, hours: 8 }));
    const deny = [wordGuard("never", { stages: ["output"] })];
    expect(await guardChain(lambda, deny).invoke("Hi")).toEqual({ said: "Hi", hours: 8 });
    const error: unknown = await guardChain(lambda, deny)
      .invoke("never")
      .catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
    expect((error as Record<symbol, unknown>)[Symbol.for("langchain.errors.retryable")]).toBe(false);
    const shaped = guardChain(lambda, deny, { refusal: (said) => ({ said, hours: 0 }) });
    expect(await shaped.invoke("never")).toEqual({ said: refusal, hours: 0 });
  });

  test.each([
    ["that hold back what they need", guards],
    ["that need the whole text", wholeGuards],
  ])("streams what it would have said as a whole with guards %s", async (_, make) => {
    for (let size = 1; size <= 40; size += 3) {
      const streamed = await all(await guardChain(texts(leak, size), make()).stream(question("Hi")));
      expect(streamed.join("")).toBe(clean);
      const messages = guardChain(prompt.pipe(new Double([{ text: leak }], size)), make());
      expect(sum((await all(await messages.stream(question("Hi")))) as AIMessageChunk[]).text).toBe(clean);
    }
  });

  test("checks values that a parser streams", async () => {
    const parsed = prompt
      .pipe(new Double([{ text: JSON.stringify({ key: leak }) }], 7))
      .pipe(new JsonOutputParser());
    const chunks = await all(await guardChain(parsed, guards()).stream(question("Hi"))).catch(
      (error: unknown) => error,
    );
    expect(JSON.stringify(chunks)).not.toContain(token);
    expect(await guardChain(parsed, guards()).invoke(question("Hi"))).toEqual({ key: clean });
  });

  test("gives each input of a batch its own answer, with exceptions as well", async () => {
    const chain = guardChain(texts("Four."), guards());
    expect(await chain.batch([question("Hi"), question(attack)])).toEqual(["Four.", refusal]);
    const strict = guardChain(texts("Four."), guards(), { onBlock: "throw" });
    const results: unknown[] = await strict.batch([question("Hi"), question(attack)], undefined, {
      returnExceptions: true,
    });
    expect(results[0]).toBe("Four.");
    expect(isBlocked(results[1])).toBe(true);
  });

  test("does not try a refusal again", async () => {
    const inner = new Double([{ text: "never" }]);
    const chain = guardChain(prompt.pipe(inner).pipe(new StringOutputParser()), guards()).withRetry();
    expect(await chain.invoke(question(attack))).toBe(refusal);
    expect(inner.asked).toEqual([]);
  });

  test("reads the text of an input that it is told where to find", async () => {
    const lambda = RunnableLambda.from(({ user }: { user: string; note: string }) => `You said ${user}.`);
    const chain = guardChain(lambda, [...guards(), secrets({ stages: ["input"], action: "redact" })], {
      inputText: ({ user }) => user,
    });
    expect(await chain.invoke({ user: "Hi", note: attack })).toBe("You said Hi.");
    expect(await chain.invoke({ user: attack, note: "" })).toBe(refusal);
    expect(await chain.invoke({ user: token, note: "" })).toBe(refusal);
  });

  test("leaves documents out of an input that carry an attack", async () => {
    const lambda = RunnableLambda.from(({ context }: { context: Document[] }) =>
      context.map(({ pageContent }) => pageContent).join(),
    );
    const context = [new Document({ pageContent: "Open from nine." }), new Document({ pageContent: attack })];
    expect(await guardChain(lambda, guards()).invoke({ context })).toBe("Open from nine.");
  });

  test("gives a prompt on as it is when it needs no change", async () => {
    const value = await prompt.invoke(question("Hi"));
    const seen: unknown[] = [];
    const lambda = RunnableLambda.from((input: typeof value) => {
      seen.push(input);
      return "Hello.";
    });
    const chain = guardChain(lambda, guards());
    expect(await chain.invoke(value)).toBe("Hello.");
    expect(await chain.invoke(await prompt.invoke(question(attack)))).toBe(refusal);
    expect(seen).toEqual([value]);
  });

  test("tells tracers of itself what it gave", async () => {
    const { handler, told } = recorder();
    await guardChain(texts(leak), guards()).invoke(question("Hi"), { callbacks: [handler as never] });
    const ends = JSON.parse(told()).filter(([name]: [string]) => name === "handleChainEnd");
    expect(JSON.stringify(ends.at(-1))).toContain(clean);
    expect(JSON.stringify(ends.at(-1))).not.toContain(token);
  });

  test("names what it cannot wrap", () => {
    expect(() => guardChain({} as never)).toThrow("runnable: expected a runnable of LangChain");
    expect(() => guardChain(texts(""), [], { inputText: "question" as never })).toThrow("options.inputText");
  });
});

describe("guardInput and guardOutput", () => {
  test("guard both ends of a chain", async () => {
    const chain = guardInput<{ question: string }>(guards())
      .pipe(texts(leak))
      .pipe(guardOutput<string>(guards()));
    expect(await chain.invoke(question("Hi"))).toBe(clean);
    for (let size = 1; size <= 40; size += 3) {
      const streaming = guardInput<{ question: string }>(guards())
        .pipe(texts(leak, size))
        .pipe(guardOutput<string>(guards()));
      expect((await all(await streaming.stream(question("Hi")))).join("")).toBe(clean);
    }
    const error: unknown = await chain.invoke(question(attack)).catch((reason: unknown) => reason);
    expect(isBlocked(error)).toBe(true);
    expect((error as Record<symbol, unknown>)[Symbol.for("langchain.errors.retryable")]).toBe(false);
  });

  test("let text go on while it is still written", async () => {
    const chain = texts("The shop opens at nine in the morning. ".repeat(8)).pipe(
      guardOutput<string>(guards()),
    );
    expect((await all(await chain.stream(question("Hi")))).length).toBeGreaterThan(2);
  });

  test("check messages with their calls", async () => {
    const calls = [{ name: "mail", args: { to: leak } }];
    const chain = prompt
      .pipe(new Double([{ text: leak, calls }]))
      .pipe(guardOutput<AIMessageChunk>(guards()));
    const streamed = sum(await all(await chain.stream(question("Hi"))));
    for (const message of [await chain.invoke(question("Hi")), streamed]) {
      expect(message.text).toBe(clean);
      expect(message.tool_calls).toMatchObject([{ args: { to: clean } }]);
      expect(JSON.stringify(message)).not.toContain(token);
    }
  });

  test("take input in pieces as well", async () => {
    const redacting = () => guardInput<string>([secrets({ stages: ["input"], action: "redact" })]);
    for (const size of [1, 5, 40]) {
      async function* pieces() {
        yield* cut(`Is ${token} mine?`, size);
      }
      expect((await all(redacting().transform(pieces(), {}))).join("")).toBe(`Is ${mask} mine?`);
    }
    async function* objects() {
      yield question(`Is ${token} mine?`);
    }
    const piece = guardInput([secrets({ stages: ["input"], action: "redact" })]);
    expect(await all(piece.transform(objects(), {}))).toEqual([question(`Is ${mask} mine?`)]);
  });
});
