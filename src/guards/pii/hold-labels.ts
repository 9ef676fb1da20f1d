import { birthLabels } from "./dates.ts";
import { LabelIndex } from "./labels.ts";

/** Kinds of labels after which more than one word is held. */
export const announces = { name: "name", field: "field", address: "address", birth: "birth" } as const;

/** What `name:` is called; a mark follows. */
const fields =
  "name|nombre|nom|naam|nome|vorname|nachname|imie|imię|nazwisko|apellido|apellidos|prenom|prénom|cognome|sobrenome|surname|ad soyad|adi soyadi|adı soyadı|adi|adı|namn|navn|nimi|jmeno|jméno|prijmeni|příjmení|meno a priezvisko|meno|priezvisko|ime i prezime|ime in priimek|prezime|priimek|nume si prenume|nume|prenume|nev|vards|uzvards|vardas|pavarde|eesnimi|perekonnanimi|etunimi|sukunimi|fornavn|etternavn|efternavn|fornamn|efternamn|voornaam|achternaam|soyadi|nafn|nama|nama lengkap|nama penuh|ho va ten|ho ten|jina|jina kamili|pangalan|nombre completo|nom complet|nome completo|imie i nazwisko";

const owners =
  "full first last given family middle maiden customer client patient employee contact user account cardholder beneficiary holder sender recipient guest tenant member student applicant passenger owner author legal display billing shipping";

const otherFields =
  "姓名|名前|氏名|お名前|이름|성명|성함|имя|фио|фамилия|ім'я|الاسم|اسم|שם מלא|ονομα|όνομα|ονοματεπωνυμο|ονοματεπώνυμο|नाम|ชื่อ|الاسم الكامل|اسم المريض|اسم العميل|نام|نام و نام خانوادگی|نام خانوادگی|نام کامل|نام بیمار|שם|שם הלקוח|שם המטופל|নাম|पूरा नाम|ชื่อ-นามสกุล|ชื่อ นามสกุล|ชื่อผู้ป่วย|аты-жөні|прізвище|піб|име|име и фамилия|имя и фамилия|име и презиме|име и презиме|фамилия имя отчество|სახელი|სახელი და გვარი|անուն|收件人|联系人|聯絡人|患者姓名|客户姓名|会员姓名|고객명|환자명|수취인|받는 사람|お客様名|患者名|宛名";

/** Roles, salutations, titles, introductions, verbs of speech and closes of letters. */
const names =
  "account holder|card holder|cardholder|patient|beneficiary|kontoinhaber|kontoinhaberin|patientin|titulaire|titular|intestatario|paciente|paziente|rekeninghouder|posiadacz|pacjent|pacjentka|insured|defendant|plaintiff|tenant|employee|client|customer|passenger|applicant|attendee|contact|guest|signatory|witness|author|landlord|landlady|reporter|assignee|requester|requested by|reported by|approved by|prepared by|signed by|submitted by|next of kin|witness name|spouse|mother|father|guardian|driver|buyer|seller|purchaser|lessee|lessor|borrower|claimant|complainant|respondent|physician|therapist|candidate|attn|bill to|sold to|kunde|kundin|klient|klientin|mieter|mieterin|vermieter|vermieterin|kaufer|kauferin|verkaufer|verkauferin|ansprechpartner|ansprechpartnerin|sachbearbeiter|sachbearbeiterin|antragsteller|antragstellerin|empfanger|empfangerin|absender|absenderin|zahlungsempfanger|auftraggeber|versicherungsnehmer|locataire|proprietaire|destinataire|expediteur|assure|salarie|responsable|cliente|destinatario|destinataria|remitente|inquilino|inquilina|arrendador|solicitante|empleado|empleada|mittente|intestatario|locatore|conduttore|responsavel|interessado|requerente|titular da conta|klant|huurder|verhuurder|contactpersoon|afzender|ontvanger|nabywca|sprzedawca|klientka|odbiorca|nadawca|najemca|soker|kund|sokande|ansoger|pasient|hakija|asiakas|saaja|potilas|zakaznik|kupujici|prodavajici|najemce|pacientka|pacijent|kupac|stranka|ugyfel|beteg|cumparator|vanzator|beneficiar|musteri|hasta|alici|gonderen|pelanggan|pasien|penerima|pengirim|khach hang|benh nhan|клиент|пациент|заявитель|получатель|отправитель|покупатель|продавец|клієнт|пацієнт|заявник|отримувач|πελατης|ασθενης|" +
  "dear|sehr geehrte|sehr geehrter|liebe|lieber|cher|chere|chère|estimado|estimada|querido|querida|gentile|caro|cara|egregio|prezado|prezada|geachte|beste|szanowny|szanowna|drogi|уважаемый|уважаемая|шановний|шановна|уважаеми|уважаема|поштовани|поштована|драги|драга|шановне|дорогой|дорогая|αγαπητε|αγαπητη|αξιοτιμε|kara|kära|kjaere|kjære|kaere|kære|hyva|hyvä|vazeny|vážený|vazena|vážená|stimate|stimata|stimată|tisztelt|sayin|sayın|postovani|postovana|postovane|spostovani|spostovana|dragi|draga|kedves|exmo|exma|ilmo|ilma|caros|sevgili|stimati|arvoisa|lugupeetud|gerbiama|gerbiamas|godatais|godata|kinh gui|yth|" +
  "mr|mrs|ms|miss|mx|dr|prof|herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle|sr|sra|srta|senor|señor|senora|señora|signor|signora|sig|dott|dhr|mevr|mevrouw|pani|pan|sir|madam|rev|hr|fru|senhor|senhora|dra|gospodin|gospodine|gospodja|domnul|domnule|doamna|herra|rouva|meneer|г-н|г-жа|господин|госпожа|" +
  "my name is|my full name is|my first name is|my last name is|i am|i'm|i’m|this is|name's|name’s|call me|people call me|mein name ist|ich heisse|ich heiße|ich bin|je m'appelle|je m’appelle|je suis|mon nom est|me llamo|mi nombre es|soy|mi chiamo|il mio nome e|il mio nome è|sono|meu nome e|meu nome é|me chamo|eu sou|mijn naam is|ik ben|ik heet|nazywam sie|nazywam się|mam na imie|mam na imię|jestem|меня зовут|jag heter|jeg heter|jeg hedder|nimeni on|benim adim|benim adım|adim|adım|jmenuji se|signed|sincerely yours|" +
  "said|says|writes|wrote|asked|replied|added|explained|sagte|sagt|dit|dijo|dice|disse|zei|powiedzial|powiedział|powiedziala|powiedziała|" +
  "regards|sincerely|yours truly|yours faithfully|best wishes|cheers|many thanks|mit freundlichen grussen|mit freundlichen grüssen|mit freundlichen grüßen|viele grusse|viele grüsse|viele grüße|liebe grusse|liebe grüsse|liebe grüße|beste grusse|beste grüsse|beste grüße|cordialement|bien a vous|bien à vous|salutations|atentamente|saludos|un saludo|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|met vriendelijke groet|groeten|z powazaniem|z poważaniem|pozdrawiam|с уважением|med vanlig halsning|med vänlig hälsning|med vennlig hilsen|saygilarimla|saygılarımla|s pozdravem|best|all the best|take care|love|thanks|thank you|yours|respectfully|yours sincerely|vriendelijke groeten|hartelijke groet|groetjes|bien sincerement|amicalement|respectueusement|un abrazo|un abbraccio|tanti saluti|in fede|um abraco|abraco|vanliga halsningar|basta halsningar|halsningar|med venlig hilsen|venlig hilsen|vennlig hilsen|hilsen|bedste hilsner|mvh|ystavallisin terveisin|terveisin|pozdrowienia|s uctou|s pozdravom|udvozlettel|tisztelettel|cu stima|cu respect|srdacan pozdrav|s postovanjem|lep pozdrav|lijep pozdrav|saygilarimizla|selamlar|lugupidamisega|ar cienu|pagarbiai|hormat kami|tran trong|signed|с уважение|з повагою|поздрави|с поштовањем|με εκτιμηση|" +
  "hi|hello|hey|hej|hei|moi|hoi|hallo|hola|ola|ciao|salut|bonjour|bonsoir|buongiorno|buonasera|buenos dias|buenas tardes|bom dia|boa tarde|guten tag|guten morgen|czesc|dzien dobry|ahoj|dobry den|merhaba|szia|buna ziua|bok|zdravo|halo|xin chao|привет|здравствуйте|добрый день|вітаю|добридень|здравейте|from:|reply-to:|sender:|signed-off-by:|co-authored-by:|reviewed-by:|author:|reporter:|maintainer:|尊敬的|亲爱的|親愛的|عزيزي السيد|عزيزتي السيدة|حضرة السيد|حضرة السيدة";

const addresses =
  "address|address is|parcel goes to|ship to|shipped to|deliver to|delivered to|live at|lives at|living at|resides at|residing at|located at|adresse|anschrift|wohnhaft|wohnhaft in|direccion|dirección|domicilio|indirizzo|endereco|endereço|morada|adres|ulica|domiciliado en|demeurant|adresa|adressen|osoite|адрес|адреса|住所|地址|주소|العنوان|כתובת|διευθυνση|διεύθυνση|पता|ที่อยู่|адрес доставки|адрес регистрации|адрес проживания|место жительства|фактический адрес|адреса доставки|адреса проживання|место проживання|адрес на доставка|адреса становања|住址|收货地址|送货地址|通讯地址|家庭住址|送貨地址|通訊地址|ご住所|お届け先|배송지|배송 주소|집 주소|עיר מגורים|כתובת למשלוח|כתובת מגורים|לכתובת|عنوان|عنوان السكن|عنوان التوصيل|عنوان المنزل|آدرس|نشانی|پتہ|ঠিকানা|முகவரி|ที่อยู่จัดส่ง|διευθυνση κατοικιας|διευθυνση αποστολης|" +
  "adresse de livraison|adresse de facturation|adresse postale|adresse du domicile|domicile|direccion de envio|direccion de facturacion|direccion de entrega|direccion postal|residencia|residenza|indirizzo di residenza|indirizzo di spedizione|indirizzo di fatturazione|endereco de entrega|endereco residencial|endereco de cobranca|morada de entrega|lieferadresse|lieferanschrift|rechnungsadresse|wohnadresse|wohnort|postanschrift|plz/ort|plz ort|bezorgadres|factuuradres|woonadres|afleveradres|bydliste|trvale bydliste|trvaly pobyt|adresa bydliste|adresa trvaleho pobytu|dorucovaci adresa|dodaci adresa|adresa dorucenia|prebivaliste|naslov|stalni naslov|lakcim|cim|szallitasi cim|szamlazasi cim|lakohely|adres zamieszkania|adres zameldowania|adres dostawy|adres korespondencyjny|adres do korespondencji|leveransadress|bostadsadress|hemadress|leveringsadresse|bopael|bopel|adresse for levering|toimitusosoite|kotiosoite|heimili|heimilisfang|gyvenamoji vieta|adresas|adrese|deklareta adrese|aadress|elukoht|domiciliu|adresa de livrare|adresa de domiciliu|ev adresi|teslimat adresi|fatura adresi|ikametgah|alamat|alamat rumah|alamat penghantaran|dia chi|dia chi giao hang|tirahan|anwani";

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
