import type { Token } from "./clusters.ts";
import { unitAt } from "./text.ts";

/** What reads phone numbers: `parsePhoneNumberFromString` of `libphonenumber-js`, with any of its metadata. */
export type PhoneParser = (
  text: string,
  region?: never,
) => { isValid(): boolean; isPossible(): boolean } | undefined;

let loaded: PhoneParser | undefined;
let loading: Promise<PhoneParser | undefined> | undefined;

/** The parser, when it was loaded before. */
export function loadedParser(): PhoneParser | undefined {
  return loaded;
}

/**
 * Loads the parser with its smallest metadata (about 30 KB compressed).
 *
 * Where a bundle left it out, phone numbers are known by their form alone.
 */
export function loadParser(): Promise<PhoneParser | undefined> {
  loading ??= import("libphonenumber-js/min").then(
    (library) => {
      loaded = library.parsePhoneNumberFromString as unknown as PhoneParser;
      return loaded;
    },
    () => undefined,
  );
  return loading;
}

/** A place that may be a phone number, and what is known of it before the library is asked. */
export interface PhonePlace {
  readonly start: number;
  readonly end: number;
  /** In the form of E.164, or the digits as dialled. */
  readonly number: string;
  readonly isInternational: boolean;
  readonly isLabelled: boolean;
}

/** The longest number of E.164 has fifteen digits, and the shortest that is given out internationally seven. */
const fewest = 7;
const most = 15;

/** `+41 44 668 18 00`, `tel:+41446681800`; the plus stands right before the digits. */
export function internationalPlace(text: string, { compact, start, end }: Token): PhonePlace {
  return {
    start: plusBefore(text, start),
    end,
    number: `+${compact}`,
    isInternational: true,
    isLabelled: false,
  };
}

/** Whether so many digits stand behind a plus. */
export function isInternational(text: string, start: number, length: number): boolean {
  return length >= fewest && length <= most && plusBefore(text, start) >= 0;
}

/** The place of a plus right before a number, or -1. */
function plusBefore(text: string, start: number): number {
  let at = start - 1;
  for (let turn = 0; turn < 2; turn++) {
    const unit = unitAt(text, at);
    if (unit !== 0x20 && unit !== 0x28) break;
    at--;
  }
  return unitAt(text, at) === 0x2b ? at : -1;
}

/** Whether so many digits in so many groups may be a phone number of North America without a label. */
export function mayBeDialled(length: number, groups: number): boolean {
  return groups > 2 && (length === 10 || length === 11);
}

const dates: readonly string[] = ["d4-d2-d2", "d4/d2/d2", "d4.d2.d2", "d2/d2/d4", "d2-d2-d4"];

/** A number of digits in a form that people dial, where a label announces it. */
export function labelledPlace(text: string, { compact, format, start, end }: Token): PhonePlace | undefined {
  if (dates.includes(format)) return undefined;
  if (compact.length < 4 || compact.length > most || !isDigits(compact)) return undefined;
  // `tel aviv 2024`
  if (compact.length === 4 && (compact.startsWith("19") || compact.startsWith("20"))) return undefined;
  const open = text.charAt(start - 1) === "(" && text.slice(start, end).includes(")") ? start - 1 : start;
  return { start: open, end, number: compact, isInternational: false, isLabelled: true };
}

/** Ways of writing that hardly anything else has: North America, and a trunk code in brackets. */
const dialled: readonly string[] = [
  "d3-d3-d4",
  "d3) d3-d4",
  "d3.d3.d4",
  "d3)d3-d4",
  "d1-d3-d3-d4",
  "d3) d3 d4",
  "d1 d3 d3 d4",
];

/** Whether it is written as in North America, where codes of areas begin with 2 to 9: https://www.nanpa.com/numbering */
export function isDialled(format: string, compact: string): boolean {
  const area = compact.length === 11 && compact.startsWith("1") ? 1 : 0;
  return compact.charCodeAt(area) >= 0x32 && dialled.includes(format);
}

function isDigits(code: string): boolean {
  for (let at = 0; at < code.length; at++) if (code.charCodeAt(at) > 0x39) return false;
  return true;
}

/** How sure a place is a phone number; 0 when it is none. */
export function phoneScore(place: PhonePlace, parse: PhoneParser | undefined): number {
  if (!place.isInternational) return place.isLabelled ? 0.85 : 0.6;
  if (parse === undefined) return 0.8;
  const number = parse(place.number);
  if (number?.isValid()) return 0.95;
  return number?.isPossible() ? 0.7 : 0;
}

export const phoneLabels =
  "phone|phone number|phone no|ph no|mob no|mob|tel|telephone|telephone number|mobile|mobile number|mobile phone|cell|cell phone|cellphone|cell number|fax|fax number|whatsapp|callback number|contact number|call|call me|call me at|call us|dial|rufen sie|ruf an|anrufen|appelez|appeler|llame al|llamar al|llamame al|chiama|chiamare|ligue para|bel|bel naar|zadzwon|позвоните|звоните|致电|拨打|text me|sms|hotline|landline|home phone|work phone|telefon|telefonnummer|tel nr|handy|handynummer|mobil|mobilnummer|mobiltelefon|rufnummer|festnetz|telephone portable|portable|numero de telephone|telefono|numero de telefono|telefono movil|movil|celular|cellulare|numero di telefono|recapito|telefone|telemovel|numero de telefone|telefoonnummer|telefoon|mobiel|telefonu|numer telefonu|komorka|komorkowy|телефон|тел|моб|мобильный|номер телефона|电话|手机|手机号|手机号码|电话号码|联系电话|電話|電話番号|携帯|携帯電話|전화|전화번호|휴대폰|연락처|هاتف|جوال|رقم الهاتف|טלפון|נייד|telefon numarasi|cep telefonu|gsm|puhelin|puhelinnumero|telefonszam|τηλεφωνο|κινητο|फोन|फ़ोन नंबर|मोबाइल|dien thoai|so dien thoai|sdt|sđt|telepon|nomor telepon|no hp|โทร|โทรศัพท์|เบอร์โทร|phone kr|viber|contact|callback|call back|direct line|direct dial|switchboard|phone contact|ring us|ring me|ring him|ring her|ring our|ring the|ring on|reach me|reach us|reach him|reach her|reached at|reached on|reachable at|reachable on|m pesa|mpesa|telefonisch|erreichbar|erreichen sie|durchwahl|meine nummer|festnetznummer|joindre au|joignable au|numero de portable|mon numero|numero vert|llamenos al|contactar al|mi numero|tfno|tlfno|fono|numero de celular|numero de contacto|chiami|chiami il numero|chiamateci|numero di cellulare|numero di contatto|il mio numero|fone|ligar para|contacto telefonico|meu numero|mijn nummer|telefoneren|gsm nummer|ring oss|ring meg|ring til|ring os|ring pa|tlf|tlf nr|tlfnr|mob nr|mobilnr|mobiltelefonnummer|simi|simanumer|farsimi|puh|puh nr|soita|matkapuhelin|gsm no|cep no|cep tel|telefon no|telefonunuz|arayin|telefonni cislo|telefonne cislo|mobilni cislo|mobilne cislo|volejte|zavolajte|broj telefona|broj mobitela|mobitel|mobilni|mobilni telefon|telefonska stevilka|stevilka telefona|nazovite|poklicite|numar de telefon|numarul de telefon|sunati la|telefonszama|mobilszam|hivja|telefonas|telefono numeris|mob tel|talrunis|talruna numurs|telefoninumber|mobiiltelefon|numri i telefonit|nomor hp|nomor ponsel|no telepon|no tel|nombor telefon|no telefon bimbit|hubungi|numero ng telepon|namba ya simu|simu|di dong|so di dong|мобилен|мобилен телефон|тел номер|сотовый|номер мобильного|телефону|моб телефон|мобільний|мобільний телефон|номер телефону|зателефонуйте|мобилни|број телефона|ұялы телефон|телефон нөмірі|τηλ|τηλεφωνα|κιν|αριθμος τηλεφωνου|ტელეფონი|მობილური|հեռախոս|الجوال|رقم الجوال|رقم جوال|ورقم الجوال|الهاتف|رقم هاتف|ورقم الهاتف|رقم التواصل|موبايل|الموبايل|رقم الموبايل|اتصل|تلفن|تلفن همراه|شماره تماس|شماره تلفن|شماره موبایل|موبایل|فون نمبر|موبائل|موبائل نمبر|رابطہ نمبر|מספר טלפון|טלפון נייד|פלאפון|फोन नंबर|मोबाइल नंबर|मोबाइल नम्बर|दूरभाष|संपर्क|মোবাইল|মোবাইল নম্বর|ফোন|ফোন নম্বর|தொலைபேசி|கைபேசி|ఫోన్|మొబైల్|ಮೊಬೈಲ್|ફોન|મોબાઇલ|ਫ਼ੋਨ|联系方式|固话|座机|传真|傳真|聯絡電話|手機|手機號碼|行動電話|携帯番号|連絡先|ファックス|핸드폰|휴대전화|휴대폰번호|핸드폰번호|팩스|대표전화";
