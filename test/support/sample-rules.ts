import type { Rule } from "../../src/core/rule.ts";
import { rule } from "./pattern.ts";

/** Rules of every shape that guards use: phrases, formats, scripts, lines, lazy gaps, wide classes. */
export const sampleRules: readonly Rule[] = [
  rule(
    "phrase/ignore",
    /\bignore\s{1,4}(?:all\s{1,4}|any\s{1,4})?(?:previous|prior|above)\s{1,4}(?:\w{1,20}\s{1,4}){0,2}(?:instructions?|rules?)\b/iu,
  ),
  rule(
    "phrase/reveal",
    /\b(?:reveal|print|show)\b.{0,30}\b(?:your|the)\s{1,4}(?:system\s{1,4}prompt|hidden\s{1,4}rules)\b/iu,
  ),
  rule(
    "phrase/reveal-lazy",
    /\b(?:reveal|print|show)\b.{0,30}?\b(?:system|hidden)\b.{0,20}?\b(?:prompt|rules)\b/iu,
  ),
  rule("phrase/from-now-on", /\bfrom\s{1,3}now\s{1,3}on,?\s{1,3}you\s{1,3}(?:are|will|must)\b/iu),
  rule(
    "phrase/mode",
    /\b(?:enable|enter|activate)\s{1,3}(?:the\s{1,3})?(?:developer|god|debug)[\s-]{1,3}mode\b/iu,
  ),
  rule("phrase/no-restrictions", /no[\s_-]{1,2}(?:restrictions|limits)[.!]?/iu),
  rule("token/im-start", /<\|im_(?:start|end)\|>/u),
  rule("token/inst", /\[\/?INST\]/u),
  rule("token/header", /^#{1,4}\s{0,4}(?:system|instructions?)\s{0,4}(?:prompt|message|:)/imu),
  rule("token/role", /^\s{0,4}(?:system|assistant):\s{0,3}(?:you|ignore)\b/imu),
  rule("token/whole", /^BEGIN.{0,40}END$/su),
  rule(
    "script/de",
    /ignorier(?:e|en)?\s{1,3}(?:alle\s{1,3}|sämtliche\s{1,3})?(?:bisherigen|vorherigen|früheren)\s{1,3}(?:anweisungen|befehle)/iu,
    { views: ["raw"] },
  ),
  rule(
    "script/ru",
    /игнорируй(?:те)?\s{1,3}(?:все\s{1,3})?(?:предыдущие|прошлые)\s{1,3}(?:инструкции|указания)/iu,
    { views: ["raw"] },
  ),
  rule("script/el", /αγνόησε\s{1,3}(?:όλες\s{1,3})?τις\s{1,3}οδηγίες/iu, { views: ["raw"] }),
  rule("script/tr", /önceki\s{1,3}(?:tüm\s{1,3})?talimatları\s{1,3}(?:yok\s{1,3}say|unut)/iu, {
    views: ["raw"],
  }),
  rule("script/zh", /忽略(?:之前|以上|上述)?(?:的)?(?:所有|全部)?(?:的)?(?:指令|指示|规则)/u),
  rule("script/ja", /(?:以前|これまで)の(?:すべての)?(?:指示|命令)を(?:無視|忘れ)/u, { views: ["raw"] }),
  rule("script/ko", /(?:이전|위의)\s{0,3}(?:모든\s{0,3})?(?:지시|명령)(?:을|를)?\s{0,3}(?:무시|잊)/u),
  rule("script/hi", /पिछले\s{1,3}(?:सभी\s{1,3})?निर्देशों\s{1,3}को/u, { views: ["raw"] }),
  rule("script/emoji", /(?:😀|😈){2,3}[^\n]{0,10}🔑/u),
  rule("script/any-letters", /\p{Lu}\p{L}{2,8}@\p{L}{2,8}/u),
  rule("format/ssn", /\b\d{3}-\d{2}-\d{4}\b/u),
  rule("format/card", /\b(?:4\d{3}|5[1-5]\d{2})[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b/u),
  rule("format/mail", /\b[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}\b/iu),
  rule("format/ipv4", /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/u),
  rule("format/phone", /\+[1-9]\d{0,2}[-. (]{0,2}\d{1,4}\)?(?:[-. ]?\d{2,4}){2,4}\b/u),
  rule("format/key", /\bzz-(?:live|test)-[A-Za-z0-9]{16,32}\b/u),
  rule(
    "format/assignment",
    /\bwidgetry[\w.-]{0,20}[\s'"]{0,3}(?:=|:|=>)[\x60'"\s=]{0,5}([a-z0-9_-]{20,40})\b/iu,
  ),
  rule("format/link", /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,100}[?&][^)\s]{0,40}(?:data|q|token)=/iu),
  rule("format/hex", /\b0x[a-f0-9]{40}\b/iu),
  rule("shape/prefix", /(?:a|ab|abc)xyzzy(?:c|cd)?/u),
  rule("shape/nested", /(?:(?:foo|fo|f)-){1,3}quux(?:-(?:o|oo)){0,3}/u),
  rule("shape/inside", /\Bquix\B/u),
  rule("shape/unicode-case", /ſtraße-kelvin/iu, { views: ["raw"] }),
];
