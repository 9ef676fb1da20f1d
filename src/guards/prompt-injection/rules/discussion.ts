import type { Rule, RuleExamples } from "../../../core/rule.ts";
import { oneOf, phrase } from "./syntax.ts";

/**
 * Words of people who write *about* attacks or prompts: security notes, training material, incident reports, guides.
 *
 * They score nothing. A finding near one of them weighs less, because quoting an attack is not attacking.
 */
export const rules: readonly Rule[] = [
  {
    id: "context/discusses-prompts",
    title: "Discussion of prompts and language models",
    pattern: phrase(
      `\\b${oneOf(
        "(?:example|sample|user|test|few-shot|zero-shot|this|these|the following) (?:prompts?|inputs?)",
        "prompts?['*_`\\s]{0,3}:",
        "prompting",
        "prompt (?:engineering|templates?|examples?|design|guides?|patterns?)",
        "(?:large )?language models?",
        "llms?",
        "chat-?gpt",
        "test cases?",
        "unit tests?",
        "(?:expect|assert|describe|it)\\(",
      ).replaceAll("['*_`: ]", "['*_`:\\\\s]")}`,
    ),
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-attacks",
    title: "Discussion of attacks on language models",
    pattern: phrase(
      `\\b${oneOf(
        "prompt[\\s-]?injections?",
        "(?:in)?direct injections?",
        "injection attacks?",
        "jail-?break(?:s|ing|ers?|ed)?",
        "prompt leak(?:s|ing|age)?",
        "prompt (?:hacking|hijacking|extraction)",
        "adversarial (?:prompts?|inputs?|users?|examples?|attacks?)",
        "malicious (?:prompts?|inputs?|users?|instructions?|actors?|content|documents?)",
        "(?:an|the) attackers?",
        "attackers",
        "attack (?:vectors?|techniques?|patterns?|surfaces?|strings?|prompts?|scenarios?)",
        "red[\\s-]?team(?:s|ing|ers?)?",
        "guard\\s?rails?",
        "security (?:training|awareness|research(?:ers?)?|team|review|tests?)",
        "social engineering",
        "phishing",
        "suspicious",
        "incident report",
        "injected (?:prompts?|instructions?|text|content|commands?)",
        "hidden instructions? (?:in|inside|attack)",
        "untrusted (?:data|text|content|input|documents?)",
        "threat models?",
        "vulnerab(?:le|ility|ilities)",
        "mitigat(?:e|es|ed|ing|ions?)",
        "exploit(?:s|ed|ing|ation)",
      )}\\b`,
    ),
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-attacks-worldwide",
    title: "Discussion of attacks on language models, in other languages",
    pattern: phrase(
      oneOf(
        "\\bangreifer(?:n|s)?\\b",
        "\\bsicherheits(?:schulung|lucke|forsch)",
        "\\battaquants?\\b",
        "\\binjections? de prompts?\\b",
        "\\binyeccion(?:es)? de prompts?\\b",
        "\\batacantes?\\b",
        "\\binjecao de prompts?\\b",
        "\\battaccant[ei]\\b",
        "\\baanvallers?\\b",
        "\\batakujac[a-z]{1,4}\\b",
        "\\bsaldirgan",
        "злоумышленник",
        "промпт-?инъекци",
        "зловмисник",
        "提示词?注入",
        "攻击者",
        "攻擊者",
        "越狱攻击",
        "プロンプトインジェクション",
        "攻撃者",
        "프롬프트\\s?인젝션",
        "공격자",
        "المهاجم",
        "हमलावर",
      ),
    ),
    score: 0,
    refs: [],
  },
];

export const examples: RuleExamples = {
  "context/discusses-prompts": {
    positive: [
      "**Prompt:**",
      "This page is about prompt engineering.",
      "Large language models follow what they read.",
      "expect(answer).toBe(1)",
    ],
    negative: ["He was prompt and polite.", "The language of the model was clear.", "We expect rain."],
  },
  "context/discusses-attacks": {
    positive: [
      "A prompt injection is an order hidden in data.",
      "An attacker could hide such a line in a web page.",
      "Our red team tried this sentence on every release.",
    ],
    negative: ["Please attach the invoice.", "The injection pump was replaced.", "We team up on Fridays."],
  },
  "context/discusses-attacks-worldwide": {
    positive: ["Ein Angreifer versteckt den Satz im Anhang.", "攻击者会这样写。", "Злоумышленник пишет так."],
    negative: ["Der Angriff begann um acht.", "请把报告发给我。", "Пишите нам."],
  },
};
