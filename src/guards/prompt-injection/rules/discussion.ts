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
    pattern:
      /\b(?:(?:example|sample|user|test|few-shot|zero-shot|this|these) (?:prompt|input)s?\b|prompts?['*_`\s]{0,3}:|prompting|prompt (?:engineering|template|example|design|guide|pattern)|language models?|llms?\b|chat-?gpt|(?:test case|unit test)s?|(?:expect|assert|describe)\()/giu,
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-attacks",
    title: "Discussion of attacks on language models",
    pattern:
      /\b(?:prompt[\s_-]?injections?|(?:in)?direct injections?|injection attacks?|jail-?break(?:s|ing|ers?|ed)?|prompt (?:leak(?:s|ing|age)?|hacking|hijacking|extraction)|adversarial (?:prompt|input|user|example|attack)s?|malicious (?:prompt|input|user|instruction|actor|content|document)s?|llm (?:security|red[\s-]?team\w{0,4}|attacks?|firewalls?)|guard\s?rails?|injected (?:prompts?|instructions?))\b/giu,
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-security",
    title: "Discussion of attacks and defences in general",
    pattern: phrase(
      "\\b(?:attackers?|attack (?:vector|technique|pattern|surface|string|scenario)s?|(?:an|the|this|such|common|known|typical|possible) attacks?|red[\\s-]?team(?:s|ing|ers?)?|security (?:training|awareness|research(?:ers?)?|team|review|tests?)|social engineering|phishing|suspicious|false (?:positive|alarm|negative)s?|(?:attack|injection|filter|classifier|detector|scanner)s? (?:rules?|detected|blocked|found|work|caught)|harder to (?:trick|fool)|detect(?:s|ed|ing|ion|ors?)?|(?:verdict|severity|benign|malicious|action=block|test plan|expected: (?:blocked|refused|flagged))|incident report|injected (?:text|content|commands?)|hidden instructions? (?:in|inside|attack)|untrusted (?:data|text|content|input|documents?)|threat models?|vulnerab(?:le|ility|ilities)|mitigat(?:e|es|ed|ing|ions?)|exploit(?:s|ed|ing|ation))\\b",
    ),
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-attacks-worldwide",
    title: "Discussion of attacks on language models, in other languages",
    pattern: phrase(
      oneOf(
        "\\binjections? de prompts?\\b",
        "\\binyeccion(?:es)? de (?:prompts?|instrucciones)\\b",
        "\\binjecao de (?:prompts?|comandos)\\b",
        "\\biniezion[ei] di (?:prompts?|comandi)\\b",
        "\\bprompt-?inje[ck]ti",
        "\\bwstrzykni[a-z]{1,6} (?:promptu|polecen)",
        "промпт-?инъекци",
        "инъекци[а-я]{1,3} промпт",
        "ін.?єкці[а-яєії]{1,3} промпт",
        "提示[词詞]?(?:注入|攻击)",
        "越狱(?:攻击|提示)",
        "プロンプト(?:インジェクション|注入)",
        "프롬프트\\s?(?:인젝션|주입)",
        "حقن (?:الأوامر|التعليمات)",
        "प्रॉम्प्ट इंजेक्शन",
        "chen loi nhac",
      ),
    ),
    score: 0,
    refs: [],
  },
  {
    id: "context/discusses-security-worldwide",
    title: "Discussion of attacks and defences, in other languages",
    pattern: phrase(
      oneOf(
        "\\bangreifer[ns]?\\b",
        "\\b(?:fehlalarm|schwellwert|fehlerbericht|testfall)",
        "\\b(?:filtret|filtren|angrepp(?:en|et)?|testrapport|falsklarm)\\b",
        "\\b(?:filtro|filtre) (?:de|anti|contra|contre)\\b",
        "\\b(?:enganan|trompent|ingannano|enganam) (?:a )?(?:los|les|le|os|gli|i) ",
        "\\b(?:incidencia|incidente|informe|rapport) (?:de|d|di) (?:seguridad|seguranca|sicurezza|securite|incident)",
        "への攻[撃擊]|[对對](?:模型|AI|系[统統]).{0,4}攻[击擊]|に対する攻撃",
        "\\bangriffs(?:versuch|muster|technik|beispiel)",
        "\\b(?:eingabe|anfrage|nachricht) (?:blockiert|abgewiesen)\\b",
        "\\battaques? (?:par|d|de|sur)\\b",
        "\\bcompte rendu d.incident\\b",
        "\\b(?:intentos?|tentativas?|ataques?) (?:de|para|contra)\\b",
        "\\battacchi?o? (?:di|a|contro|informatic[oi])\\b",
        "\\b(?:wstrzykni[a-z]{1,6}|atak(?:i|u|ow)?) (?:promptu|polecen|na)\\b",
        "tan cong",
        "\\bsicherheits(?:schulung|lucke|forsch)",
        "\\battaquants?\\b",
        "\\batacantes?\\b",
        "\\battaccant[ei]\\b",
        "\\baanvallers?\\b",
        "\\batakujac[a-z]{1,4}\\b",
        "\\bsaldirgan",
        "злоумышленник",
        "зловмисник",
        "攻[击擊撃]者",
        "공격자",
        "المهاجم",
        "हमलावर",
        "هجوم",
        "حقن",
        "атак[аиу]",
        "攻击(?:手段|方式|示例|样本)",
        "攻撃",
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
      "How jailbreaks work, and why guardrails fail",
      "LLM security for beginners",
    ],
    negative: ["Please attach the invoice.", "The injection pump was replaced.", "The guard rang the bell."],
  },
  "context/discusses-security": {
    positive: [
      "An attacker could hide such a line in a web page.",
      "Our red team tried this sentence on every release.",
      "Report anything suspicious to the security team.",
    ],
    negative: ["Please attach the invoice.", "We team up on Fridays.", "The heart attack ward is upstairs."],
  },
  "context/discusses-attacks-worldwide": {
    positive: ["Was ist Prompt-Injektion?", "提示词注入是一种攻击。", "Qué es la inyección de prompts"],
    negative: ["Die Injektion wirkt schnell.", "请输入提示词。", "La inyección duele un poco."],
  },
  "context/discusses-security-worldwide": {
    positive: ["Ein Angreifer versteckt den Satz im Anhang.", "攻击者会这样写。", "Злоумышленник пишет так."],
    negative: ["Der Angriff begann um acht.", "请把报告发给我。", "Пишите нам."],
  },
};
