import type { Chunk, Message } from "./prompt.ts";
import { buildMessages } from "./prompt.ts";
import type { Scenario } from "./questions.ts";
import { retrieve } from "./retrieve.ts";
import type { DemoText } from "./texts.ts";

/** What the assistant is called with: the shape `guard()` reads without being told how. */
export interface AssistantRequest {
  readonly messages: readonly { readonly role: "user" | "tool"; readonly content: string }[];
  readonly documents: readonly Chunk[];
  readonly principal: { readonly tenant: string; readonly user: string };
}

/** Messages to text; the stand-in and the client of an endpoint are both of this type. */
export type Model = (messages: readonly Message[]) => Promise<string>;

/** The pipeline of the demo: builds the prompt and calls the model. This is what `guard()` wraps. */
export function createAssistant(model: Model): (request: AssistantRequest) => Promise<string> {
  return ({ messages, documents }) => {
    const contents = (role: string) =>
      messages.filter((message) => message.role === role).map(({ content }) => content);
    return model(buildMessages(contents("user").join("\n"), documents, contents("tool")));
  };
}

/** Looks for documents and puts the request together. */
export function prepareRequest(scenario: Scenario, texts: readonly DemoText[]): AssistantRequest {
  const { question, tool } = scenario;
  const collection = tool === undefined ? texts.filter(({ stage }) => stage === "retrieval") : [];
  const documents = retrieve(question, collection).map(({ id, text, metadata }) => ({ id, text, metadata }));
  const asked = { role: "user", content: question } as const;
  return {
    messages: tool === undefined ? [asked] : [asked, { role: "tool", content: tool.text }],
    documents,
    principal: { tenant: "lanternworks", user: "ines" },
  };
}
