import { oneOf } from "./syntax.ts";

/** Up to `most` characters of the same sentence, line breaks included. */
export function within(most: number): string {
  return `[^.!?]{0,${most}}`;
}

/** "do not", "don't", "never". */
export const not: string = "(?:do\\snot|don['’]?t|never|(?:must|should)\\snot|no\\slonger)";

/** Verbs that set an instruction aside and mean little else when an instruction is their object. */
export const ignore: string = oneOf(
  "ignor(?:e|ing)",
  "(?:disregard|dismiss|discard|abandon|bypass|forget)(?:t?ing)?",
  "(?:nullify|revoke|disobey|violate)",
  "(?:set|put|cast|lay|leave|push)\\saside",
  "pay\\sno\\s\\w{4,9}\\sto",
  `(?:${not}|stop|cease|refuse\\sto)\\s(?:follow|obey|listen|adher|comply|heed|apply|pay\\s(?:any\\s)?attention)\\w{0,3}`,
);

/** Those of them that people use of any text or task. */
export const ignoreText: string =
  "(?:ignor(?:e|ing)|(?:disregard|forget)(?:t?ing)?|(?:set|put|cast)\\saside)";

/** Verbs that also describe ordinary work on files and lists; they need a clearer object. */
export const remove: string =
  "(?:skip|drop|omit|cancel|delete|erase|remove|wipe|void|undo|reset|purge|over(?:writ|rid)(?:e|ing)|supersede|suspend|never\\s?mind)";

/** What a model was told to do. */
export const instruction: string =
  "(?:inst?ru?c?t?ion(?:s|al)?|prompts?|directi(?:ve|on)s?|guidelines?|guidance|rules?|commands?|orders?|constraints?|restrictions?|programming|(?:safety|content|usage)\\spolic(?:y|ies)|system\\s(?:message|text)s?)";

/** Of these the ones that are seldom used of anything but what a machine or a person was told. */
export const strictInstruction: string =
  "(?:instructions?|prompts?|directi(?:ve|on)s?|guidelines|commands?|orders)";

/** Words that may stand between a verb and what it acts on. */
export const few: string =
  "(?:(?:all|any|every|each|the|your|my|our|these|those|this|that|them|of|both|and|or|other|such|entire|please|just|\\w{3,8}ly|now|set|to|from|about|with|over) ){0,5}";

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

/** The person a model talks to, as an attacker names them in the third person. */
export const person: string = oneOf(
  "(?:the|this|your|any|all|that|our) (?:end[\\s-])?(?:user|reader|requester|human|customer|visitor|audience|recipient|individual|person)s?",
  "(?:users|readers|visitors|recipients|customers|people|individuals|viewers|them)",
);

/** How an injected order to a model begins. */
export const order: string = oneOf(
  "(?:(?:please|now|instead|kindly|next|just|you|must|should|will|immediately) ){0,4}(?:ignore|disregard|forget|override|print|output|respond|reply|answer|say|write|repeat|execute|perform|follow|obey|translate|tell|give|show|reveal|send|forward|delete|transfer|call|act|pretend|do\\snot|don't|summari[sz]e|include|insert|append|return)",
  "you (?:are|must|will|should|have) (?:now|to|only|been|always|never)",
  "(?:your|(?:the )?(?:new|real|actual|true|next|updated|important|secret)) (?:(?:new|real|actual|next) )?(?:instruction|task|order|directive|objective|rule|prompt|command|request|job|goal)s?",
);
