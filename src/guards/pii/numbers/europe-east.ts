import {
  balanced,
  completes,
  isDay,
  isDayMonth,
  isRepeated,
  isYearMonthDay,
  leaves,
  luhn,
  mod11over10,
  two,
  value,
  weigh,
} from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

/** Numbers of Central, Eastern and South-Eastern Europe. */
export const easternEurope: readonly NumberKind[] = [
  {
    // https://pl.wikipedia.org/wiki/PESEL
    id: "pl-pesel",
    title: "PESEL number of Poland",
    shapes: "d11",
    check: (code) =>
      isDay(two(code, 2) % 20, two(code, 4)) && completes(code, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 10),
    labels: "pesel|numer pesel|nr pesel|pesel number|pl id",
  },
  {
    // https://pl.wikipedia.org/wiki/Numer_identyfikacji_podatkowej
    id: "pl-nip",
    title: "NIP number of Poland",
    shapes: "d10",
    prefix: "PL",
    check: (code) => leaves(code, [6, 5, 7, 2, 3, 4, 5, 6, 7], 11, "-") && !isRepeated(code),
    alone: ["d3-d3-d2-d2", "d3-d2-d2-d3"],
    labels: "nip|numer nip|nr nip|numer identyfikacji podatkowej|vat number|vat id",
  },
  {
    // https://pl.wikipedia.org/wiki/REGON
    id: "pl-regon",
    title: "REGON number of Poland",
    shapes: "d9",
    check: (code) => leaves(code, [8, 9, 2, 3, 4, 5, 6, 7], 11),
    labels: "regon|numer regon|nr regon",
  },
  {
    // https://pl.wikipedia.org/wiki/Dow%C3%B3d_osobisty_w_Polsce
    id: "pl-id-card",
    title: "Identity card number of Poland",
    shapes: "a3d6",
    check: (code) => balanced(code, [7, 3, 1, 9, 7, 3, 1, 7, 3], 10),
    labels:
      "numer dowodu osobistego|dowod osobisty|dowodu osobistego|nr dowodu|seria i numer dowodu|pl id card|polish id card|numer dowodu",
  },
  {
    // https://cs.wikipedia.org/wiki/Rodn%C3%A9_%C4%8D%C3%ADslo
    id: "cz-rc",
    title: "Birth number of Czechia",
    shapes: "d9,d10",
    check: isBirthNumber,
    alone: ["d6/d4"],
    labels: "rodne cislo|birth number|rc|rodneho cisla|r c|czech birth number",
  },
  {
    // https://sk.wikipedia.org/wiki/Rodn%C3%A9_%C4%8D%C3%ADslo
    id: "sk-rc",
    title: "Birth number of Slovakia",
    shapes: "d9,d10",
    check: isBirthNumber,
    labels: "rodne cislo sk|slovak birth number|slovenske rodne cislo",
  },
  {
    // https://hu.wikipedia.org/wiki/Ad%C3%B3sz%C3%A1m
    id: "hu-tin",
    title: "Tax number of Hungary",
    shapes: "d8,d11",
    prefix: "HU",
    check: (code) => completes(code, [9, 7, 3, 1, 9, 7, 3], 10),
    labels: "adoszam|ado szam|hungarian tax number|adoszama|vat number",
  },
  {
    // https://hu.wikipedia.org/wiki/Ad%C3%B3azonos%C3%ADt%C3%B3_jel
    id: "hu-tin",
    title: "Tax number of Hungary",
    shapes: "'8'd9",
    check: (code) => leaves(code, [1, 2, 3, 4, 5, 6, 7, 8, 9], 11, "-"),
    labels: "adoazonosito jel|adoazonosito|hungarian tax number|adoszam",
  },
  {
    // https://hu.wikipedia.org/wiki/TAJ-sz%C3%A1m
    id: "hu-taj",
    title: "Social security number of Hungary",
    shapes: "d9",
    check: (code) => leaves(code, [3, 7, 3, 7, 3, 7, 3, 7], 10),
    labels: "taj|taj szam|tajszam|taj szama|hungarian social security number",
  },
  {
    // https://ro.wikipedia.org/wiki/Cod_numeric_personal
    id: "ro-cnp",
    title: "CNP of Romania",
    shapes: "d13",
    check: (code) =>
      !code.startsWith("0") &&
      isYearMonthDay(code, 1) &&
      leaves(code, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 11, "1"),
    alone: ["d13"],
    labels: "cnp|cod numeric personal|codul numeric personal|romanian cnp",
  },
  {
    // https://bg.wikipedia.org/wiki/%D0%95%D0%B4%D0%B8%D0%BD%D0%B5%D0%BD_%D0%B3%D1%80%D0%B0%D0%B6%D0%B4%D0%B0%D0%BD%D1%81%D0%BA%D0%B8_%D0%BD%D0%BE%D0%BC%D0%B5%D1%80
    id: "bg-egn",
    title: "EGN of Bulgaria",
    shapes: "d10",
    check: (code) => isDay(two(code, 2) % 20, two(code, 4)) && leaves(code, [2, 4, 8, 5, 10, 9, 7, 3, 6], 11),
    labels: "egn|егн|единен граждански номер|bulgarian egn|uniform civil number",
  },
  {
    // https://hr.wikipedia.org/wiki/Osobni_identifikacijski_broj
    id: "hr-oib",
    title: "OIB of Croatia",
    shapes: "d11",
    prefix: "HR",
    check: mod11over10,
    labels: "oib|osobni identifikacijski broj|croatian oib|maticni broj",
  },
  {
    // https://sl.wikipedia.org/wiki/EM%C5%A0O
    id: "si-emso",
    title: "EMŠO of Slovenia or JMBG of a neighbour",
    shapes: "d13",
    check: (code) => isDayMonth(code) && completes(code, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "-"),
    alone: ["d13"],
    labels:
      "emso|enotna maticna stevilka obcana|jmbg|maticni broj|јмбг|матични број|ембг|матичен број|embg|maticen broj|единствен матичен број",
  },
  {
    // https://sl.wikipedia.org/wiki/Dav%C4%8Dna_%C5%A1tevilka
    id: "si-tin",
    title: "Tax number of Slovenia",
    shapes: "d8",
    prefix: "SI",
    check: (code) => !code.startsWith("0") && completes(code, [8, 7, 6, 5, 4, 3, 2], 11),
    labels: "davcna stevilka|slovenian tax number|id za ddv|davcna st|vat number|vat id",
  },
  {
    // https://sr.wikipedia.org/wiki/Poreski_identifikacioni_broj
    id: "rs-pib",
    title: "Tax number of Serbia",
    shapes: "d9",
    check: mod11over10,
    labels: "pib|poreski identifikacioni broj|пиб",
  },
  {
    // https://el.wikipedia.org/wiki/%CE%91%CF%81%CE%B9%CE%B8%CE%BC%CF%8C%CF%82_%CE%A6%CE%BF%CF%81%CE%BF%CE%BB%CE%BF%CE%B3%CE%B9%CE%BA%CE%BF%CF%8D_%CE%9C%CE%B7%CF%84%CF%81%CF%8E%CE%BF%CF%85
    id: "gr-afm",
    title: "AFM of Greece",
    shapes: "d9",
    prefix: "EL",
    check: (code) =>
      (weigh(code, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === value(code, 8) && !isRepeated(code),
    labels: "afm|αφμ|α φ μ|αριθμος φορολογικου μητρωου|greek tax number",
  },
  {
    // https://www.amka.gr/tieinai.html
    id: "gr-amka",
    title: "AMKA of Greece",
    shapes: "d11",
    check: (code) => isDayMonth(code) && luhn(code),
    labels: "amka|αμκα|α μ κ α|greek social security number",
  },
  {
    // https://et.wikipedia.org/wiki/Isikukood
    id: "ee-ik",
    title: "Personal code of Estonia",
    shapes: "d11",
    check: isBalticCode,
    labels: "isikukood|isikukoodi|estonian personal code|personal code|estonian id",
  },
  {
    // https://lt.wikipedia.org/wiki/Asmens_kodas
    id: "lt-asmens",
    title: "Personal code of Lithuania",
    shapes: "d11",
    check: isBalticCode,
    labels: "asmens kodas|asmens kodo|lithuanian personal code|personal code|a k",
  },
  {
    // https://lv.wikipedia.org/wiki/Personas_kods
    id: "lv-pk",
    title: "Personal code of Latvia",
    shapes: "d11",
    check: (code) =>
      code.startsWith("32") ||
      (isDayMonth(code) &&
        ((1 + weigh(code, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === value(code, 10)),
    labels: "personas kods|personas kodu|latvian personal code|personal code|p k",
  },
  {
    // https://ru.wikipedia.org/wiki/%D0%98%D0%B4%D0%B5%D0%BD%D1%82%D0%B8%D1%84%D0%B8%D0%BA%D0%B0%D1%86%D0%B8%D0%BE%D0%BD%D0%BD%D1%8B%D0%B9_%D0%BD%D0%BE%D0%BC%D0%B5%D1%80_%D0%BD%D0%B0%D0%BB%D0%BE%D0%B3%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B5%D0%BB%D1%8C%D1%89%D0%B8%D0%BA%D0%B0
    id: "ru-inn",
    title: "INN of Russia",
    shapes: "d10,d12",
    check: (code) =>
      code.length === 10
        ? leaves10(code, [2, 4, 10, 3, 5, 9, 4, 6, 8])
        : leaves10(code, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) &&
          leaves10(code, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]),
    labels: "инн|inn|идентификационный номер налогоплательщика|russian tax number|номер инн",
  },
  {
    // https://ru.wikipedia.org/wiki/%D0%A1%D1%82%D1%80%D0%B0%D1%85%D0%BE%D0%B2%D0%BE%D0%B9_%D0%BD%D0%BE%D0%BC%D0%B5%D1%80_%D0%B8%D0%BD%D0%B4%D0%B8%D0%B2%D0%B8%D0%B4%D1%83%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D0%B3%D0%BE_%D0%BB%D0%B8%D1%86%D0%B5%D0%B2%D0%BE%D0%B3%D0%BE_%D1%81%D1%87%D1%91%D1%82%D0%B0
    id: "ru-snils",
    title: "SNILS of Russia",
    shapes: "d11",
    check: (code) => {
      const rest = weigh(code, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
      return (rest === 100 ? 0 : rest) === two(code, 9) && !isRepeated(code.slice(0, 9));
    },
    alone: ["d3-d3-d3 d2", "d3-d3-d3-d2"],
    labels: "снилс|snils|страховой номер|номер снилс|страховое свидетельство",
  },
  {
    // https://kk.wikipedia.org/wiki/%D0%96%D0%B5%D0%BA%D0%B5_%D1%81%D3%99%D0%B9%D0%BA%D0%B5%D1%81%D1%82%D0%B5%D0%BD%D0%B4%D1%96%D1%80%D1%83_%D0%BD%D3%A9%D0%BC%D1%96%D1%80%D1%96
    id: "kz-iin",
    title: "IIN of Kazakhstan",
    shapes: "d12",
    check: (code) => {
      if (!isYearMonthDay(code) || !/^.{6}[0-6]/.test(code)) return false;
      let rest = weigh(code, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
      if (rest === 10) rest = weigh(code, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
      return rest === value(code, 11);
    },
    labels:
      "иин|iin|жсн|zhsn|индивидуальный идентификационный номер|жеке сәйкестендіру нөмірі|individual identification number",
  },
  {
    // https://uk.wikipedia.org/wiki/%D0%A0%D0%B5%D1%94%D1%81%D1%82%D1%80%D0%B0%D1%86%D1%96%D0%B9%D0%BD%D0%B8%D0%B9_%D0%BD%D0%BE%D0%BC%D0%B5%D1%80_%D0%BE%D0%B1%D0%BB%D1%96%D0%BA%D0%BE%D0%B2%D0%BE%D1%97_%D0%BA%D0%B0%D1%80%D1%82%D0%BA%D0%B8_%D0%BF%D0%BB%D0%B0%D1%82%D0%BD%D0%B8%D0%BA%D0%B0_%D0%BF%D0%BE%D0%B4%D0%B0%D1%82%D0%BA%D1%96%D0%B2
    id: "ua-rntrc",
    title: "Taxpayer number of Ukraine",
    shapes: "d10",
    check: (code) => (((weigh(code, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === value(code, 9),
    labels:
      "рнокпп|інн|іпн|rntrc|taxpayer number|ukrainian tax number|ідентифікаційний номер|ідентифікаційний код|інпп|код платника|код платника податків|реєстраційний номер облікової картки|податковий номер",
  },
  {
    // https://tr.wikipedia.org/wiki/T%C3%BCrkiye_Cumhuriyeti_Kimlik_Numaras%C4%B1
    id: "tr-national-id",
    title: "National identification number of Turkey",
    shapes: "d11",
    check: (code) => {
      const odd = weigh(code, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
      const even = weigh(code, [0, 1, 0, 1, 0, 1, 0, 1]);
      const tenth = (((odd * 7 - even) % 10) + 10) % 10;
      return (
        !code.startsWith("0") && tenth === value(code, 9) && (odd + even + tenth) % 10 === value(code, 10)
      );
    },
    labels:
      "tc kimlik no|tc kimlik numarasi|t c kimlik no|kimlik no|kimlik numarasi|tckn|turkish id|turkish id number|tc no|tc kimlik|t c kimlik|t c no|kimlik numaraniz|kimlik numaram",
  },
  {
    // https://tr.wikipedia.org/wiki/Vergi_kimlik_numaras%C4%B1
    id: "tr-tax-number",
    title: "Tax number of Turkey",
    shapes: "d10",
    check: (code) => {
      let sum = 0;
      for (let at = 0; at < 9; at++) {
        const digit = (value(code, at) + 9 - at) % 10;
        const power = (digit * 2 ** (9 - at)) % 9;
        sum += digit !== 0 && power === 0 ? 9 : power;
      }
      return (10 - (sum % 10)) % 10 === value(code, 9);
    },
    labels: "vergi kimlik no|vergi no|vkn|vergi kimlik numarasi|vergi numarasi|turkish tax number",
  },
];

function leaves10(code: string, weights: readonly number[]): boolean {
  return (weigh(code, weights) % 11) % 10 === value(code, weights.length);
}

function isBirthNumber(code: string): boolean {
  // Women's months count from 51, and 20 more where a day ran out of numbers.
  if (!isDay((two(code, 2) % 50) % 20, two(code, 4))) return false;
  // Nine digits were given out until 1953 and have no check digit.
  if (code.length === 9) return code.slice(6) !== "000" && !isRepeated(code);
  const rest = Number(code.slice(0, 9)) % 11;
  return rest % 10 === value(code, 9) || Number(code) % 11 === 0;
}

function isBalticCode(code: string): boolean {
  if (code.startsWith("0")) return false;
  let rest = weigh(code, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (rest === 10) rest = weigh(code, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return rest % 10 === value(code, 10) && (code.startsWith("9") || isDay(two(code, 3), two(code, 5)));
}
