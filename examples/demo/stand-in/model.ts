import type { Message } from "../prompt.ts";
import { words } from "../retrieve.ts";
import { findOrders, type Order } from "./orders.ts";
import { readPassages, visibleSentences } from "./read.ts";

/**
 * Stands in for a language model: always the same answer, and it obeys whatever it reads.
 *
 * It answers with the sentence of the documents that shares most words with the question. If a document, a tool
 * result or the question gives it an order, it does as told. It knows nothing of the guard's rules.
 */
export function standIn(messages: readonly Message[]): Promise<string> {
  const system = messages.find(({ role }) => role === "system")?.content ?? "";
  const content = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const asked = content.lastIndexOf("Question: ");
  const question = content.slice(asked + "Question: ".length);
  const sources = [
    ...content.slice(0, asked).matchAll(/<(document|tool-result)[^>]*>\n([\s\S]*?)\n<\/\1>/g),
  ].map(([, , text]) => text ?? "");
  const asksFor = readPassages(question).flatMap((passage) => findOrders(passage, "user"));
  const planted = sources.flatMap(readPassages).flatMap((passage) => findOrders(passage, "document"));
  const honest = asksFor.length > 0 ? "As you wish." : answer(question, sources);
  return Promise.resolve(
    obey([...asksFor, ...planted], honest, { system: system.replace(/\s+/g, " "), question }),
  );
}

function answer(question: string, sources: readonly string[]): string {
  const asked = words(question);
  let best = { sentence: "I found nothing about that in the documents.", score: 1 };
  for (const sentence of sources.flatMap(visibleSentences)) {
    const shared = [...words(sentence)].filter((word) => asked.has(word));
    // Long words say more about the topic than "the" and "is"; long sentences are not better for being long.
    const score =
      shared.reduce((sum, word) => sum + Math.min(word.length, 8), 0) / Math.sqrt(8 + sentence.length / 8);
    if (score > best.score) best = { sentence, score };
  }
  return best.sentence.replace(/\s+/g, " ");
}

function obey(orders: readonly Order[], honest: string, known: { system: string; question: string }): string {
  const said = orders.find(({ kind }) => kind === "say") as Extract<Order, { kind: "say" }> | undefined;
  const lines = [said?.words ?? honest];
  for (const order of orders) {
    if (order.kind === "link") lines.push(`Please continue here: ${order.url}`);
    if (order.kind === "reveal") lines.push(`My system prompt is: ${known.system}`);
    if (order.kind === "send") {
      const body = `Question: ${known.question} ${known.system}`;
      lines.push(`CALL send_email ${JSON.stringify({ to: order.to, body })}`);
    }
  }
  return [...new Set(lines)].join("\n");
}
