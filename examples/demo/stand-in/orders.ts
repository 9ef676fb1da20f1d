/** Something a text told the model to do. */
export type Order =
  | { readonly kind: "reveal" }
  | { readonly kind: "say"; readonly words: string }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "send"; readonly to: string };

/** Words by which a text turns to a model, in the languages the stand-in knows. */
const addressee =
  /\b(?:AI|assistants?|chatbot|language models?|LLMs?|KI|IA|asistente)\b|ассистент|ИИ|人工智能|助手|المساعد/iu;

/** Words by which a text takes the operator's place. */
const override =
  /\b(?:ignore|disregard|forget|ignoriere|vergiss|ignora|olvida|oublie)\b|игнорируй|забудь|忽略|忘记|تجاهل/iu;

const verbs = {
  reveal:
    "reveal|print|show|repeat|output|disclose|display|gib|zeige?|nenne|muestra|revela|affiche|выведи|покажи|输出|显示|و?اعرض|و?اكشف",
  say: "reply|respond|answer|say|write|antworte|schreibe?|responde|di|ответь|напиши|回答|回复|و?أجب",
  link: "include|add|append|insert|put|give|füge|nenne|incluye|añade|добавь|加入|و?أضف",
  send: "send|forward|e-?mail|mail|schicke?|sende|leite|envía|reenvía|отправь|перешли|发送|و?أرسل",
};

const secret =
  /system (?:prompt|message)|(?:your|the) (?:\w+ )?(?:instructions|prompt)|handbook code|systemprompt|mensaje del sistema|системный промпт|系统提示|تعليمات النظام/iu;
const limit = /\b(?:only|exactly|just|nur|genau|solo|sólo|только|ровно)\b|只|فقط/iu;
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const link = /https?:\/\/[^\s"'<>)]+/u;

/**
 * Orders in a passage.
 *
 * A document's orders count if the passage turns to a model or takes the operator's place; a user may simply ask.
 * What stands in quotation marks, block quotes or code is read as talk about an order, which is how real models
 * mostly take it.
 */
export function findOrders(passage: string, from: "user" | "document"): readonly Order[] {
  const open = hideQuotes(passage);
  if (from === "document" && !addressee.test(open) && !override.test(open)) return [];
  return sentences(open).flatMap(([start, end]) =>
    readOrder(open.slice(start, end), passage.slice(start, end)),
  );
}

function readOrder(open: string, full: string): readonly Order[] {
  const found: Order[] = [];
  if (isTold(open, verbs.reveal) && secret.test(open)) found.push({ kind: "reveal" });
  const to = address.exec(open)?.[0];
  if (to !== undefined && isTold(open, verbs.send)) found.push({ kind: "send", to });
  const url = link.exec(open)?.[0];
  if (url !== undefined && isTold(open, verbs.link)) found.push({ kind: "link", url });
  const words = /["“„«]([^"”“»]+)["”“»]/u.exec(full)?.[1] ?? /:\s*(\S.*)$/su.exec(full)?.[1];
  if (words !== undefined && isTold(open, verbs.say) && limit.test(open)) {
    found.push({ kind: "say", words: words.replace(/\s+/g, " ").trim() });
  }
  return found;
}

/** True when one of the verbs opens a clause, as an order does; "they send it" and "asks you to send it" do not. */
function isTold(sentence: string, alternatives: string): boolean {
  const connectors = "please|and|then|must|should|now|bitte|und|y|por favor";
  const lead = `^\\s*|[\\p{Po}\\p{Ps}\\p{Pe}\\p{Pd}]\\s*|\\b(?:${connectors})\\s+|\\sи\\s+|\\s(?=و)`;
  return new RegExp(`(?:${lead})(?:${alternatives})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`, "iu").test(
    sentence,
  );
}

/** Half-open ranges of sentences; a dot inside an address or a link does not end one. */
function sentences(text: string): readonly (readonly [number, number])[] {
  const ends = [...text.matchAll(/[.!?](?=\s|$)|[。！？؟]/gu)].map(({ index }) => index + 1);
  return [...ends, text.length].map((end, index, all) => [all[index - 1] ?? 0, end] as const);
}

/** Same length, so that offsets stay; quoted words become a sign that is neither letter nor punctuation. */
function hideQuotes(text: string): string {
  const quoted =
    /```[\s\S]*?```|`[^`\n]+`|"[^"]{1,400}"|“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|^>.*$/gmu;
  return text.replace(quoted, (part) => "▪".repeat(part.length));
}
