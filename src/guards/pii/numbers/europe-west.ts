import {
  balanced,
  completes,
  isDay,
  isDayMonth,
  isRepeated,
  leaves,
  luhn,
  mod11over10,
  remainder,
  two,
  value,
  verhoeff,
  weigh,
} from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

const spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Numbers of Western, Northern and Southern Europe. */
export const westernEurope: readonly NumberKind[] = [
  {
    // https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    id: "uk-nhs",
    title: "NHS number of the United Kingdom",
    shapes: "d10",
    check: (code) => completes(code, [10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "-") && !isRepeated(code),
    alone: ["d3 d3 d4"],
    labels: "nhs number|nhs no|nhs|nhs id|health service number",
  },
  {
    // https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
    id: "uk-nino",
    title: "National Insurance number of the United Kingdom",
    shapes: "a2d6a1",
    check: (code) =>
      /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z].{6}[A-D]/.test(code) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(code),
    alone: ["a2 d2 d2 d2 a1", "a2 d2 d2 d2a1", "a2d6a1"],
    labels:
      "national insurance number|national insurance no|national insurance|nino|ni number|ni no|insurance number",
  },
  {
    // https://www.gov.uk/find-utr-number
    id: "uk-utr",
    title: "Unique taxpayer reference of the United Kingdom",
    shapes: "d10",
    check: (code) => "21987654321"[weigh(code, [6, 7, 8, 9, 10, 5, 4, 3, 2], 1) % 11] === code.charAt(0),
    labels: "utr|unique taxpayer reference|tax reference|self assessment",
  },
  {
    // https://en.wikipedia.org/wiki/Sort_code
    id: "uk-sort-code",
    title: "Sort code of a British bank",
    shapes: "d6",
    labels: "sort code|sortcode|sort",
  },
  {
    // https://en.wikipedia.org/wiki/Personal_Public_Service_Number
    id: "ie-pps",
    title: "PPS number of Ireland",
    shapes: "d7a1,d7a2",
    check: (code) =>
      "WABCDEFGHIJKLMNOPQRSTUV"[
        (weigh(code, [8, 7, 6, 5, 4, 3, 2]) +
          (code.length > 8 && code[8] !== "W" ? 9 * (value(code, 8) - 9) : 0)) %
          23
      ] === code.charAt(7),
    alone: ["d7a2"],
    labels: "pps|pps number|ppsn|pps no|personal public service number",
  },
  {
    // https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer
    id: "de-tax-id",
    title: "Tax identification number of Germany",
    shapes: "d11",
    check: (code) => !code.startsWith("0") && mod11over10(code) && hasGermanRepeats(code),
    labels:
      "steuer id|steuer idnr|steueridentifikationsnummer|steuerliche identifikationsnummer|identifikationsnummer|idnr|german tax id|german tax identification number|tax id|tin",
  },
  {
    // https://de.wikipedia.org/wiki/Steuernummer
    id: "de-tax-number",
    title: "Tax number of Germany",
    shapes: "d10,d11,d13",
    labels: "steuernummer|steuer nr|st nr|stnr|german tax number|steuernr",
  },
  {
    // https://de.wikipedia.org/wiki/Versicherungsnummer
    id: "de-social-security",
    title: "Pension insurance number of Germany",
    shapes: "d8a1d3",
    check: (code) => {
      const digits = `${code.slice(0, 8)}${String(value(code, 8) - 9).padStart(2, "0")}${code.slice(9)}`;
      let sum = 0;
      for (const [at, weight] of [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].entries()) {
        const product = value(digits, at) * weight;
        sum += Math.floor(product / 10) + (product % 10);
      }
      return sum % 10 === value(code, 11);
    },
    alone: true,
    labels:
      "rentenversicherungsnummer|sozialversicherungsnummer|versicherungsnummer|sv nummer|rvnr|german social security number|renten vers nr",
  },
  {
    // https://de.wikipedia.org/wiki/Krankenversichertennummer
    id: "de-health-insurance",
    title: "Health insurance number of Germany",
    shapes: "a1d9",
    check: (code) => {
      const digits = `${String(value(code, 0) - 9).padStart(2, "0")}${code.slice(1)}`;
      let sum = 0;
      for (let at = 0; at < 10; at++) {
        const product = value(digits, at) * (at % 2 === 0 ? 1 : 2);
        sum += Math.floor(product / 10) + (product % 10);
      }
      return sum % 10 === value(code, 9);
    },
    labels:
      "krankenversichertennummer|krankenversicherungsnummer|kvnr|versichertennummer|versicherten nr|german health insurance number|egk",
  },
  {
    // https://de.wikipedia.org/wiki/Ausweisnummer
    id: "de-id-card",
    title: "Identity card number of Germany",
    shapes: "a1x8,a1x8d1",
    check: (code) =>
      /^[CFGHJKLMNPRTVWXYZ0-9]+$/.test(code) &&
      (code.length === 9 ? /\d/.test(code) : leaves(code, [7, 3, 1, 7, 3, 1, 7, 3, 1], 10)),
    labels:
      "personalausweisnummer|personalausweis|ausweisnummer|ausweis nr|perso nummer|personalausweis nr|german id card|id card number",
  },
  {
    // https://de.wikipedia.org/wiki/Lebenslange_Arztnummer
    id: "de-lanr",
    title: "Physician number of Germany",
    shapes: "d9",
    check: (code) => completes(code, [4, 9, 4, 9, 4, 9], 10),
    labels: "lanr|lebenslange arztnummer|arztnummer|arzt nr",
  },
  {
    // https://de.wikipedia.org/wiki/Betriebsst%C3%A4ttennummer
    id: "de-bsnr",
    title: "Practice number of Germany",
    shapes: "d9",
    labels: "bsnr|betriebsstattennummer|betriebsstaettennummer",
  },
  {
    // https://de.wikipedia.org/wiki/Handelsregister_(Deutschland)
    id: "de-handelsregister",
    title: "Trade register number of Germany",
    shapes: "'HRB'd3,'HRB'd4,'HRB'd5,'HRB'd6,'HRA'd3,'HRA'd4,'HRA'd5,'HRA'd6",
    labels:
      "handelsregister|handelsregisternummer|amtsgericht|registergericht|commercial register|hrb|hra|trade register|registernummer",
  },
  {
    // https://de.wikipedia.org/wiki/Sozialversicherungsnummer_(%C3%96sterreich)
    id: "at-vnr",
    title: "Social insurance number of Austria",
    shapes: "d10",
    check: (code) => weigh(code, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === value(code, 3),
    labels:
      "sozialversicherungsnummer|svnr|sv nummer|versicherungsnummer|austrian social insurance number|sozialversicherung|social insurance number",
  },
  {
    // https://guichet.public.lu/en/citoyens/citoyennete/registre-national/identification/numero-identification.html
    id: "lu-matricule",
    title: "National identification number of Luxembourg",
    shapes: "d13",
    // A day of birth, a Luhn digit over eleven digits before it, and a Verhoeff digit over the same eleven.
    check: (code) =>
      isDay(two(code, 4), two(code, 6)) &&
      luhn(code.slice(0, 12)) &&
      verhoeff(code.slice(0, 11) + code.charAt(12)),
    labels:
      "matricule|matricule national|numero matricule|numero d'identification national|luxembourg matricule|luxembourg national id|matrikelnummer|sozialversicherungsnummer luxemburg",
  },
  {
    // https://de.wikipedia.org/wiki/Sozialversicherungsnummer_(Schweiz)
    id: "ch-ahv",
    title: "AHV number of Switzerland",
    shapes: "'756'd10",
    check: (code) => completes(code, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], 10),
    alone: ["d3.d4.d4.d2", "d3 d4 d4 d2"],
    labels:
      "ahv|ahv number|ahv nummer|ahv nr|avs|numero avs|oasi|numero ahv|sozialversicherungsnummer|navs13|numero avs",
  },
  {
    // https://de.wikipedia.org/wiki/Unternehmens-Identifikationsnummer
    id: "ch-uid",
    title: "Business number of Switzerland",
    shapes: "'CHE'd9",
    check: (code) => completes(code, [0, 0, 0, 5, 4, 3, 2, 7, 6, 5, 4], 11, "-"),
    alone: true,
    labels: "uid|mwst|mwst nr|ide|tva|unternehmens identifikationsnummer|vat number|vat id|vat",
  },
  {
    // https://fr.wikipedia.org/wiki/Num%C3%A9ro_de_s%C3%A9curit%C3%A9_sociale_en_France
    id: "fr-nir",
    title: "Social security number of France",
    shapes: "d15,d5'2A'd8,d5'2B'd8",
    check: (code) =>
      97 - remainder(code.slice(0, 13).replace("2A", "19").replace("2B", "18"), 97) === two(code, 13) &&
      /^[1-8]/.test(code),
    alone: ["d1 d2 d2 d2 d3 d3 d2", "d1 d2 d2 d2 d3 d3 | d2"],
    labels:
      "nir|numero de securite sociale|securite sociale|numero de secu|n secu|french social security number|numero insee|num secu|social security number",
  },
  {
    // https://ec.europa.eu/taxation_customs/tin/tinByCountry.html
    id: "fr-nif",
    title: "Tax number of France",
    shapes: "d13",
    check: (code) => /^[0-3]/.test(code) && Number(code.slice(0, 10)) % 511 === Number(code.slice(10)),
    labels:
      "numero fiscal|spi|numero fiscal de reference|french tax number|numero d'identification fiscale|reference fiscale|identifiant fiscal|nif",
  },
  {
    // https://fr.wikipedia.org/wiki/Syst%C3%A8me_d%27identification_du_r%C3%A9pertoire_des_%C3%A9tablissements
    id: "fr-siret",
    title: "SIRET number of France",
    shapes: "d14",
    check: (code) => luhn(code) && luhn(code.slice(0, 9)),
    labels: "siret|numero siret|n siret|no siret",
  },
  {
    // https://fr.wikipedia.org/wiki/Syst%C3%A8me_d%27identification_du_r%C3%A9pertoire_des_entreprises
    id: "fr-siren",
    title: "SIREN number of France",
    shapes: "d9",
    check: (code) => luhn(code) && !isRepeated(code),
    labels: "siren|numero siren|rcs|n siren",
  },
  {
    // https://es.wikipedia.org/wiki/N%C3%BAmero_de_identificaci%C3%B3n_fiscal
    id: "es-nif",
    title: "DNI of Spain",
    shapes: "d8a1",
    check: (code) => spanishLetters[Number(code.slice(0, 8)) % 23] === code.charAt(8),
    prefix: "ES",
    alone: ["d8a1", "d8-a1", "d8 a1", "d2.d3.d3-a1", "d2.d3.d3a1"],
    labels: "dni|nif|numero de dni|documento nacional de identidad|dni nif|nif dni|documento de identidad",
  },
  {
    // https://es.wikipedia.org/wiki/N%C3%BAmero_de_identidad_de_extranjero
    id: "es-nie",
    title: "NIE of Spain",
    shapes: "a1d7a1",
    check: (code) => {
      const first = "XYZ".indexOf(code.charAt(0));
      return first >= 0 && spanishLetters[Number(first + code.slice(1, 8)) % 23] === code.charAt(8);
    },
    prefix: "ES",
    alone: ["a1d7a1", "a1-d7-a1", "a1-d7a1", "a1 d7 a1"],
    labels: "nie|numero nie|numero de identidad de extranjero|numero de extranjero|dni|nif",
  },
  {
    // https://es.wikipedia.org/wiki/C%C3%B3digo_de_identificaci%C3%B3n_fiscal
    id: "es-cif",
    title: "Company tax number of Spain",
    shapes: "a1d7x1",
    prefix: "ES",
    check: (code) => {
      if (!/^[ABCDEFGHJNPQRSUVW]/.test(code)) return false;
      let sum = 0;
      for (let at = 1; at < 8; at++) {
        const digit = value(code, at) * (at % 2 === 1 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
      }
      const check = (10 - (sum % 10)) % 10;
      return code.charAt(8) === String(check) || code.charAt(8) === "JABCDEFGHI"[check];
    },
    labels: "cif|cif de la empresa|codigo de identificacion fiscal|nif|nif de la empresa",
  },
  {
    // https://it.wikipedia.org/wiki/Codice_fiscale
    id: "it-fiscal-code",
    title: "Fiscal code of Italy",
    shapes: "a6x2a1x2a1x3a1",
    check: checkItalian,
    alone: true,
    labels: "codice fiscale|cod fiscale|cod fisc|c f|cf|italian fiscal code|fiscal code",
  },
  {
    // https://it.wikipedia.org/wiki/Partita_IVA
    id: "it-vat-code",
    title: "VAT number of Italy",
    shapes: "d11",
    prefix: "IT",
    check: (code) => luhn(code) && !isRepeated(code),
    labels:
      "partita iva|p iva|piva|italian vat|italian vat code|iva|codice fiscale|italian fiscal code|vat number|vat id",
  },
  {
    // https://it.wikipedia.org/wiki/Carta_d%27identit%C3%A0_elettronica_italiana
    id: "it-identity-card",
    title: "Identity card number of Italy",
    shapes: "a2d5a2,a2d7,d7a2",
    labels:
      "carta d'identita|carta di identita|carta identita|numero carta d'identita|cie|italian id card|documento d'identita|identity card",
  },
  {
    // https://pt.wikipedia.org/wiki/N%C3%BAmero_de_identifica%C3%A7%C3%A3o_fiscal
    id: "pt-nif",
    title: "NIF of Portugal",
    shapes: "d9",
    prefix: "PT",
    check: (code) => completes(code, [9, 8, 7, 6, 5, 4, 3, 2], 11) && !code.startsWith("0"),
    labels:
      "nif|numero de contribuinte|contribuinte|nipc|numero de identificacao fiscal|n contribuinte|nif portugal",
  },
  {
    // https://pt.wikipedia.org/wiki/Cart%C3%A3o_de_cidad%C3%A3o
    id: "pt-cc",
    title: "Citizen card number of Portugal",
    shapes: "d9x2d1",
    check: (code) => {
      let sum = 0;
      for (let at = 0; at < 12; at++) {
        const digit = value(code, at) * (at % 2 === 0 ? 2 : 1);
        sum += at % 2 === 0 && digit > 9 ? digit - 9 : digit;
      }
      return sum % 10 === 0;
    },
    alone: ["d8 d1 a2d1"],
    labels: "cartao de cidadao|numero de cartao de cidadao|cartao do cidadao|bilhete de identidade",
  },
  {
    // https://nl.wikipedia.org/wiki/Burgerservicenummer
    id: "nl-bsn",
    title: "Citizen service number of the Netherlands",
    shapes: "d9,d8",
    check: (code) => balanced(code.padStart(9, "0"), [9, 8, 7, 6, 5, 4, 3, 2, 10], 11) && !isRepeated(code),
    labels: "bsn|burgerservicenummer|sofinummer|sofi nummer|bsn nummer|dutch bsn|citizen service number",
  },
  {
    // https://nl.wikipedia.org/wiki/Rijksregisternummer
    id: "be-nn",
    title: "National number of Belgium",
    shapes: "d11",
    check: (code) =>
      [code.slice(0, 9), `2${code.slice(0, 9)}`].some((body) => 97 - (Number(body) % 97) === two(code, 9)),
    alone: ["d2.d2.d2-d3.d2"],
    labels:
      "rijksregisternummer|numero de registre national|registre national|national number|insz|niss|belgian national number|nationaal nummer|numero national|rrn",
  },
  {
    // https://sv.wikipedia.org/wiki/Personnummer_i_Sverige
    id: "se-personnummer",
    title: "Personal identity number of Sweden",
    shapes: "d10,d12",
    check: (code) => {
      const short = code.slice(-10);
      return isDay(two(short, 2), two(short, 4) > 60 ? two(short, 4) - 60 : two(short, 4)) && luhn(short);
    },
    alone: ["d8-d4"],
    labels:
      "personnummer|personal identity number|personnr|samordningsnummer|swedish personal number|pers nr|personal number",
  },
  {
    // https://sv.wikipedia.org/wiki/Organisationsnummer
    id: "se-orgnr",
    title: "Organisation number of Sweden",
    shapes: "d10",
    check: luhn,
    labels: "organisationsnummer|organisation number|org nr|orgnr|organization number|organisationsnr",
  },
  {
    // https://no.wikipedia.org/wiki/F%C3%B8dselsnummer
    id: "no-fodselsnummer",
    title: "National identity number of Norway",
    shapes: "d11",
    check: (code) =>
      completes(code, [3, 7, 6, 1, 8, 9, 4, 5, 2], 11, "-") &&
      completes(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "-"),
    labels:
      "fodselsnummer|fødselsnummer|fodselsnr|personnummer|norwegian national identity number|national identity number|norwegian id|d nummer|personnr|fnr|f nr",
  },
  {
    // https://da.wikipedia.org/wiki/CPR-nummer
    id: "dk-cpr",
    title: "CPR number of Denmark",
    shapes: "d10",
    // Numbers given out since 2007 no longer verify; see the source.
    check: (code) => isDayMonth(code),
    labels: "cpr|cpr number|cpr nummer|cpr nr|personnummer|danish cpr|cprnr",
  },
  {
    // https://dvv.fi/en/personal-identity-code
    id: "fi-hetu",
    title: "Personal identity code of Finland",
    shapes: "d6a1d3x1,d9x1",
    check: (code) =>
      isDayMonth(code) &&
      (code.length === 10 || /^.{6}[A-FU-Y]/.test(code)) &&
      "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(code.slice(0, 6) + code.slice(-4, -1)) % 31] === code.at(-1),
    alone: ["d6-d3a1", "d6+d3a1", "d6a1d3a1", "d6-d4"],
    labels:
      "henkilotunnus|hetu|personal identity code|henkilotunnuksesi|personbeteckning|finnish personal identity code",
  },
  {
    // https://is.wikipedia.org/wiki/Kennitala
    id: "is-kennitala",
    title: "Kennitala of Iceland",
    shapes: "d10",
    check: (code) => completes(code, [3, 2, 7, 6, 5, 4, 3, 2], 11, "-"),
    labels: "kennitala|kt|kennitolu|icelandic id",
  },
];

/** Of the first ten digits exactly one stands twice or three times, and the others once: see the source of the number. */
function hasGermanRepeats(code: string): boolean {
  const counts = new Uint8Array(10);
  for (let at = 0; at < 10; at++) counts[value(code, at)] = (counts[value(code, at)] as number) + 1;
  let repeated = 0;
  for (const count of counts) {
    if (count > 3) return false;
    if (count > 1) repeated++;
  }
  return repeated === 1;
}

const italianOdd: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function checkItalian(code: string): boolean {
  if (!/^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}/.test(code)) return false;
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const digit = value(code, at);
    const place = digit > 9 ? digit - 10 : digit;
    sum += at % 2 === 0 ? (italianOdd[place] as number) : place;
  }
  return code.charCodeAt(15) - 0x41 === sum % 26;
}
