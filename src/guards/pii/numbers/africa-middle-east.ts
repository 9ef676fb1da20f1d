import { isDay, isYearMonthDay, luhn, two, value, weigh } from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

/** Numbers of Africa and the Middle East. */
export const africaMiddleEast: readonly NumberKind[] = [
  {
    // https://en.wikipedia.org/wiki/South_African_identity_card
    id: "za-id",
    title: "Identity number of South Africa",
    shapes: "d13",
    check: (code) => isYearMonthDay(code) && /^.{10}[0-2]/.test(code) && luhn(code),
    alone: ["d6 d4 d2 d1", "d6 d4 d3", "d13"],
    labels: "sa id|south african id|south african id number|sa id number|rsa id|id number|identity number",
  },
  {
    // https://nimc.gov.ng/about-nin/
    id: "ng-nin",
    title: "National identification number of Nigeria",
    shapes: "d11",
    labels: "nin|nin nigeria|national identification number|nigerian nin|nimc",
  },
  {
    // https://en.wikipedia.org/wiki/Taxpayer_Identification_Number
    id: "ke-pin",
    title: "KRA PIN of Kenya",
    shapes: "a1d9a1",
    check: (code) => /^[AP]/.test(code),
    labels: "kra pin|kra|pin|kenya revenue authority pin",
  },
  {
    // https://en.wikipedia.org/wiki/Ghana_Card
    id: "gh-card",
    title: "Ghana card number",
    shapes: "'GHA'd10",
    alone: ["a3-d9-d1"],
    labels: "ghana card|ghana card number|nia number|ghana id",
  },
  {
    // https://en.wikipedia.org/wiki/Egyptian_National_Identity_Card
    id: "eg-national-id",
    title: "National id of Egypt",
    shapes: "d14",
    check: (code) =>
      /^[23]/.test(code) && isYearMonthDay(code, 1) && (two(code, 7) <= 35 || two(code, 7) === 88),
    labels: "egyptian national id|الرقم القومي|رقم قومي|national id egypt|national id|رقم البطاقة",
  },
  {
    // https://en.wikipedia.org/wiki/National_identity_card_(Morocco)
    id: "ma-cin",
    title: "National identity card number of Morocco",
    shapes: "a1d5,a1d6,a2d4,a2d5,a2d6",
    labels: "cin marocaine|numero cin|cnie|carte nationale d'identite marocaine|رقم البطاقة الوطنية",
  },
  {
    // https://en.wikipedia.org/wiki/Israeli_identity_card
    id: "il-id",
    title: "Identity number of Israel",
    shapes: "d8,d9",
    check: (code) => luhn(code.padStart(9, "0")) && Number(code) > 0,
    labels:
      'מספר זהות|תעודת זהות|ת ז|israeli id|israeli id number|teudat zehut|il id|ת"ז|ת״ז|תז|מס זהות|מספר ת ז',
  },
  {
    // https://en.wikipedia.org/wiki/Emirates_Identity_Card
    id: "ae-emirates-id",
    title: "Emirates id",
    shapes: "'784'd12",
    check: luhn,
    alone: ["d3-d4-d7-d1", "d3 d4 d7 d1"],
    labels: "emirates id|eid|الهوية الاماراتية|رقم الهوية|uae id|emirates identity",
  },
  {
    // https://en.wikipedia.org/wiki/Saudi_Arabian_identity_card
    id: "sa-national-id",
    title: "National id or Iqama number of Saudi Arabia",
    shapes: "d10",
    check: (code) => /^[12]/.test(code) && luhn(code),
    labels: "رقم الهوية|الهوية الوطنية|iqama|saudi id|saudi national id|iqama number|رقم الاقامة|national id",
  },
  {
    // https://fa.wikipedia.org/wiki/%DA%A9%D8%A7%D8%B1%D8%AA_%D8%B4%D9%86%D8%A7%D8%B3%D8%A7%DB%8C%DB%8C_%D9%85%D9%84%DB%8C
    id: "ir-id",
    title: "National code of Iran",
    shapes: "d10",
    check: (code) => {
      const rest = weigh(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return value(code, 9) === (rest < 2 ? rest : 11 - rest);
    },
    labels: "کد ملی|كد ملي|شماره ملی|iranian national code|ir id|iranian id|national code|کدملی|melli code",
  },
  {
    // https://prakhar.me/articles/kuwait-civil-id-checksum/
    id: "kw-civil-id",
    title: "Civil id of Kuwait",
    shapes: "d12",
    check: (code) =>
      /^[23]/.test(code) &&
      isDay(two(code, 3), two(code, 5)) &&
      11 - (weigh(code, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11) === value(code, 11),
    labels: "civil id|الرقم المدني|البطاقة المدنية|kuwait civil id|kuwaiti id",
  },
];
