import { oneOf } from "./syntax.ts";

/** Up to `most` characters of the same sentence, line breaks included. */
export function within(most: number): string {
  return `[^.!?]{0,${most}}`;
}

/** "do not", "don't", "never". */
export const not: string = oneOf("do not", "don['’]?t", "never", "must not", "should not", "no longer");

/** Verbs that set an instruction aside and mean little else when an instruction is their object. */
export const ignore: string = oneOf(
  "ignor(?:e|ing)",
  "disregard(?:ing)?",
  "dismiss(?:ing)?",
  "neglect",
  "overlook",
  "forget(?:ting)?(?: about)?",
  "overrule",
  "bypass(?:ing)?",
  "circumvent",
  "discard(?:ing)?",
  "abandon(?:ing)?",
  "nullify",
  "revoke",
  "rescind",
  "disobey",
  "violate",
  "(?:set|put|cast|lay|leave|push) aside",
  "throw (?:away|out)",
  "pay no (?:attention|heed|mind|regard) to",
  "(?:break|be|get) free (?:from|of)",
  "(?:deviate|depart|stray) from",
  "(?:refuse|fail) to (?:follow|obey)",
  "(?:stop|cease) (?:following|obeying|applying|adhering to|listening to|complying with)",
  `${not} (?:follow|obey|listen to|adhere to|pay (?:any )?attention to|comply with|heed|apply|execute)`,
);

/** Verbs that also describe ordinary work on files and lists; they need a clearer object. */
export const remove: string = oneOf(
  "skip(?: over)?",
  "drop",
  "omit",
  "cancel",
  "delete",
  "erase",
  "remove",
  "clear (?:all|any|your|out)",
  "wipe(?: out| away)?",
  "void",
  "undo",
  "reset",
  "purge",
  "overwrit(?:e|ing)",
  "overrid(?:e|ing)",
  "replace",
  "supersede",
  "suspend",
  "mute",
  "pause",
  "exclude",
  "reject",
  "eliminate",
  "never ?mind",
);

/** What a model was told to do. */
export const instruction: string = oneOf(
  "inst?ru?c?t?ions?",
  "instructional",
  "prompts?",
  "directives?",
  "directions?",
  "guidelines?",
  "guidance",
  "rules?",
  "commands?",
  "orders?",
  "constraints?",
  "restrictions?",
  "programming",
  "(?:safety|content|usage) polic(?:y|ies)",
  "system (?:messages?|text)",
);

/** Of these the ones that are seldom used of anything but what a machine or a person was told. */
export const strictInstruction: string = oneOf(
  "instructions?",
  "prompts?",
  "directives?",
  "directions",
  "guidelines",
  "commands?",
  "orders",
);

/** Words that may stand between a verb and what it acts on. */
export const few: string = `(?:${oneOf("all", "any", "every", "each", "the", "your", "my", "our", "these", "those", "this", "that", "of", "both", "and", "or", "other", "such", "entire", "please", "just", "completely", "totally", "immediately", "now", "only", "set", "to", "from")} ){0,5}`;

/** What people call a language model when they talk to or about one. */
export const machine: string = oneOf(
  "(?:ai|llm|gpt|language|automated|virtual|autonomous|generative)[\\s-](?:assistant|model|agent|system|chatbot|bot|reader|crawler|reviewer|grader|tool|summari[sz]er|evaluator|screener|scraper)s?",
  "(?:artificial intelligence|machine learning) (?:system|model|assistant|agent|tool)s?",
  "(?:large )?language models?",
  "llms?",
  "ais?",
  "chat\\s?bots?",
  "(?:chat)?gpt",
  "claude",
  "gemini",
  "copilot",
);

/** The answer of a model. */
export const reply: string = oneOf(
  "(?:response|answer|reply|summary|output|explanation|analysis|overview|conclusion|completion|review|translation|assessment|abstract|report|message|recommendation)s?",
  "(?:replies|summaries|analyses)",
);

/** Giving an answer, as in "before answering" or "when summarising". */
export const replying: string = oneOf(
  "(?:answer|respond|reply|summari[sz]|explain|elaborat|conclud|generat|deliver|present|produc|provid|giv|offer|output|describ|detail|discuss|list|mention|referenc|identif|outlin|translat|complet|finali[sz]|finish|process|display|return|writ|draft|compos|prepar)(?:ying|ing)",
  "you (?:answer|respond|reply|summari[sz]e|explain|conclude|generate|present|produce|provide|give|offer|describe|translate|complete|finish|process|output|write)",
);

/** The person a model talks to, as an attacker names them in the third person. */
export const person: string = oneOf(
  "(?:the|this|your|any|all|that|our) (?:end[\\s-])?(?:user|reader|requester|human|customer|visitor|audience|recipient|individual|person)s?",
  "(?:users|readers|visitors|recipients|customers|people|individuals|viewers|them)",
);

/** How an injected order to a model begins. */
export const order: string = oneOf(
  "(?:please |now |instead |kindly |next |just |you must |you should |you will |you need to |immediately ){0,2}(?:ignore|disregard|forget|override|print|output|respond|reply|answer|say|write|repeat|execute|perform|follow|obey|translate|tell me|give me|show|reveal|send|forward|delete|transfer|call|act as|pretend|do not|don't|summari[sz]e|include|insert|append|state|return)",
  "you (?:are|must|will|should|have) (?:now|to|only|been|always|never)",
  "(?:the |your )?(?:new|real|actual|true|next|updated|additional|important|secret|priority) (?:and \\w{1,12} )?(?:instruction|task|order|directive|objective|rule|prompt|command|request)s?",
  "your (?:new |real |actual |next )?(?:task|job|goal|objective|instructions?) (?:is|are)",
);
