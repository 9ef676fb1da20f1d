import { describe, expect, test } from "vitest";
import { pii } from "../../../src/guards/pii/index.ts";
import { createChecker } from "../../../src/index.ts";
import fc from "../../support/property.ts";
import { find } from "./find.ts";

const card = "4111 1111" + " 1111 1111";
const iban = "DE89 3704 0044" + " 0532 0130 00";

describe("finds", () => {
  test.each([
    [
      "an address with a tag",
      "write to jane.roe+news@example.co.uk.",
      ["email: jane.roe+news@example.co.uk"],
    ],
    ["an international address", "an 用户@例子.公司 bitte", ["email: 用户@例子.公司"]],
    ["a quoted local part", 'to "jane roe"@example.org now', ['email: "jane roe"@example.org']],
    [
      "a quoted local part in JSON",
      JSON.stringify({ a: 'to "jane roe"@example.org now' }),
      ['email: "jane roe\\"@example.org'],
    ],
    ["an address in words", "jane dot roe at example dot org", ["email: jane dot roe at example dot org"]],
    [
      "an address in words after another at",
      "reach me at jane dot roe at example dot org today",
      ["email: jane dot roe at example dot org"],
    ],
    ["a phone number of any country", "call +41 44 668 18 00 now", ["phone: +41 44 668 18 00"]],
    ["a national number after a label", "Telefon: 044 668 18 00", ["phone: 044 668 18 00"]],
    ["a card", `paid with ${card}.`, [`credit-card: ${card}`]],
    ["a card in other digits", "card number ٤١١١١١١١١١١١١١١١", ["credit-card: ٤١١١١١١١١١١١١١١١"]],
    ["an IBAN", `to ${iban} today`, [`iban: ${iban}`]],
    ["an IPv4 address", "from 93.184.216.34:8080", ["ip: 93.184.216.34"]],
    ["an IPv6 address", "from 2a02:26f0:c900:38b::2add", ["ip: 2a02:26f0:c900:38b::2add"]],
    ["a MAC address", "device 3c-22-fb-9a-10-7e", ["mac: 3c-22-fb-9a-10-7e"]],
    [
      "a Bitcoin address",
      "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
      ["crypto-address: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT"],
    ],
    ["a birth date in words", "born on March 3, 1987 in Graz", ["date-of-birth: March 3, 1987"]],
    ["a birth date in another script", "生年月日：1987年3月4日", ["date-of-birth: 1987年3月4日"]],
    ["a number without label by its form", "the file of 856-45-6789 is open", ["us-ssn: 856-45-6789"]],
    ["a label in camel case", '{"passportNumber": "C4F7K2L91"}', ["passport: C4F7K2L91"]],
    [
      "a column of a table",
      "| who | ssn |\n|---|---|\n| a | 856456789 |\n| b | 857456789 |",
      ["us-ssn: 856456789", "us-ssn: 857456789"],
    ],
    [
      "a number after letters",
      "the customer's SSN (8 5 6 - 4 5 - 6 7 8 9) is",
      ["us-ssn: 8 5 6 - 4 5 - 6 7 8 9"],
    ],
    ["a MAC address in pairs", "MAC address is A9 C5 D4 9F EB D3", ["mac: A9 C5 D4 9F EB D3"]],
    ["a name after a salutation", "Dear Jane Roe,\nwelcome", ["person-name: Jane Roe"]],
    ["a name with particles", "account holder Jan van der Berg paid", ["person-name: Jan van der Berg"]],
    [
      "a labelled address",
      "Address: 12 Elm Road, Springfield\nthanks",
      ["postal-address: 12 Elm Road, Springfield"],
    ],
    ["a BIC", "BIC: DEUTDEFF500", ["bic: DEUTDEFF500"]],
    [
      "an address in ideographs",
      "地址：北京市海淀区中关村大街27号",
      ["postal-address: 北京市海淀区中关村大街27号"],
    ],
    [
      "an address in Cyrillic",
      "Адрес: ул. Ленина, д. 5, кв. 12, Москва",
      ["postal-address: ул. Ленина, д. 5, кв. 12, Москва"],
    ],
    ["a name after a salutation in Cyrillic", "Уважаемый Иван Петров, ...", ["person-name: Иван Петров"]],
    ["a signature in Cyrillic", "С уважением,\nИван Петров", ["person-name: Иван Петров"]],
    [
      "the parts of a name in JSON",
      '{"first_name":"Omar","last_name":"Haddad"}',
      ["person-name: Omar", "person-name: Haddad"],
    ],
    ["a number of Vietnam", "mã số thuế: 0100233488", ["vn-mst: 0100233488"]],
    [
      "a URL with a password",
      "see https://jane:s3cretWord@host.example/x",
      ["url-credentials: https://jane:s3cretWord@host.example/x"],
    ],
    ["a position", "GPS: 47.376886, 8.541694", ["position: 47.376886, 8.541694"]],
    ["a handle", "follow @jane_roe7 today", ["username: jane_roe7"]],
    [
      "a card above an address of a network",
      `${card}\n2a02:26f0:c900:38b::2add`,
      [`credit-card: ${card}`, "ip: 2a02:26f0:c900:38b::2add"],
    ],
    [
      "cards around a MAC address",
      `${card}\n3c:22:fb:9a:10:7e\n${card}`,
      [`credit-card: ${card}`, "mac: 3c:22:fb:9a:10:7e", `credit-card: ${card}`],
    ],
    [
      "a number after words that ask for a call",
      "You can reach me on 0191 498 0123",
      ["phone: 0191 498 0123"],
    ],
    ["a number after a label in Croatian", "Mobitel: 098 412 7733", ["phone: 098 412 7733"]],
    ["a number after a label in Arabic", "ورقم الهاتف 0544128871", ["phone: 0544128871"]],
    ["a number after a label in Persian digits", "شماره تماس: ۰۹۱۳ ۴۴۱ ۲۲۷۱", ["phone: ۰۹۱۳ ۴۴۱ ۲۲۷۱"]],
    [
      "the numbers of a row with commas",
      "4,+41 44 668 18 00,1990-10-30\n5,+44 20 7031 3000,1985-06-04",
      ["phone: +41 44 668 18 00", "phone: +44 20 7031 3000"],
    ],
    ["a phone number alone on its line", "電話：03-5159-0021\n〒104-0061", ["phone: 03-5159-0021"]],
    ["a date of birth in Slovak", "Dátum narodenia: 3. 11. 1968", ["date-of-birth: 3. 11. 1968"]],
    ["a date of birth in Korean", "생년월일: 1987년 11월 2일", ["date-of-birth: 1987년 11월 2일"]],
    ["a date of birth in Danish", "Fødselsdato: 7/9-1981", ["date-of-birth: 7/9-1981"]],
    ["a family name before a first name", "Patient: Muster, Erika\nroom 4", ["person-name: Muster, Erika"]],
    ["a name in capitals", "Cardholder: ERIKA B MUSTER\nexp 09/29", ["person-name: ERIKA B MUSTER"]],
    ["a name in Hebrew", "שם מלא: דנה לוי\nגיל: 40", ["person-name: דנה לוי"]],
    [
      "a bare name near other personal data, in Hebrew",
      "שם: דנה לוי\nטלפון: 054-123-4567",
      ["person-name: דנה לוי", "phone: 054-123-4567"],
    ],
    [
      "a bare name near other personal data, in Hindi",
      "नाम: राम कुमार\nram@example.org",
      ["person-name: राम कुमार", "email: ram@example.org"],
    ],
    [
      "values in columns of CSV",
      'id,name,phone,birth date\r\n7,"Roe, Jane",044 668 18 00,1985-06-04\r\n8,MAX MUSTER,044 668 18 01,12/01/1961\r\n',
      [
        "person-name: Roe, Jane",
        "phone: 044 668 18 00",
        "date-of-birth: 1985-06-04",
        "person-name: MAX MUSTER",
        "phone: 044 668 18 01",
        "date-of-birth: 12/01/1961",
      ],
    ],
    [
      "values in columns of TSV, with a line above",
      "The list, as you asked:\nemail\tVorname\tNachname\njane@example.org\tJane\tRoe\nmax@example.org\tMax\tMuster\n",
      [
        "email: jane@example.org",
        "person-name: Jane",
        "person-name: Roe",
        "email: max@example.org",
        "person-name: Max",
        "person-name: Muster",
      ],
    ],
    [
      "values in columns between semicolons, in East Asian scripts",
      "姓名;邮箱;出生日期\n王小明;xm@example.org;1985-06-04\n",
      ["person-name: 王小明", "email: xm@example.org", "date-of-birth: 1985-06-04"],
    ],
    [
      "dates of birth in columns of Markdown",
      "| Name | Birth date | Joined |\n|---|---|---|\n| Jane Roe | 1985-06-04 | 2019-02-01 |\n",
      ["person-name: Jane Roe", "date-of-birth: 1985-06-04"],
    ],
    ["a Slovenian address", "Naslov: Trubarjeva 5, Celje", ["postal-address: Trubarjeva 5, Celje"]],
    ["a Hungarian address", "Cím: Petőfi u. 12", ["postal-address: Petőfi u. 12"]],
    [
      "a Croatian address over two lines",
      "Naslov: Ilica 5\n10000 Zagreb\n",
      ["postal-address: Ilica 5\n10000 Zagreb"],
    ],
    ["a name in Persian", "نام: علی رضایی\nشهر: تهران", ["person-name: علی رضایی"]],
    ["one name in a form", "Nachname: Muster\nOrt: Wien", ["person-name: Muster"]],
    ["the holder of a role in Danish", "Ansøger: Ola Nordmann", ["person-name: Ola Nordmann"]],
    ["a name after a title in Czech", "Vážený pane Nováku,", ["person-name: Nováku"]],
    ["a name after a title in Bulgarian", "Уважаеми г-н Петров,", ["person-name: Петров"]],
    ["a name after a shortened title", "Gentile Sig.ra Rossi,", ["person-name: Rossi"]],
    ["a signature on the line of its close", "Venlig hilsen Ola Nordmann", ["person-name: Ola Nordmann"]],
    ["a first name below a close", "Best,\nJane\n", ["person-name: Jane"]],
    ["a first name in a greeting", "Hi Jane,\nthanks a lot", ["person-name: Jane"]],
    [
      "the writer of a message",
      "From: Jane Roe <jane@example.org>",
      ["person-name: Jane Roe", "email: jane@example.org"],
    ],
    ["a name before a form of address", "尊敬的王小明先生：您好", ["person-name: 王小明"]],
    ["a name after a salutation in Arabic", "عزيزي السيد عمر حداد، شكرا", ["person-name: عمر حداد"]],
    ["an address in Hebrew", "כתובת: רחוב יפו 12, ירושלים\n", ["postal-address: רחוב יפו 12, ירושלים"]],
    [
      "an address in Arabic",
      "عنوان السكن: شارع النيل 9، القاهرة\n",
      ["postal-address: شارع النيل 9، القاهرة"],
    ],
    [
      "an address with a number sign",
      "Ev adresi: Atatürk Caddesi No: 41/2, 35220 İzmir\n",
      ["postal-address: Atatürk Caddesi No: 41/2, 35220 İzmir"],
    ],
    [
      "an address after a label of several words",
      "Adresse de livraison : 8 impasse du Lac, 74000 Annecy\n",
      ["postal-address: 8 impasse du Lac, 74000 Annecy"],
    ],
    [
      "an address that begins with its town",
      "Адрес доставки: г. Омск, ул. Мира, д. 3\n",
      ["postal-address: г. Омск, ул. Мира, д. 3"],
    ],
    [
      "an address in Spanish words",
      "a jane arroba ejemplo punto es",
      ["email: jane arroba ejemplo punto es"],
    ],
    [
      "an address with German words",
      "an jane [ät] beispiel [punkt] de",
      ["email: jane [ät] beispiel [punkt] de"],
    ],
    ["an address in angle brackets", "to jane <at> sample <dot> net", ["email: jane <at> sample <dot> net"]],
    [
      "a phone number whose end looks like another number",
      "Паспорт получен. Телефон: 8 (903) 441-27-15",
      ["phone: 8 (903) 441-27-15"],
    ],
    ["an abbreviated label", "R.U.C. 20100070970", ["pe-ruc: 20100070970"]],
    ["an IPv6 address before a full stop", "It came from 2a02:26f0::2004.", ["ip: 2a02:26f0::2004"]],
    ["an IPv4 address in one of IPv6", "from ::ffff:93.184.216.34", ["ip: ::ffff:93.184.216.34"]],
    ["an address of small numbers by its label", "ip address: 10.0.0.7", ["ip: 10.0.0.7"]],
    ["a title with a name in camel case", "Mr. McDonald called", ["person-name: McDonald"]],
    [
      "an address that ends before a line break",
      "to jane.roe%40example.org\nnext line",
      ["email: jane.roe%40example.org"],
    ],
  ])("%s", async (_, text, expected) => expect(await find(text)).toEqual(expected));
});

describe("ignores", () => {
  test.each([
    "Order 784776375 was shipped, tracking 1ZNMD592F8V7S0R8JG.",
    "upgrade from 14.3.17.2 to 8.3.7.176-rc1",
    "ISBN 978-3-16-148410-0",
    "use 192.0.2.11, 127.0.0.1, 255.255.255.0 and 2001:db8::1",
    "npm i lodash@4.17.21 @scope/pkg",
    "at 12:34:21 on 2024-05-06, lap 7",
    "job d2d2b4e3-177a-4957-97b4-f071d66efa55 took 0.493930956580 s",
    "card ending in 4242",
    "look at the dot on the map",
    "4111 1111 1111 1112 has a wrong check digit",
    "company name: Example Widgets",
    'steps:\n  - name: Install Packages\n    run: "npm ci"',
    "The meeting on 29 March 2025 moved to room 450.",
    "const hr = Math.floor(ms / 36e5);",
    "the MX. For mail see the record",
    "this.sr IntCtl holds the rest",
    "Dr. FooBar is a class",
    "fixed in 2.10.4.1 and 12.0.0.3",
    "Chrome/91.0.144.114 and foo==82.31.42.1",
    "routes 10.20.0.0/16, 172.16.32.0/20 and 52.95.245.0",
    "prefix 2a02:26f0::/29 and ::ffff:169.254.169.254",
    "device 00:00:5e:00:53:2a",
    "git@example.org:team/project.git",
    "write to user@example.com or foo@mail.example",
    '{"birthday": "1970-01-01", "born": "1900-01-01"}',
    "address: '127.0.0.1', family: 'IPv4'",
    "const address = Address6.fromBigInt(value);",
    "14,912,606 ops/sec (188 runs sampled)",
    "_IN('2.5.29.15', 'keyUsage')",
    "kept for 300 ms. Increase it",
    "U+005B LEFT SQUARE BRACKET",
    "https://user:pass@example.com/x",
    "tel aviv 2024",
    "firstName: String, lastName: string",
    "The phone came with 6 GB of memory and a 4500 mAh battery.",
    "mail xxxx@xxxxxxx.xxx",
    'console.log("Hello Kitty,");',
    "Hello World!\n",
    "Hi Team,\nplease read on",
    "尊敬的客户，您好",
    "Patient: Please wait, Then come in",
    "Name: NOT AVAILABLE",
    "שם מלא: יש למלא את כל השדות בטופס",
    "الاسم: تقرير المبيعات الشهري",
    "שם: קובץ ראשי",
    "नाम: मुख्य फ़ाइल",
    "ชื่อ: ไฟล์ หลัก",
    "Naslov: 1984 in druge zgodbe",
    "name,version,license\nGreat Tool,1.4.2,MIT\nOther Tool,2.0.0,ISC\n",
    "name,joined\nJane Roe,1985-06-04\n",
    "id,phone model,order number\n7,Great Phone,4012888888881881\n",
    "We need a phone, a name, and a date.\nIn the end, 0446681800 was, it seems, drawn.\n",
    "name, phone\nGreat Tool, none\n",
    "Naslov: Umor na Orient ekspresu 2\nAvtor: neznan",
    "Cím: A 100 éves ember\nSzerző: ismeretlen",
    "cím: Fahrenheit 451",
    "the best\nParis\n",
    "Surname: required\n",
    "we stopped at that point in time",
    "Present: Jae, Pip, Marta",
    '{"الاسم":"دفتر كبير","العدد":6}',
    "interface A {\n  surname: String\n}",
    "From: Berlin To: Hamburg",
  ])("%j", async (text) => expect(await find(text)).toEqual([]));
});

test("a value in disguise is reported where it stands", async () => {
  const hidden = `to ${"jane@example.org".split("").join("\u200b")} now`;
  expect(await find(hidden)).toEqual([`email: ${hidden.slice(3, -4)}`]);
});

test("JSON in strings of JSON stays JSON", async () => {
  const checker = createChecker([pii()]);
  let text = 'Best\njane.roe@mail.de\tor "jane roe"@mail.de\r\nDE89 3704 0044 0532 0130 00';
  for (let depth = 1; depth <= 3; depth++) {
    text = JSON.stringify({ depth, text });
    const verdict = await checker.check(text, { stage: "output" });
    let left = "text" in verdict ? verdict.text : "";
    for (let at = depth; at > 0; at--) left = JSON.parse(left).text;
    expect(left).toContain("[REDACTED:email]");
    expect(left).not.toMatch(/roe|mail\.de|3704/);
  }
});

test("headings and greetings of many are no names", async () => {
  const checker = createChecker([pii()]);
  const texts = ["Thanks\nContributors\n", "Best\nPractices\n", "Hello Developers,\nhere", "Hola Mundo,\n"];
  for (const text of texts) {
    expect((await checker.check(text, { stage: "output" })).findings).toEqual([]);
  }
});

test("every number of a long list is found", async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => `856-45-${6000 + index}`);
  for (const gap of [" ", "\n", ", "]) expect(await find(numbers.join(gap))).toHaveLength(numbers.length);
});

test("what a number is does not depend on what follows it", async () => {
  const text = "SSN of jane@example.org and of nobody else: 856456789";
  const first = await find(text);
  expect(await find(`${text}\nand max@example.org`)).toEqual([...first, "email: max@example.org"]);
});

test("a wrong check digit after a label is not taken for another number", async () => {
  expect(await find("VAT ID: DE136695977")).toEqual([]);
  expect(await find("VAT ID: DE136695976")).toEqual(["eu-vat: DE136695976"]);
});

describe("options", () => {
  test("what cannot be read is told as an option", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    for (const options of [proxy, { types: proxy }, { action: proxy }]) {
      expect(() => pii(options as never)).toThrow(expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }));
    }
  });

  const text = `jane@example.org, ${card}, postcode 8001`;
  test("types name what is looked for", async () => {
    expect(await find(text, { types: ["email"] })).toEqual(["email: jane@example.org"]);
    expect(await find(text, { types: ["postcode"] })).toEqual(["postcode: 8001"]);
    expect(await find("patient age: 42", { types: ["age"] })).toEqual(["age: 42"]);
  });
  test("without leaves out", async () => {
    expect(await find(text, { without: ["email"] })).toEqual([`credit-card: ${card}`]);
    expect(await find("the file of 856-45-6789", { without: ["us-"] })).toEqual([]);
  });
  test("presets name a frame", async () => {
    expect(await find(text, { presets: ["pci"] })).toEqual([`credit-card: ${card}`]);
    expect(await find("the file of 856-45-6789", { presets: ["gdpr"] })).toEqual([]);
    expect(await find("the file of 856-45-6789", { presets: ["hipaa"] })).toEqual(["us-ssn: 856-45-6789"]);
  });
  test("minimumScore leaves out what is less sure", async () => {
    expect(await find("the file of 856-45-6789", { minimumScore: 0.9 })).toEqual([]);
  });
  test("phones takes another parser", async () => {
    const none = () => undefined;
    expect(await find("call +41 44 668 18 00", { phones: none })).toEqual([]);
  });
  test.each([
    { types: ["unknown"] },
    { without: "email" },
    { presets: ["soc2"] },
    { minimumScore: 2 },
    { stages: ["later"] },
    { action: "hide" },
    { typos: [] },
  ])("%j is refused", (options) => {
    expect(() => pii(options as never)).toThrowError(
      expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }),
    );
  });
});

test("spans lie in the text, do not overlap and name a finding of the family", async () => {
  const checker = createChecker([pii()]);
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      "@",
      ".",
      " ",
      "\n",
      "|",
      ":",
      "+",
      "phone ",
      "ssn ",
      "name: ",
      "Dear ",
      "é",
      "🙂",
      "٣",
      "12",
      "3-4",
      card,
      iban,
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
      const text = pieces.join("");
      const { findings, failures } = await checker.check(text, { stage: "output" });
      expect(failures).toEqual([]);
      let last = 0;
      for (const { ruleId, span } of findings) {
        expect(ruleId).toMatch(/^pii\/[a-z0-9-]+$/);
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        last = span.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300, seed: 7 },
  );
});
