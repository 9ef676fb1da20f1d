import { luhn } from "../check-digits.ts";
import type { NumberKind } from "./kind.ts";

/** Numbers of documents, devices, vehicles, health and accounts whose form differs by country and issuer: a label is needed. */
export const documents: readonly NumberKind[] = [
  {
    // https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity
    id: "imei",
    title: "IMEI of a phone",
    shapes: "d15,d16,d14",
    check: (code) => code.length !== 15 || luhn(code),
    labels: "imei|device imei|imei number|imeisv",
  },
  {
    // https://en.wikipedia.org/wiki/International_mobile_subscriber_identity
    id: "imsi",
    title: "IMSI of a SIM card",
    shapes: "d14,d15",
    labels: "imsi",
  },
  {
    // https://en.wikipedia.org/wiki/Vehicle_identification_number
    id: "vin",
    title: "Vehicle identification number",
    shapes: "x17",
    // Only North America demands the check digit.
    check: (code) => !/[IOQ]/.test(code) && /\d{2}$/.test(code) && /[A-Z]/.test(code),
    labels:
      "vin|vehicle identification number|chassis number|fahrgestellnummer|fin|fahrzeug identifizierungsnummer|numero de chassis|numero de bastidor|bastidor|numero di telaio|telaio|numero de chassi|chassisnummer|numer vin|车架号|車台番号|차대번호|вин|vin number|vin no",
  },
  {
    // https://www.icao.int/publications/Documents/9303_p4_cons_en.pdf
    id: "passport",
    title: "Passport number",
    shapes:
      "d8,d9,d7,d10,a1d6,a1d7,a1d8,a1d9,a2d5,a2d6,a2d7,a2d8,a3d5,a3d6,a3d7,d2a2d5,a1d6a2,a1d3x5,a1x7d1,a1x8,a1d2a2d4,a4d7,a2d7a1,a1d5,a1d7a1,a1x7",
    check: (code) => /\d/.test(code),
    labels:
      "passport|passport number|passport no|passport nr|passport id|reisepass|reisepassnummer|passnummer|pass nr|passeport|numero de passeport|n passeport|pasaporte|numero de pasaporte|passaporto|numero passaporto|numero di passaporto|passaporte|numero do passaporte|paspoort|paspoortnummer|paszport|numer paszportu|паспорт|номер паспорта|серия и номер паспорта|загранпаспорт|护照|护照号|护照号码|護照|パスポート|旅券番号|여권|여권번호|جواز السفر|رقم جواز السفر|דרכון|pasaport|pasaport no|pasnummer|cestovni pas|passi|passinumero|hộ chiếu|ho chieu|पासपोर्ट|útlevél|utlevel|διαβατηριο|indian passport|us passport|travel document number|หนังสือเดินทาง",
  },
  {
    // https://en.wikipedia.org/wiki/Driver%27s_license
    id: "driver-licence",
    title: "Driving licence number",
    shapes:
      "d2a2d5,a1d7,a1d12,a1d14,d7,d8,d9,d10,d12,a1d6,a1d8,a1d9,a1d11,a2d6,a2d7,a2d13,a5d6a2x3,a5d6x5,a4d6x6,a3d6x7,a1d4d5d5,a1d5d5d5,x10,x11,x12,x13,x15,x16,d2a2d11,a2d11,d5d6d6",
    check: (code) => /\d{3}/.test(code),
    labels:
      "driver's license|drivers license|driver license|driver s license|driver's licence|driver s licence|drivers licence|driving licence|driving license|driving licence number|driver licence|dl number|dl no|dl|license number|licence number|fuhrerschein|fuhrerscheinnummer|fuhrerschein nr|permis de conduire|numero de permis|permiso de conducir|carnet de conducir|licencia de conducir|patente di guida|numero patente|carta de conducao|cnh|carteira de motorista|rijbewijs|rijbewijsnummer|prawo jazdy|numer prawa jazdy|водительское удостоверение|номер водительского удостоверения|驾驶证|驾驶证号|駕照|運転免許|運転免許証番号|운전면허|운전면허번호|رخصة القيادة|surucu belgesi|ehliyet|ehliyet no|korkort|korekort|ajokortti|ridicsky prukaz|permis de conducere|ड्राइविंग लाइसेंस|giay phep lai xe",
  },
  {
    // https://en.wikipedia.org/wiki/Vehicle_registration_plate
    id: "vehicle-reg",
    title: "Number plate of a vehicle",
    shapes:
      "a1d3,a1d4,a1d5,a1d6,a2d3,a2d4,a2d5,a2d6,a3d2,a3d3,a3d4,a3d5,a4d2,a4d3,a4d4,a4d1,d1a1d4,d1a2d4,d1a3d2,d1a3d3,d2a1d4,d2a2d2,d2a2d3,d2a2d4,d2a2d5,d2a3d2,d2a3d3,d3a3,d3a2,d3a4,d4a2,d4a3,d4a1,d5a1,d5a2,d6,d2a3,d2a4,a2d2a2,a2d3a2,a2d2a3,a2d1a2,a1d3a3,a1d3a2,a1d2a3,a3d1a1d2,a3d4a1,a2d4a1,a1d1a3,a1d2a2,a3d2a1,a3d3a1,a1d4a1,a2d2a2d4,a2d1a2d4,a2d2a1d4,a2d4a2,a1d4a2,a1d4a3,a2d1a1d4,d2a1d5,d2a2d1,d2a3d1,d2a1d3,a3d2a2,a5d1,a5d2,a5d3,d4a4,d6a1,d6a2,d7,d5,a2d2a1,a4d4a1,a3d1a2,a3d3a2,a6d1,a6d2,d3a3d2,d2a3d4,d5a3,a1d3a1,a2d3a1",
    labels:
      "licence plate|license plate|number plate|plate number|registration number|vehicle registration|registration plate|car registration|plate no|plate|reg number|vrm|kennzeichen|nummernschild|autokennzeichen|plaque d'immatriculation|immatriculation|numero d'immatriculation|matricula|placa|numero de placa|targa|numero di targa|matricula do carro|kenteken|numer rejestracyjny|tablica rejestracyjna|госномер|номер автомобиля|车牌|车牌号|車牌|ナンバープレート|차량번호|plaka|plaka no|registreringsnummer|rekisterinumero|spz|numar de inmatriculare|rendszam|لوحة السيارة|रजिस्ट्रेशन नंबर|bien so xe",
  },
  {
    // https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
    id: "health-plan",
    title: "Health insurance member number",
    shapes: "a3d9,d9,d10,d11,d12,a1d8,a1d9,a2d8,a2d9,a3d8,a3d6,a3d7,a3d10,x10,x11,x12,x13,d8,d7",
    check: (code) => /\d{4}/.test(code),
    labels:
      "health insurance member id|member id|insurance member id|health plan|health plan id|health insurance number|health insurance id|insurance id|insurance number|policy number|subscriber id|group number|member number|versichertennummer|numero d'assure|numero de afiliado|numero de poliza|polizzennummer|numero tessera sanitaria|tessera sanitaria|carta sanitaria|numer ubezpieczenia|номер полиса|полис омс|医保|医保卡号|保険証番号|被保険者番号|건강보험|ehic|polisnummer|zorgpas|carteirinha",
  },
  {
    // https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
    id: "medical-record",
    title: "Medical record number",
    shapes: "d5,d6,d7,d8,d9,d10,a1d5,a2d5,a1d6,a1d7,a1d8,a2d6,a2d7,a2d8,a3d6,a3d7",
    labels:
      "mrn|medical record number|medical record number mrn|medical record no|medical record|patient id|patient number|patient no|chart number|patientennummer|patienten nr|numero de dossier medical|numero de paciente|historia clinica|numero de historia clinica|cartella clinica|numero do prontuario|prontuario|patientnummer|numer pacjenta|номер карты пациента|病历号|病歴番号|患者番号|환자번호|병록번호|hasta no|رقم المريض",
  },
  {
    // https://en.wikipedia.org/wiki/Bank_account
    id: "bank-account",
    title: "Bank account number",
    shapes: "d6,d7,d8,d9,d10,d11,d12,d13,d14,d15,d16,d17,d18",
    labels:
      "bank account|bank account number|account number|account no|acct no|acct number|a c no|a c number|account nr|acct|checking account|savings account|kontonummer|konto nr|konto|bankkonto|numero de compte|compte bancaire|numero de cuenta|cuenta bancaria|numero di conto|conto corrente|numero da conta|conta bancaria|rekeningnummer|bankrekening|numer konta|numer rachunku|номер счета|расчетный счет|银行账号|银行卡号|账号|帳號|口座番号|계좌번호|رقم الحساب|hesap no|hesap numarasi|kontonr|tilinumero|cislo uctu|cont bancar|bankszamlaszam|खाता संख्या|so tai khoan|clabe|bsb",
  },
  {
    // https://en.wikipedia.org/wiki/Card_security_code
    id: "cvv",
    title: "Security code of a card",
    shapes: "d3,d4",
    labels:
      "cvv|cvc|cvv2|cvc2|security code|card security code|cid|cvv code|cvc code|prufziffer|kartenprufnummer|cryptogramme|cryptogramme visuel|codigo de seguridad|codice di sicurezza|codigo de seguranca|kod cvv|код cvv|安全码|セキュリティコード|보안코드",
  },
  {
    // https://en.wikipedia.org/wiki/List_of_postal_codes
    id: "postcode",
    title: "Postal code",
    shapes:
      "d4,d5,d6,d7,d9,a1d1a1d1a1d1,d4a2,a2d4,a2d3,a1d1d1a2,a1d2a2,a2d2a2,a1d1a1d1a2,a2d1a1d1a2,a2d1d1a2,a1d1d2a2,a2d1d2a2,a3d4,d8,d3a2,a1d4a3,a1d4,d3",
    labels:
      "postcode|post code|postal code|zip code|zip|zipcode|plz|postleitzahl|code postal|codigo postal|cep|cap|codice postale|kod pocztowy|postcode nl|почтовый индекс|индекс|邮编|邮政编码|郵便番号|우편번호|posta kodu|postnummer|postinumero|psc|cod postal|iranyitoszam|الرمز البريدي|पिन कोड|pin code|pincode",
  },
  {
    // https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
    id: "age",
    title: "Age of a person",
    shapes: "d1,d2",
    labels: "patient age|age in years",
  },
];
