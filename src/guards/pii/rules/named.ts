import type { Rule, RuleExamples } from "../../../core/rule.ts";

const refs = ["LLM02:2025", "AML.T0057"] as const;
const views = ["folded", "decoded"] as const;

/** Words after which a person, a place or an account is named. They score 0: the guard reads what follows. */
export const rules: readonly Rule[] = [
  {
    id: "context/person-label",
    title: "Label of a field that holds the name of a person",
    pattern:
      /\b(?:(?:full|first|last|given|family|middle|maiden|customer|client|patient|employee|contact|user|account|cardholder|card ?holder|beneficiary|holder|sender|recipient|guest|tenant|member|student|applicant|passenger|owner|author|legal|display|billing|shipping)[ _-]?)?(?:name|nombre|nom|naam|nome|vorname|nachname|imie|nazwisko|apellido|apellidos|prenom|cognome|sobrenome|surname|ad soyad|adi soyadi|adi|namn|navn|nimi|jmeno|prijmeni)["'*_]{0,3}[ \t]{0,2}(?:[:=]|\|)/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-label-other-scripts",
    title: "Label of a field that holds the name of a person, in other scripts",
    pattern:
      /(?:姓名|名前|氏名|お名前|이름|성명|성함|имя|фио|фамилия|ім'я|الاسم|اسم|שם מלא|ονομα|ονοματεπωνυμο|नाम|ชื่อ)["'*_]{0,3}[ \t]{0,2}[:=：]/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-role",
    title: "Role that is followed by the name of its holder",
    pattern:
      /\b(?:account holder|card ?holder|patient|beneficiary|kontoinhaber(?:in)?|patientin|titulaire|titular|intestatario|paciente|paziente|rekeninghouder|posiadacz|pacjent(?:ka)?|insured|defendant|plaintiff)[ \t:]{1,3}|\b(?:tenant|employee|client|customer|passenger|applicant|attendee|contact|guest|signatory|witness|author)[ \t]?:[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-salutation",
    title: "Salutation that is followed by a name",
    pattern:
      /\b(?:dear|sehr geehrter?|lieber?|cher|chere|estimad[oa]|querid[oa]|gentile|caro|cara|egregio|prezad[oa]|geachte|beste|szanown[ya]|drogi|kara|kjaere|kaere|hyva|vazeny|vazena|stimate|stimata|tisztelt|sayin)[ \t]{1,2}|(?:уважаемый|уважаемая|шановний|шановна)[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-title",
    title: "Title that is followed by a name",
    pattern:
      /\b(?:mr|mrs|ms|miss|mx|dr|prof|herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle|sr|sra|srta|senor|senora|signor|signora|sig|dott|dhr|mevr|mevrouw|pani|pan|sir|madam|rev|hr|fru)\.?[ \t]/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-introduction",
    title: "Words with which people introduce themselves or others",
    pattern:
      /\b(?:my (?:full |first |last )?name is|i am|i'm|this is|name's|call me|people call me|mein name ist|ich heisse|ich bin|je m'appelle|je suis|mon nom est|me llamo|mi nombre es|soy|mi chiamo|il mio nome e|sono|meu nome e|me chamo|eu sou|mijn naam is|ik ben|ik heet|nazywam sie|mam na imie|jestem|jag heter|jeg heter|jeg hedder|nimeni on|benim adim|adim|jmenuji se|signed|sincerely yours)[ \t]{1,2}|меня зовут[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-speaker",
    title: "Verb of speech before a name",
    pattern:
      /[,"”][ \t](?:said|says|writes|wrote|asked|replied|added|explained|sagte|sagt|dit|dijo|dice|disse|zei|powiedzial|powiedziala)[ \t]/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-signature",
    title: "Close of a letter before the name of its writer",
    pattern:
      /\b(?:regards|sincerely|yours truly|yours faithfully|best wishes|cheers|many thanks|mit freundlichen grussen|viele grusse|liebe grusse|beste grusse|cordialement|bien a vous|salutations|atentamente|saludos|un saludo|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|met vriendelijke groet|groeten|z powazaniem|pozdrawiam|med vanlig halsning|med vennlig hilsen|saygilarimla|s pozdravem)[,.!]?[ \t]{0,2}\r?\n|с уважением[,.!]?[ \t]{0,2}\r?\n/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/address-label",
    title: "Words after which a postal address stands",
    pattern:
      /\b(?:(?:home |postal |mailing |billing |shipping |delivery |street |residential |my |new )?address(?: is)?|parcel goes to|ship(?:ped)? to|deliver(?:ed)? to|lives? at|living at|resid(?:es|ing) at|located at|adresse|anschrift|wohnhaft(?: in)?|direccion|domicilio|indirizzo|endereco|morada|adres|ulica|domiciliado en|demeurant|adresa|adressen|osoite)\b["'*_]{0,3}[ \t]{0,2}[:=]?[ \t"']{0,3}\n?/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/address-label-other-scripts",
    title: "Words after which a postal address stands, in other scripts",
    pattern: /(?:адрес|адреса|住所|地址|주소|العنوان|כתובת|διευθυνση|पता|ที่อยู่)["'*_]{0,3}[ \t]{0,2}[:=：]/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/handle",
    title: "Words after which the handle of a person stands",
    pattern:
      /\b(?:follow|twitter|instagram|handle|tiktok|mastodon|threads|github|telegram|tweet|x\.com|dm|mention)["']{0,2}[ \t]{0,2}[:=]?[ \t"']{1,3}@/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/user-name",
    title: "Label of a user name",
    pattern:
      /\b(?:user ?name|user_name|login|screen ?name|nickname|benutzername|nutzername|nom d'utilisateur|identifiant|nombre de usuario|usuario|nome utente|utente|gebruikersnaam|nazwa uzytkownika|kullanici adi)["'*_]{0,3}[ \t]{0,2}(?:[:=]|is)[ \t"']{0,3}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/bic",
    title: "Label of a BIC",
    pattern: /\b(?:bic|swift)(?:[ _/-]?(?:code|bic|swift|no|number))?\b/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/position",
    title: "Label of a position on the globe",
    pattern:
      /\b(?:coordinates|coords|gps|lat(?:itude)?|latlng|geo|location|position|koordinaten|coordenadas|coordonnees|coordinate|standort|wspolrzedne)\b[^\n]{0,24}?[+-]?[0-9]{1,3}\.[0-9]{3,15}/iu,
    score: 0,
    refs,
    views,
  },
];

export const examples: RuleExamples = {
  "context/person-label": {
    positive: ["Full name: Jane Roe", 'customer_name = "Jane Roe"', "Nachname: Muster"],
    negative: ["the name of the rose", "rename the file", "a name for it"],
  },
  "context/person-label-other-scripts": {
    positive: ["姓名：王小明", "氏名: 山田太郎", "имя: Анна"],
    negative: ["名前を入力してください", "имя файла", "이름을 쓰세요"],
  },
  "context/person-role": {
    positive: ["account holder Jane Roe", "Patient: Jane Roe", "Kontoinhaberin Erika Muster"],
    negative: ["be patient.", "accounts of holders", "customers"],
  },
  "context/person-salutation": {
    positive: ["Dear Jane Roe,", "Sehr geehrte Frau Muster", "Gentile Maria Rossi,"],
    negative: ["oh dear.", "endearing words", "charity"],
  },
  "context/person-title": {
    positive: ["Mr. Roe called", "Frau Muster", "Dr Roe"],
    negative: ["drive slowly", "Mrs", "panic"],
  },
  "context/person-introduction": {
    positive: ["my name is Jane", "I am Jane Roe", "Je m'appelle Jeanne"],
    negative: ["the naming of things", "am I late", "names are hard"],
  },
  "context/person-speaker": {
    positive: ['"No," said Jane Roe.', 'it works," says Roe', "done, said Jane Roe"],
    negative: ["he said so", "saying", "the writer wrote"],
  },
  "context/person-signature": {
    positive: ["Regards,\nJane", "Mit freundlichen Grüßen\nErika", "Cordialement,\nJeanne"],
    negative: ["as regards the plan", "sincerely held beliefs", "saludos a todos"],
  },
  "context/address-label": {
    positive: ["Address: 1 Main Street", "she lives at 4 Elm Road", "Anschrift: Hauptstr. 5"],
    negative: ["the speech was good", "a dress", "a lively talk"],
  },
  "context/address-label-other-scripts": {
    positive: ["住所：東京都", "адрес: улица", "地址: 北京市"],
    negative: ["住所不定", "адресат", "地址栏"],
  },
  "context/handle": {
    positive: ["Follow @jane_roe", "Twitter: @jane", "Instagram @roe"],
    negative: ["follow the rules", "@media print", "import x from '@scope/pkg'"],
  },
  "context/user-name": {
    positive: ["username: jroe", "Benutzername: emuster", "login is jroe"],
    negative: ["users of the name", "log in here", "a usual name"],
  },
  "context/bic": {
    positive: ["BIC: ABCDDEFF", "SWIFT code ABCDDEFFXXX", "swift-bic"],
    negative: ["a bicycle", "swiftly", "bicarbonate"],
  },
  "context/position": {
    positive: ["coordinates: 52.5200, 13.4050", "GPS 48.8566, 2.3522", "lat=40.4168"],
    negative: ["coordinates of the team", "late 3.5", "location unknown"],
  },
};
