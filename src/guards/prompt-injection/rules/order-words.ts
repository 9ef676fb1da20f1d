import { oneOf } from "./syntax.ts";

/** Up to `most` characters of the same sentence, line breaks included. */
export function within(most: number): string {
  return `[^.!?]{0,${most}}`;
}

/** What people call a language model when they talk to or about one. */
export const machine: string = oneOf(
  "(?:ai|llm|gpt|language|automated|virtual|autonomous|generative)[\\s-](?:assistant|model|agent|system|chatbot|bot|reader|crawler|reviewer|grader|tool|summari[sz]er|evaluator|screener|scraper)s?",
  "(?:artificial intelligence|machine learning) (?:system|model|assistant|agent|tool)s?",
  "(?:large )?language models?",
  "llms?",
  "ais?",
  "chat\\s?bots?",
  "(?:chat)?gpt",
  "gpt-?[345]",
  "claude",
  "gemini",
  "copilot",
  "deepseek",
  "perplexity",
);

/** The answer of a model. */
export const reply: string = oneOf(
  "(?:response|answer|reply|summary|output|explanation|analysis|overview|conclusion|completion|review|translation|assessment|digest|abstract|synopsis|recap|write-?up|briefing|report)(?:s|es)?",
  "(?:responses|replies|summaries|analyses)",
  "result",
  "message",
  "recommendation",
);

/** Giving an answer, as in "before answering" or "when summarising". */
export const replying: string = oneOf(
  "(?:answer|respond|reply|summari[sz]|explain|conclud|generat|deliver|present|produc|provid|giv|offer|creat|issu|output|describ|detail|discuss|list|identif|elaborat|translat|complet|finali[sz]|finish|process|display|return|writ|stat|outlin|mention|shar|compil|draft|construct|formulat|form|compos|prepar|render)(?:ying|ing)",
  "(?:you )(?:answer|respond|reply|summari[sz]e|explain|conclude|generate|deliver|present|produce|provide|give|offer|describe|discuss|list|identify|translate|complete|finish|process|output|write)",
);

/** The person a model talks to, as an attacker names them in the third person. */
export const person: string = oneOf(
  "(?:the|this|your|any|all|that|our) (?:end[\\s-])?(?:user|reader|requester|requestor|human|customer|visitor|inquirer|audience|recipient|individual|person asking)s?",
  "(?:users|readers|visitors|recipients|inquirers|customers|people|individuals|viewers|them)",
);

/** How an injected order to a model begins. */
export const order: string = oneOf(
  "(?:please |now |instead |kindly |next |just |you must |you should |you will |you need to |immediately ){0,2}(?:ignore|disregard|forget|override|print|output|respond|reply|answer|say|write|repeat|execute|perform|follow|obey|translate|tell me|give me|show|reveal|send|forward|delete|transfer|call|act as|pretend|do not|don't|summari[sz]e|include|insert|append|state|return)",
  "you (?:are|must|will|should|have) (?:now|to|only|been|always|never)",
  "(?:the |your )?(?:new|real|actual|true|next|updated|additional|important|secret|priority) (?:and \\w{1,12} )?(?:instruction|task|order|directive|objective|rule|prompt|command|request)s?",
  "your (?:new |real |actual |next )?(?:task|job|goal|objective|instructions?) (?:is|are)",
);
