import type { Rule, RuleExamples } from "../../../core/rule.ts";

const refs = ["LLM02:2025", "AML.T0057"] as const;
const views = ["folded", "decoded"] as const;

/** Words after which a person, a place or an account is named. They score 0: the guard reads what follows. */
export const rules: readonly Rule[] = [
  {
    id: "context/person-label",
    title: "Label of a field that holds the name of a person",
    pattern:
      /\b(?:(?:full|first|last|given|family|middle|maiden|customer|client|patient|employee|contact|user|account|cardholder|card ?holder|beneficiary|holder|sender|recipient|guest|tenant|member|student|applicant|passenger|owner|author|legal|display|billing|shipping)[ _-]?)?(?:name|nombre|nom|naam|nome|vorname|nachname|imie|nazwisko|apellido|apellidos|prenom|cognome|sobrenome|surname|ad soyad|adi soyadi|adi|namn|navn|nimi|jmeno|prijmeni|meno a priezvisko|meno|priezvisko|ime i prezime|ime in priimek|prezime|priimek|nume si prenume|nume|prenume|nev|vards|uzvards|vardas|pavarde|eesnimi|perekonnanimi|etunimi|sukunimi|fornavn|etternavn|efternavn|fornamn|efternamn|voornaam|achternaam|soyadi|nafn|nama|nama lengkap|nama penuh|ho va ten|ho ten|jina|jina kamili|pangalan|nombre completo|nom complet|nome completo|imie i nazwisko)["'*_]{0,3}[ \t]{0,2}(?:[:=|,;\t]|\r?\n)/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-label-other-scripts",
    title: "Label of a field that holds the name of a person, in other scripts",
    pattern:
      /(?:姓名|名前|氏名|お名前|이름|성명|성함|имя|фио|фамилия|ім'я|الاسم|اسم|שם מלא|ονομα|ονοματεπωνυμο|नाम|ชื่อ|الاسم الكامل|اسم المريض|اسم العميل|نام|نام و نام خانوادگی|نام خانوادگی|نام کامل|نام بیمار|שם|שם הלקוח|שם המטופל|নাম|पूरा नाम|ชื่อ-นามสกุล|ชื่อ นามสกุล|ชื่อผู้ป่วย|аты-жөні|прізвище|піб|име|име и фамилия|имя и фамилия|име и презиме|име и презиме|фамилия имя отчество|სახელი|სახელი და გვარი|անուն|收件人|联系人|聯絡人|患者姓名|客户姓名|会员姓名|고객명|환자명|수취인|받는 사람|お客様名|患者名|宛名)["'*_]{0,3}[ \t]{0,2}(?:[:=：,;\t]|\r?\n)/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-role",
    title: "Role that is followed by the name of its holder",
    pattern:
      /\b(?:account holder|card ?holder|patient|beneficiary|kontoinhaber(?:in)?|patientin|titulaire|titular|intestatario|paciente|paziente|rekeninghouder|posiadacz|pacjent(?:ka)?|insured|defendant|plaintiff)[ \t:]{1,3}|\b(?:tenant|employee|client|customer|passenger|applicant|attendee|contact|guest|signatory|witness|author|landlord|landlady|reporter|assignee|requester|requested by|reported by|approved by|prepared by|signed by|submitted by|next of kin|witness name|spouse|mother|father|guardian|driver|buyer|seller|purchaser|lessee|lessor|borrower|claimant|complainant|respondent|physician|therapist|candidate|attn|bill to|sold to|kunde|kundin|klient|klientin|mieter|mieterin|vermieter|vermieterin|kaufer|kauferin|verkaufer|verkauferin|ansprechpartner|ansprechpartnerin|sachbearbeiter|sachbearbeiterin|antragsteller|antragstellerin|empfanger|empfangerin|absender|absenderin|zahlungsempfanger|auftraggeber|versicherungsnehmer|locataire|proprietaire|destinataire|expediteur|assure|salarie|responsable|cliente|destinatario|destinataria|remitente|inquilino|inquilina|arrendador|solicitante|empleado|empleada|mittente|intestatario|locatore|conduttore|responsavel|interessado|requerente|titular da conta|klant|huurder|verhuurder|contactpersoon|afzender|ontvanger|nabywca|sprzedawca|klientka|odbiorca|nadawca|najemca|soker|kund|sokande|ansoger|pasient|hakija|asiakas|saaja|potilas|zakaznik|kupujici|prodavajici|najemce|pacientka|pacijent|kupac|stranka|ugyfel|beteg|cumparator|vanzator|beneficiar|musteri|hasta|alici|gonderen|pelanggan|pasien|penerima|pengirim|khach hang|benh nhan)[ \t]?:[ \t]{1,2}|(?:клиент|пациент|заявитель|получатель|отправитель|покупатель|продавец|клієнт|пацієнт|заявник|отримувач|πελατης|ασθενης):[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-salutation",
    title: "Salutation that is followed by a name",
    pattern:
      /\b(?:dear|sehr geehrter?|lieber?|cher|chere|estimad[oa]|querid[oa]|gentile|caro|cara|egregio|prezad[oa]|geachte|beste|szanown[ya]|drogi|kara|kjaere|kaere|hyva|vazeny|vazena|stimate|stimata|tisztelt|sayin|postovani|postovana|postovane|spostovani|spostovana|dragi|draga|kedves|exmo|exma|ilmo|ilma|caros|sevgili|stimati|arvoisa|lugupeetud|gerbiama|gerbiamas|godatais|godata|kinh gui|yth)[.]?[ \t]{1,2}|(?:уважаемый|уважаемая|шановний|шановна|уважаеми|уважаема|поштовани|поштована|драги|драга|шановне|дорогой|дорогая|αγαπητε|αγαπητη|αξιοτιμε)[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-title",
    title: "Title that is followed by a name",
    pattern:
      /\b(?:mr|mrs|ms|miss|mx|dr|prof|herr|herrn|frau|monsieur|madame|mademoiselle|mme|mlle|sr|sra|srta|senor|senora|signor|signora|sig|dott|dhr|mevr|mevrouw|pani|pan|sir|madam|rev|hr|fru|senhor|senhora|dra|gospodin|gospodine|gospodja|domnul|domnule|doamna|herra|rouva|meneer)\.?[ \t]|(?:г-н|г-жа|господин|госпожа)\.?[ \t]/iu,
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
      /\b(?:regards|sincerely|yours truly|yours faithfully|best wishes|cheers|many thanks|mit freundlichen grussen|viele grusse|liebe grusse|beste grusse|cordialement|bien a vous|salutations|atentamente|saludos|un saludo|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|met vriendelijke groet|groeten|z powazaniem|pozdrawiam|med vanlig halsning|med vennlig hilsen|saygilarimla|s pozdravem|best|all the best|take care|love|thanks|thank you|yours|respectfully|yours sincerely|vriendelijke groeten|hartelijke groet|groetjes|bien sincerement|amicalement|respectueusement|un abrazo|un abbraccio|tanti saluti|in fede|um abraco|abraco|vanliga halsningar|basta halsningar|halsningar|med venlig hilsen|venlig hilsen|vennlig hilsen|hilsen|bedste hilsner|mvh|ystavallisin terveisin|terveisin|pozdrowienia|s uctou|s pozdravom|udvozlettel|tisztelettel|cu stima|cu respect|srdacan pozdrav|s postovanjem|lep pozdrav|lijep pozdrav|saygilarimizla|selamlar|lugupidamisega|ar cienu|pagarbiai|hormat kami|tran trong|signed)[,.!]?[ \t]{0,2}\r?\n|(?:с уважением|с уважение|з повагою|поздрави|с поштовањем|με εκτιμηση)[,.!]?[ \t]{0,2}\r?\n/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-close",
    title: "Close of a letter on the line of its writer's name",
    pattern:
      /\b(?:(?:kind|best|warm) regards|sincerely yours|yours sincerely|mit freundlichen grussen|viele grusse|liebe grusse|cordialement|atentamente|un saludo|saludos cordiales|cordiali saluti|distinti saluti|atenciosamente|met vriendelijke groet|z powazaniem|pozdrawiam|med vanlig halsning|vanliga halsningar|med vennlig hilsen|med venlig hilsen|venlig hilsen|vennlig hilsen|ystavallisin terveisin|s pozdravem|s pozdravom|udvozlettel|cu stima|srdacan pozdrav|s postovanjem|lep pozdrav|saygilarimla|saygilarimizla),?[ \t]{1,2}|(?:с уважением|с уважение|з повагою),?[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-greeting",
    title: "Greeting at the beginning of a line before a first name",
    pattern:
      /\b(?:hi|hello|hey|hej|hei|moi|hoi|hallo|hola|ola|ciao|salut|bonjour|bonsoir|buongiorno|buonasera|buenos dias|buenas tardes|bom dia|boa tarde|guten tag|guten morgen|czesc|dzien dobry|ahoj|dobry den|merhaba|szia|buna ziua|bok|zdravo|halo|xin chao)[ \t]{1,2}|(?:привет|здравствуйте|добрый день|вітаю|добридень|здравейте),?[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-header",
    title: "Head of a message or a commit before a name and its address",
    pattern:
      /\b(?:from|reply-to|sender|signed-off-by|co-authored-by|reviewed-by|author|reporter|maintainer):[ \t]{1,2}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/person-honorific",
    title: "Salutation before a name in scripts without capitals",
    pattern: /(?:尊敬的|亲爱的|親愛的)|(?:عزيزي السيد|عزيزتي السيدة|حضرة السيد|حضرة السيدة)[ ]/iu,
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
    id: "context/address-field",
    title: "Label of a field that holds a postal address",
    pattern:
      /\b(?:adresse de livraison|adresse de facturation|adresse postale|adresse du domicile|domicile|direccion de envio|direccion de facturacion|direccion de entrega|direccion postal|residencia|residenza|indirizzo di residenza|indirizzo di spedizione|indirizzo di fatturazione|endereco de entrega|endereco residencial|endereco de cobranca|morada de entrega|lieferadresse|lieferanschrift|rechnungsadresse|wohnadresse|wohnort|postanschrift|plz\/ort|plz ort|bezorgadres|factuuradres|woonadres|afleveradres|bydliste|trvale bydliste|trvaly pobyt|adresa bydliste|adresa trvaleho pobytu|dorucovaci adresa|dodaci adresa|adresa dorucenia|prebivaliste|naslov|stalni naslov|lakcim|cim|szallitasi cim|szamlazasi cim|lakohely|adres zamieszkania|adres zameldowania|adres dostawy|adres korespondencyjny|adres do korespondencji|leveransadress|bostadsadress|hemadress|leveringsadresse|bopael|bopel|adresse for levering|toimitusosoite|kotiosoite|heimili|heimilisfang|gyvenamoji vieta|adresas|adrese|deklareta adrese|aadress|elukoht|domiciliu|adresa de livrare|adresa de domiciliu|ev adresi|teslimat adresi|fatura adresi|ikametgah|alamat|alamat rumah|alamat penghantaran|dia chi|dia chi giao hang|tirahan|anwani)["'*_]{0,3}[ \t]{0,2}[:=][ \t"']{0,3}/iu,
    score: 0,
    refs,
    views,
  },
  {
    id: "context/address-label-other-scripts",
    title: "Words after which a postal address stands, in other scripts",
    pattern:
      /(?:адрес|адреса|住所|地址|주소|العنوان|כתובת|διευθυνση|पता|ที่อยู่|адрес доставки|адрес регистрации|адрес проживания|место жительства|фактический адрес|адреса доставки|адреса проживання|место проживання|адрес на доставка|адреса становања|住址|收货地址|送货地址|通讯地址|家庭住址|送貨地址|通訊地址|ご住所|お届け先|배송지|배송 주소|집 주소|עיר מגורים|כתובת למשלוח|כתובת מגורים|לכתובת|عنوان|عنوان السكن|عنوان التوصيل|عنوان المنزل|آدرس|نشانی|پتہ|ঠিকানা|முகவரி|ที่อยู่จัดส่ง|διευθυνση κατοικιας|διευθυνση αποστολης)["'*_]{0,3}[ \t]{0,2}[:=：]/iu,
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
  "context/person-close": {
    positive: ["Kind regards, Jane Roe", "Pozdrawiam, Anna Nowak", "С уважением, Иван Петров"],
    negative: ["as regards Jane", "Kind regards,\nJane Roe", "cordially yours"],
  },
  "context/person-greeting": {
    positive: ["Hi Jane,", "Hola Pedro,", "Добрый день, Иван"],
    negative: ["this is high", "Hi,", "oh my"],
  },
  "context/person-header": {
    positive: ["From: Jane Roe <jane@example.org>", "Sender: Max Muster", "Signed-off-by: Jane Roe"],
    negative: ["from the start", "to:", "mosaic: a game"],
  },
  "context/person-honorific": {
    positive: ["尊敬的王小明先生", "亲爱的李娜女士", "عزيزي السيد عمر حداد"],
    negative: ["尊敬", "王小明先生", "السيد الرئيس"],
  },
  "context/address-label": {
    positive: ["Address: 1 Main Street", "she lives at 4 Elm Road", "Anschrift: Hauptstr. 5"],
    negative: ["the speech was good", "a dress", "a lively talk"],
  },
  "context/address-field": {
    positive: ["Adresse de livraison : 4 rue Haute", "Lakcím: 1052 Budapest", "Alamat: Jl. Melati 4"],
    negative: ["Cimbria: a region", "the domicile", "alamat palsu"],
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
