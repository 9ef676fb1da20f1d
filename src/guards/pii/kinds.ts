import { numberKinds } from "./numbers/index.ts";

/** Titles of kinds that are not numbers of a table. */
const generalTitles: Readonly<Record<string, string>> = {
  email: "E-mail address",
  phone: "Phone number",
  "credit-card": "Number of a payment card",
  iban: "IBAN",
  bic: "BIC of a bank",
  ip: "IP address",
  mac: "MAC address",
  "crypto-address": "Address of a crypto currency",
  "date-of-birth": "Date of birth",
  "postal-address": "Postal address",
  "person-name": "Name of a person",
  username: "User name or handle",
  "url-credentials": "URL with a user name and a password",
  position: "Position on the globe",
};

/** Every kind of personal data, and what its findings are called. */
export const kindTitles: ReadonlyMap<string, string> = new Map([
  ...Object.entries(generalTitles),
  ...numberKinds.map(({ id, title }): [string, string] => [
    id,
    title.startsWith("VAT number of") ? "VAT number" : title,
  ]),
]);
