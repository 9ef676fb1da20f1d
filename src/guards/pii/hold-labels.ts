import { birthLabels } from "./dates.ts";
import { LabelIndex } from "./labels.ts";

/** Kinds of labels after which more than one word is held. */
export const announces = { name: "name", field: "field", address: "address", birth: "birth" } as const;

/** What `name:` is called; a mark follows. */
const fields =
  "name|nombre|nom|naam|nome|vorname|nachname|imie|imię|nazwisko|apellido|apellidos|prenom|prénom|cognome|sobrenome|surname|ad soyad|adi soyadi|adı soyadı|adi|adı|namn|navn|nimi|jmeno|jméno|prijmeni|příjmení";

const owners =
  "full first last given family middle maiden customer client patient employee contact user account cardholder beneficiary holder sender recipient guest tenant member student applicant passenger owner author legal display billing shipping";

const otherFields =
  "姓名|名前|氏名|お名前|이름|성명|성함|имя|фио|фамилия|ім'я|الاسم|اسم|שם מלא|ονομα|όνομα|ονοματεπωνυμο|ονοματεπώνυμο|नाम|ชื่อ";

/** Roles, salutations, titles, introductions, verbs of speech and closes of letters. */
const names =
  "account holder|card holder|cardholder|patient|beneficiary|kontoinhaber|kontoinhaberin|patientin|titulaire|titular|intestatario|paciente|paziente|rekeninghouder|posiadacz|pacjent|pacjentka|insured|defendant|plaintiff|tenant|employee|client|customer|passenger|applicant|attendee|contact|guest|signatory|witness|author|" +
  "dear|sehr geehrte|sehr geehrter|liebe|lieber|cher|chere|chère|estimado|estimada|querido|querida|gentile|caro|cara|egregio|prezado|prezada|geachte|beste|szanowny|szanowna|drogi|уважаемый|уважаемая|шановний|шановна|kara|kära|kjaere|kjære|kaere|kære|hyva|hyvä|vazeny|vážený|vazena|vážená|stimate|stimata|stimată|tisztelt|sayin|sayın|" +
  "mr|mrs|ms|miss|mx|dr|prof|herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle|sr|sra|srta|senor|señor|senora|señora|signor|signora|sig|dott|dhr|mevr|mevrouw|pani|pan|sir|madam|rev|hr|fru|" +
  "my name is|my full name is|my first name is|my last name is|i am|i'm|i’m|this is|name's|name’s|call me|people call me|mein name ist|ich heisse|ich heiße|ich bin|je m'appelle|je m’appelle|je suis|mon nom est|me llamo|mi nombre es|soy|mi chiamo|il mio nome e|il mio nome è|sono|meu nome e|meu nome é|me chamo|eu sou|mijn naam is|ik ben|ik heet|nazywam sie|nazywam się|mam na imie|mam na imię|jestem|меня зовут|jag heter|jeg heter|jeg hedder|nimeni on|benim adim|benim adım|adim|adım|jmenuji se|signed|sincerely yours|" +
  "said|says|writes|wrote|asked|replied|added|explained|sagte|sagt|dit|dijo|dice|disse|zei|powiedzial|powiedział|powiedziala|powiedziała|" +
  "regards|sincerely|yours truly|yours faithfully|best wishes|cheers|many thanks|mit freundlichen grussen|mit freundlichen grüssen|mit freundlichen grüßen|viele grusse|viele grüsse|viele grüße|liebe grusse|liebe grüsse|liebe grüße|beste grusse|beste grüsse|beste grüße|cordialement|bien a vous|bien à vous|salutations|atentamente|saludos|un saludo|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|met vriendelijke groet|groeten|z powazaniem|z poważaniem|pozdrawiam|с уважением|med vanlig halsning|med vänlig hälsning|med vennlig hilsen|saygilarimla|saygılarımla|s pozdravem";

const addresses =
  "address|address is|parcel goes to|ship to|shipped to|deliver to|delivered to|live at|lives at|living at|resides at|residing at|located at|adresse|anschrift|wohnhaft|wohnhaft in|direccion|dirección|domicilio|indirizzo|endereco|endereço|morada|adres|ulica|domiciliado en|demeurant|adresa|adressen|osoite|адрес|адреса|住所|地址|주소|العنوان|כתובת|διευθυνση|διεύθυνση|पता|ที่อยู่";

let near: LabelIndex | undefined;
let far: LabelIndex | undefined;

/** Labels of names; made when they are first asked for. */
export function nameLabels(): LabelIndex {
  if (near !== undefined) return near;
  near = new LabelIndex();
  near.add(announces.field, fields);
  near.add(announces.field, otherFields);
  const joined = owners.split(" ").map((owner) => `${owner}name`);
  near.add(announces.field, joined.join("|"));
  near.add(announces.name, names);
  return near;
}

/** Labels of addresses and dates of birth; made when they are first asked for. */
export function placeLabels(): LabelIndex {
  if (far !== undefined) return far;
  far = new LabelIndex();
  far.add(announces.address, addresses);
  far.add(announces.birth, birthLabels);
  return far;
}
