import {
  balanced,
  completes,
  isDay,
  isRepeated,
  isYearMonthDay,
  leaves,
  luhn,
  mod11over2,
  two,
  value,
  verhoeff,
  weigh,
} from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

/** Numbers of South, East and South-East Asia and the Pacific. */
export const asiaPacific: readonly NumberKind[] = [
  {
    // https://uidai.gov.in/en/my-aadhaar/about-your-aadhaar.html
    id: "in-aadhaar",
    title: "Aadhaar number of India",
    shapes: "d12",
    check: (code) => value(code, 0) > 1 && verhoeff(code),
    alone: ["d4 d4 d4"],
    labels: "aadhaar|aadhar|adhaar|aadhaar number|uidai|आधार|आधार संख्या|uid",
  },
  {
    // https://en.wikipedia.org/wiki/Permanent_account_number
    id: "in-pan",
    title: "Permanent account number of India",
    shapes: "a5d4a1",
    check: (code) => "PCHFATBLJGE".includes(code.charAt(3)),
    alone: ["a5d4a1"],
    labels: "pan|pan card|pan number|permanent account number|पैन",
  },
  {
    // https://en.wikipedia.org/wiki/Goods_and_Services_Tax_(India)
    id: "in-gstin",
    title: "GST number of India",
    shapes: "d2a5d4a1x1'Z'x1",
    check: (code) => {
      let sum = 0;
      for (let at = 0; at < 14; at++) {
        const product = value(code, at) * (at % 2 === 0 ? 1 : 2);
        sum += Math.floor(product / 36) + (product % 36);
      }
      return (36 - (sum % 36)) % 36 === value(code, 14);
    },
    alone: true,
    labels: "gstin|gst number|gst|gst no|goods and services tax",
  },
  {
    // https://en.wikipedia.org/wiki/Electoral_Photo_Identity_Card
    id: "in-voter",
    title: "Voter id of India",
    shapes: "a3d7",
    check: (code) => luhn(code.slice(3)),
    labels: "voter id|epic|epic number|voter card|electors photo identity card|election card",
  },
  {
    // https://en.wikipedia.org/wiki/Indian_Financial_System_Code
    id: "in-ifsc",
    title: "IFSC code of an Indian bank branch",
    shapes: "a4'0'x6,a4d1x6",
    labels: "ifsc|ifsc code|ifsc no",
  },
  {
    // https://en.wikipedia.org/wiki/CNIC_(Pakistan)
    id: "pk-cnic",
    title: "CNIC number of Pakistan",
    shapes: "d13",
    check: (code) => /^[1-9]/.test(code) && !isRepeated(code),
    alone: ["d5-d7-d1"],
    labels: "cnic|cnic number|nicop|national identity card|شناختی کارڈ",
  },
  {
    // https://en.wikipedia.org/wiki/National_identity_card_(Sri_Lanka)
    id: "lk-nic",
    title: "National identity card number of Sri Lanka",
    shapes: "d9'V',d9'X',d12",
    check: (code) => {
      const day = Number(code.length === 12 ? code.slice(4, 7) : code.slice(2, 5)) % 500;
      return day >= 1 && day <= 366;
    },
    labels: "nic|nic number|lk nic|sri lankan nic|nic number sri lanka|national identity card",
  },
  {
    // https://zh.wikipedia.org/wiki/%E4%B8%AD%E5%8D%8E%E4%BA%BA%E6%B0%91%E5%85%B1%E5%92%8C%E5%9B%BD%E5%85%AC%E6%B0%91%E8%BA%AB%E4%BB%BD%E5%8F%B7%E7%A0%81
    id: "cn-id",
    title: "Resident identity number of China",
    shapes: "d17x1,d15",
    check: (code) =>
      code.length === 15
        ? isYearMonthDay(code, 6)
        : /^[1-9]/.test(code) && /^.{6}(?:19|20)/.test(code) && isYearMonthDay(code, 8) && mod11over2(code),
    alone: ["d18", "d17a1"],
    labels:
      "身份证|身份证号|身份证号码|公民身份号码|居民身份证|resident identity card|chinese id|resident id|resident identity number|身份證",
  },
  {
    // https://en.wikipedia.org/wiki/Hong_Kong_identity_card
    id: "hk-id",
    title: "Identity card number of Hong Kong",
    shapes: "a1d6x1,a2d6x1",
    check: (code) => {
      // A missing second letter is a space, which counts 36.
      const padded =
        code.length === 8
          ? 36 * 9 + weigh(code, [8, 7, 6, 5, 4, 3, 2])
          : weigh(code, [9, 8, 7, 6, 5, 4, 3, 2]);
      const last = code.at(-1) === "A" ? 10 : value(code, code.length - 1);
      return last <= 10 && (padded + last) % 11 === 0;
    },
    alone: ["a1d6(d1)", "a2d6(d1)", "a1d6(a1)", "a2d6(a1)"],
    labels: "hkid|hk id|hong kong id|hong kong identity card|香港身份證|香港身份证|身份證號碼|identity card",
  },
  {
    // https://zh.wikipedia.org/wiki/%E4%B8%AD%E8%8F%AF%E6%B0%91%E5%9C%8B%E5%9C%8B%E6%B0%91%E8%BA%AB%E5%88%86%E8%AD%89
    id: "tw-id",
    title: "National identification number of Taiwan",
    shapes: "a1d9,a2d8",
    check: (code) => {
      const region = (letter: string) => 10 + "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(letter);
      const first = region(code.charAt(0));
      const second = /[A-D]/.test(code.charAt(1)) ? region(code.charAt(1)) % 10 : value(code, 1);
      const sum =
        Math.floor(first / 10) + (first % 10) * 9 + second * 8 + weigh(code, [7, 6, 5, 4, 3, 2, 1, 1], 2);
      return sum % 10 === 0;
    },
    labels: "taiwan id|tw id|身分證字號|身分證|身份證字號|統一證號|居留證|身分證統一編號|taiwanese id",
  },
  {
    // https://zh.wikipedia.org/wiki/%E7%B5%B1%E4%B8%80%E7%B7%A8%E8%99%9F
    id: "tw-ubn",
    title: "Business number of Taiwan",
    shapes: "d8",
    check: (code) => {
      let sum = 0;
      for (const [at, weight] of [1, 2, 1, 2, 1, 2, 4, 1].entries()) {
        const product = value(code, at) * weight;
        sum += Math.floor(product / 10) + (product % 10);
      }
      return sum % 5 === 0 || (code.charAt(6) === "7" && (sum + 1) % 5 === 0);
    },
    labels: "統一編號|统一编号|unified business number|ubn|gui number|統編",
  },
  {
    // https://ja.wikipedia.org/wiki/%E5%80%8B%E4%BA%BA%E7%95%AA%E5%8F%B7
    id: "jp-my-number",
    title: "My Number of Japan",
    shapes: "d12",
    check: (code) => {
      const rest = weigh(code, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
      return value(code, 11) === (rest <= 1 ? 0 : 11 - rest);
    },
    labels: "マイナンバー|個人番号|my number|my number card|japanese individual number|individual number",
  },
  {
    // https://www.houjin-bangou.nta.go.jp/documents/checkdigit.pdf
    id: "jp-corporate-number",
    title: "Corporate number of Japan",
    shapes: "d13",
    check: (code) => 9 - (weigh(code, [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 1) % 9) === value(code, 0),
    labels: "法人番号|corporate number|houjin bangou",
  },
  {
    // https://ko.wikipedia.org/wiki/%EC%A3%BC%EB%AF%BC%EB%93%B1%EB%A1%9D%EB%B2%88%ED%98%B8
    id: "kr-rrn",
    title: "Resident registration number of Korea",
    shapes: "d13",
    // Numbers given out since October 2020 are random after the sex digit.
    check: (code) => isYearMonthDay(code) && (koreanCheck(code) || /^2.{5}[34]/.test(code)),
    alone: ["d6-d7"],
    labels: "주민등록번호|주민번호|rrn|resident registration number|korean rrn",
  },
  {
    // https://ko.wikipedia.org/wiki/%EC%99%B8%EA%B5%AD%EC%9D%B8%EB%93%B1%EB%A1%9D%EB%B2%88%ED%98%B8
    id: "kr-frn",
    title: "Foreigner registration number of Korea",
    shapes: "d13",
    check: (code) => isYearMonthDay(code) && /^.{6}[5-8]/.test(code),
    alone: ["d6-d7"],
    labels:
      "외국인등록번호|외국인번호|frn|foreigner registration number|alien registration number|arc number|alien registration",
  },
  {
    // https://ko.wikipedia.org/wiki/%EC%82%AC%EC%97%85%EC%9E%90%EB%93%B1%EB%A1%9D%EB%B2%88%ED%98%B8
    id: "kr-brn",
    title: "Business registration number of Korea",
    shapes: "d10",
    check: (code) => !code.startsWith("0"),
    labels: "사업자등록번호|사업자번호|brn|business registration number|korean business number",
  },
  {
    // https://en.wikipedia.org/wiki/National_Registration_Identity_Card
    id: "sg-nric",
    title: "NRIC or FIN of Singapore",
    shapes: "a1d7a1",
    check: (code) => {
      const first = code.charAt(0);
      const offset = first === "T" || first === "G" ? 4 : first === "M" ? 3 : 0;
      const letters = "ST".includes(first)
        ? "JZIHGFEDCBA"
        : "FG".includes(first)
          ? "XWUTRQPNMLK"
          : first === "M"
            ? "XWUTRQPNJLK"
            : "";
      return letters.charAt((weigh(code, [2, 7, 6, 5, 4, 3, 2], 1) + offset) % 11) === code.charAt(8);
    },
    alone: ["a1d7a1"],
    labels: "nric|fin|nric no|nric number|nric fin|singapore nric|singapore id|fin number",
  },
  {
    // https://en.wikipedia.org/wiki/Unique_Entity_Number
    id: "sg-uen",
    title: "UEN of Singapore",
    shapes: "d8a1,d9a1,a1d2a2d4a1",
    check: (code) => {
      if (code.length === 9)
        return "XMKECAWLJDB"[weigh(code, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === code.charAt(8);
      if (/^\d/.test(code))
        return (
          /^(?:19|20)/.test(code) &&
          "ZKCMDNERGWH"[weigh(code, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === code.charAt(9)
        );
      if (!/^[RST]/.test(code)) return false;
      const alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
      let sum = 0;
      for (const [at, weight] of [4, 3, 5, 3, 10, 2, 2, 5, 7].entries())
        sum += alphabet.indexOf(code.charAt(at)) * weight;
      return alphabet.charAt((((sum - 5) % 11) + 11) % 11) === code.charAt(9);
    },
    labels: "uen|unique entity number|uen no|uen number",
  },
  {
    // https://en.wikipedia.org/wiki/Malaysian_identity_card
    id: "my-nric",
    title: "MyKad number of Malaysia",
    shapes: "d12",
    check: (code) => isYearMonthDay(code),
    alone: ["d6-d2-d4"],
    labels:
      "mykad|mykad number|nric|ic number|no kad pengenalan|kad pengenalan|no ic|malaysian ic|nombor kad pengenalan",
  },
  {
    // https://id.wikipedia.org/wiki/Nomor_Induk_Kependudukan
    id: "id-nik",
    title: "NIK of Indonesia",
    shapes: "d16",
    check: (code) =>
      isDay(two(code, 8), two(code, 6) > 40 ? two(code, 6) - 40 : two(code, 6)) && two(code, 0) >= 11,
    labels: "nik|nomor nik|nomor induk kependudukan|no ktp|ktp|nomor ktp",
  },
  {
    // https://th.wikipedia.org/wiki/%E0%B9%80%E0%B8%A5%E0%B8%82%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%88%E0%B8%B3%E0%B8%95%E0%B8%B1%E0%B8%A7%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%8A%E0%B8%B2%E0%B8%8A%E0%B8%99%E0%B9%84%E0%B8%97%E0%B8%A2
    id: "th-tnin",
    title: "National identification number of Thailand",
    shapes: "d13",
    check: (code) =>
      /^[1-8]/.test(code) &&
      (11 - (weigh(code, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === value(code, 12),
    alone: ["d1-d4-d5-d2-d1", "d1 d4 d5 d2 d1"],
    labels:
      "เลขประจำตัวประชาชน|บัตรประชาชน|เลขบัตรประชาชน|thai national id|thai id|national id|เลขประจําตัวประชาชน",
  },
  {
    // https://en.wikipedia.org/wiki/Taxpayer_Identification_Number_(Philippines)
    id: "ph-tin",
    title: "Taxpayer number of the Philippines",
    shapes: "d9,d12,d14",
    labels: "tin|tin bir|bir tin|taxpayer identification number|philippine tin|tin number",
  },
  {
    // https://vi.wikipedia.org/wiki/C%C4%83n_c%C6%B0%E1%BB%9Bc_c%C3%B4ng_d%C3%A2n_(Vi%E1%BB%87t_Nam)
    id: "vn-cccd",
    title: "Identity number of Vietnam",
    shapes: "d12,d9",
    check: (code) => code.length === 9 || code.startsWith("0"),
    labels: "cccd|cmnd|can cuoc cong dan|so cccd|so cmnd|chung minh nhan dan|căn cước công dân|căn cước",
  },
  {
    // https://vi.wikipedia.org/wiki/M%C3%A3_s%E1%BB%91_thu%E1%BA%BF
    id: "vn-mst",
    title: "Taxpayer number of Vietnam",
    shapes: "d10,d13",
    check: (code) =>
      value(code, 9) === 10 - (weigh(code, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) &&
      !code.startsWith("0000000", 2),
    labels: "mst|ma so thue|mã số thuế",
  },
  {
    // https://en.wikipedia.org/wiki/Tax_file_number
    id: "au-tfn",
    title: "Tax file number of Australia",
    shapes: "d9,d8",
    check: (code) =>
      code.length === 9
        ? balanced(code, [1, 4, 3, 7, 5, 8, 6, 9, 10], 11)
        : balanced(code, [10, 7, 8, 4, 6, 3, 5, 1], 11),
    labels: "tfn|tax file number|tax file no",
  },
  {
    // https://abr.business.gov.au/Help/AbnFormat
    id: "au-abn",
    title: "Business number of Australia",
    shapes: "d11",
    check: (code) => (weigh(code, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0,
    alone: ["d2 d3 d3 d3"],
    labels: "abn|australian business number",
  },
  {
    // https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/australian-company-number-digit-check/
    id: "au-acn",
    title: "Company number of Australia",
    shapes: "d9",
    check: (code) => completes(code, [8, 7, 6, 5, 4, 3, 2, 1], 10),
    labels: "acn|australian company number",
  },
  {
    // https://en.wikipedia.org/wiki/Medicare_card_(Australia)
    id: "au-medicare",
    title: "Medicare number of Australia",
    shapes: "d10,d11",
    check: (code) => /^[2-6]/.test(code) && leaves(code, [1, 3, 7, 9, 1, 3, 7, 9], 10),
    alone: ["d4 d5 d1"],
    labels: "medicare|medicare card number|medicare number|medicare card|medicare no|australian medicare",
  },
  {
    // https://www.ird.govt.nz/-/media/project/ir/home/documents/digital-service-providers/software-providers/payroll-calculations-and-business-rules-specifications/
    id: "nz-ird",
    title: "IRD number of New Zealand",
    shapes: "d8,d9",
    prefix: "NZ",
    check: (code) => {
      const padded = code.padStart(9, "0");
      const number = Number(code);
      if (number < 10_000_000 || number > 150_000_000) return false;
      return (
        completes(padded, [3, 2, 7, 6, 5, 4, 3, 2], 11, "-") ||
        (weigh(padded, [3, 2, 7, 6, 5, 4, 3, 2]) % 11 === 1 &&
          completes(padded, [7, 4, 3, 2, 5, 2, 7, 6], 11, "-"))
      );
    },
    labels: "ird|ird number|nz ird|ird no|inland revenue number",
  },
];

function koreanCheck(code: string): boolean {
  return (11 - (weigh(code, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === value(code, 12);
}
