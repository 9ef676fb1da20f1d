import {
  balanced,
  completes,
  isDay,
  isRepeated,
  isYearMonthDay,
  luhn,
  two,
  value,
  weigh,
} from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

/** Numbers of the Americas. */
export const americas: readonly NumberKind[] = [
  {
    // https://www.ssa.gov/employer/randomization.html
    id: "us-ssn",
    title: "Social Security number of the United States",
    shapes: "d9",
    check: (code) => !/^(?:000|666)|^...00|0000$/.test(code) && !isRepeated(code),
    alone: ["d3-d2-d4"],
    labels:
      "ssn|social security number|social security no|social security|soc sec|ss number|ss no|seguro social|numero de seguro social|social",
  },
  {
    // https://www.irs.gov/irm/part3/irm_03-021-263r
    id: "us-itin",
    title: "Individual taxpayer identification number of the United States",
    shapes: "d9",
    check: (code) => code.startsWith("9") && two(code, 3) >= 50 && two(code, 3) !== 89 && two(code, 3) !== 93,
    alone: ["d3-d2-d4"],
    labels:
      "itin|individual taxpayer identification number|individual taxpayer id|taxpayer identification number",
  },
  {
    // https://www.irs.gov/businesses/small-businesses-self-employed/employer-id-numbers
    id: "us-ein",
    title: "Employer identification number of the United States",
    shapes: "d9",
    labels:
      "ein|employer identification number|employer id number|fein|federal tax id|federal employer identification number|employer id|tax id number",
  },
  {
    // https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf
    id: "us-npi",
    title: "National provider identifier of the United States",
    shapes: "d10",
    check: (code) => /^[12]/.test(code) && luhn(`80840${code}`),
    labels: "npi|national provider identifier|provider identifier",
  },
  {
    // https://en.wikipedia.org/wiki/DEA_number
    id: "us-dea",
    title: "Registration number of the US Drug Enforcement Administration",
    shapes: "a2d7,a1d8",
    check: (code) => weigh(code, [1, 2, 1, 2, 1, 2], 2) % 10 === value(code, 8),
    labels: "dea|dea number|dea registration|dea no",
  },
  {
    // https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-with-format.pdf
    id: "us-mbi",
    title: "Medicare beneficiary identifier of the United States",
    shapes: "d1a1x1d1a1x1d1a2d2",
    check: (code) => !/[SLOIBZ]|^0/.test(code),
    alone: ["d1a2d1-a2d1-a2d2", "d1a1d2-a2d1-a2d2", "d1a2d1-a1d2-a2d2", "d1a1d2-a1d2-a2d2"],
    labels: "mbi|medicare beneficiary identifier|medicare number|medicare id|medicare",
  },
  {
    // https://en.wikipedia.org/wiki/ABA_routing_transit_number
    id: "bank-routing",
    title: "Routing number of a US bank",
    shapes: "d9",
    check: (code) => balanced(code, [3, 7, 1, 3, 7, 1, 3, 7, 1], 10) && !isRepeated(code),
    labels: "routing number|routing no|routing|aba routing|aba number|aba|rtn|routing transit number",
  },
  {
    // https://en.wikipedia.org/wiki/Social_insurance_number
    id: "ca-sin",
    title: "Social Insurance Number of Canada",
    shapes: "d9",
    check: (code) => luhn(code) && !/^8/.test(code),
    labels:
      "sin|social insurance number|social insurance no|social insurance|numero d'assurance sociale|assurance sociale|nas",
  },
  {
    // https://www2.gov.bc.ca/gov/content/health/health-drug-coverage/msp/bc-residents/personal-health-identification
    id: "ca-phn",
    title: "Personal Health Number of British Columbia",
    shapes: "d10",
    check: (code) =>
      code.startsWith("9") && (11 - (weigh(code, [2, 4, 8, 5, 10, 9, 7, 3], 1) % 11)) % 11 === value(code, 9),
    labels: "phn|personal health number|carecard|health card number|health number|health card",
  },
  {
    // https://pt.wikipedia.org/wiki/Cadastro_de_Pessoas_F%C3%ADsicas
    id: "br-cpf",
    title: "CPF number of Brazil",
    shapes: "d11",
    check: (code) =>
      !isRepeated(code) &&
      completes(code, [10, 9, 8, 7, 6, 5, 4, 3, 2], 11) &&
      completes(code, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11),
    alone: ["d3.d3.d3-d2", "d3.d3.d3/d2"],
    labels: "cpf|cadastro de pessoas fisicas|numero de cpf|n cpf",
  },
  {
    // https://www.gov.br/receitafederal/pt-br/centrais-de-conteudo/publicacoes/documentos-tecnicos/cnpj
    id: "br-cnpj",
    title: "CNPJ number of Brazil",
    shapes: "x12d2",
    check: checkCnpj,
    alone: ["d2.d3.d3/d4-d2"],
    labels: "cnpj|cadastro nacional da pessoa juridica|cpf",
  },
  {
    // https://en.wikipedia.org/wiki/Unique_Population_Registry_Code
    id: "mx-curp",
    title: "CURP of Mexico",
    shapes: "a4d6a6x1d1",
    check: (code) => {
      if (!isYearMonthDay(code, 4) || !/^.{10}[HMX]/.test(code)) return false;
      let sum = 0;
      for (let at = 0; at < 17; at++) {
        // The alphabet has an Ñ between N and O.
        const digit = value(code, at);
        sum += (digit > 23 ? digit + 1 : digit) * (18 - at);
      }
      return (10 - (sum % 10)) % 10 === value(code, 17);
    },
    alone: true,
    labels: "curp|clave curp|clave unica de registro de poblacion|c u r p",
  },
  {
    // https://es.wikipedia.org/wiki/Registro_Federal_de_Contribuyentes
    id: "mx-rfc",
    title: "RFC of Mexico",
    shapes: "a3d6x3,a4d6x3",
    check: (code) => isYearMonthDay(code, code.length - 9) && checkRfc(code),
    labels: "rfc|registro federal de contribuyentes|clave rfc|r f c",
  },
  {
    // https://es.wikipedia.org/wiki/Clave_%C3%9Anica_de_Identificaci%C3%B3n_Tributaria
    id: "ar-cuit",
    title: "CUIT or CUIL of Argentina",
    shapes: "d11",
    check: (code) =>
      /^(?:2[0345-7]|3[034]|5[05])/.test(code) && completes(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "9"),
    alone: ["d2-d8-d1"],
    labels: "cuit|cuil|clave unica de identificacion tributaria|cuit cuil",
  },
  {
    // https://en.wikipedia.org/wiki/Documento_Nacional_de_Identidad_(Argentina)
    id: "ar-dni",
    title: "DNI of Argentina",
    shapes: "d7,d8",
    labels: "dni argentino|dni argentina|documento nacional de identidad argentino",
  },
  {
    // https://es.wikipedia.org/wiki/Rol_%C3%9Anico_Tributario
    id: "cl-rut",
    title: "RUT of Chile",
    shapes: "d7x1,d8x1",
    prefix: "CL",
    check: (code) => {
      let sum = 0;
      for (let at = code.length - 2, weight = 2; at >= 0; at--, weight = weight === 7 ? 2 : weight + 1) {
        sum += value(code, at) * weight;
      }
      return code.endsWith("0123456789K"[(11 - (sum % 11)) % 11] as string);
    },
    alone: ["d2.d3.d3-d1", "d2.d3.d3-a1"],
    labels: "rut|run|rol unico tributario|rol unico nacional|cedula de identidad",
  },
  {
    // https://en.wikipedia.org/wiki/VAT_identification_number
    id: "uy-rut",
    title: "RUT of Uruguay",
    shapes: "d12",
    prefix: "UY",
    check: (code) => completes(code, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, "-"),
    alone: ["d2-d6-d3-d1"],
    labels: "rut|rol unico tributario|registro unico tributario",
  },
  {
    // https://es.wikipedia.org/wiki/N%C3%BAmero_de_Identificaci%C3%B3n_Tributaria
    id: "co-nit",
    title: "NIT of Colombia",
    shapes: "d9,d10",
    prefix: "CO",
    check: (code) => {
      const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43];
      let sum = 0;
      for (let at = code.length - 2, place = 0; at >= 0; at--, place++)
        sum += value(code, at) * (weights[place] as number);
      return value(code, code.length - 1) === [0, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][sum % 11];
    },
    alone: ["d3.d3.d3-d1"],
    labels: "nit|numero de identificacion tributaria|n i t",
  },
  {
    // https://es.wikipedia.org/wiki/Registro_%C3%9Anico_de_Contribuyentes
    id: "pe-ruc",
    title: "RUC of Peru",
    shapes: "d11",
    check: (code) => /^(?:1[0567]|20)/.test(code) && peruvian(code),
    labels: "ruc|registro unico de contribuyentes|numero de ruc|r u c",
  },
  {
    // https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad_y_electoral
    id: "do-cedula",
    title: "Cédula of the Dominican Republic",
    shapes: "d11",
    check: (code) => luhn(code),
    alone: ["d3-d7-d1"],
    labels: "cedula|cedula de identidad|cedula dominicana",
  },
  {
    // https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad#Ecuador
    id: "ec-ci",
    title: "Cédula of Ecuador",
    shapes: "d10",
    check: (code) => (two(code, 0) <= 24 || two(code, 0) === 30) && value(code, 2) < 7 && luhn(code),
    labels: "cedula|cedula de identidad|cedula de ciudadania|ci|cedula ecuatoriana|ruc|c i|r u c",
  },
  {
    // https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad_(Uruguay)
    id: "uy-ci",
    title: "Cédula of Uruguay",
    shapes: "d8",
    check: (code) => completes(code, [2, 9, 8, 7, 6, 3, 4], 10),
    labels: "cedula uruguaya|cedula de identidad|cedula|c i|ci uruguaya",
  },
  {
    // https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad_de_Costa_Rica
    id: "cr-ci",
    title: "Cédula of Costa Rica",
    shapes: "d9",
    // A province, and a volume and an entry of four digits that begin with 0 or 1.
    check: (code) => /^[1-9][01]/.test(code),
    labels: "cedula|cedula costarricense|cedula de identidad|cedula fisica",
  },
  {
    // https://www.dnit.gov.py/
    id: "py-ruc",
    title: "RUC of Paraguay",
    shapes: "d6d1,d7d1,d8d1",
    check: (code) => {
      let sum = 0;
      for (let at = code.length - 2, weight = 2; at >= 0; at--, weight++) sum += value(code, at) * weight;
      const rest = sum % 11;
      return value(code, code.length - 1) === (rest > 1 ? 11 - rest : 0);
    },
    labels: "ruc|r u c|registro unico de contribuyentes|ruc paraguay",
  },
  {
    // https://es.wikipedia.org/wiki/N%C3%BAmero_de_Identificaci%C3%B3n_Tributaria
    id: "gt-nit",
    title: "NIT of Guatemala",
    shapes: "d6x1,d7x1",
    check: (code) => {
      let sum = 0;
      for (let at = code.length - 2, weight = 2; at >= 0; at--, weight++) sum += value(code, at) * weight;
      return code.endsWith("0123456789K"[(11 - (sum % 11)) % 11] as string);
    },
    labels: "nit|n i t|numero de identificacion tributaria",
  },
  {
    // https://es.wikipedia.org/wiki/Registro_de_Informaci%C3%B3n_Fiscal
    id: "ve-rif",
    title: "RIF of Venezuela",
    shapes: "a1d9",
    check: (code) => {
      const kind = "_VEJPG".indexOf(code.charAt(0));
      if (kind < 1) return false;
      const check =
        11 - ((weigh(code, [3, 2, 7, 6, 5, 4, 3, 2], 1) + ([0, 4, 8, 12, 16, 20][kind] as number)) % 11);
      return value(code, 9) === (check > 9 ? 0 : check);
    },
    alone: ["a1-d8-d1"],
    labels: "rif|registro de informacion fiscal",
  },
];

function checkCnpj(code: string): boolean {
  // Letters count their ASCII code less 48 since 2026.
  const ascii = (at: number) => code.charCodeAt(at) - 0x30;
  if (isRepeated(code)) return false;
  for (const length of [12, 13]) {
    let sum = 0;
    for (let at = length - 1, weight = 2; at >= 0; at--, weight = weight === 9 ? 2 : weight + 1)
      sum += ascii(at) * weight;
    const rest = sum % 11;
    if (ascii(length) !== (rest < 2 ? 0 : 11 - rest)) return false;
  }
  return true;
}

/** The last character is a check digit mod 11 of a table in which the letters begin at 10 and a missing first letter counts 37. */
function checkRfc(code: string): boolean {
  if (code.length === 13 && !/^[A-Z][AEIOUX]/.test(code)) return false;
  // Many numbers in use carry a last character that does not verify, so only its alphabet is looked at.
  return /[0-9A]$/.test(code) && isDay(two(code, code.length - 7), two(code, code.length - 5));
}

function peruvian(code: string): boolean {
  const check = (11 - (weigh(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return value(code, 10) === check;
}
