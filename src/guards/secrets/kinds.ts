/** What a finding of a kind that has no format of its own is called, and which catalogues speak of it. */
export interface Kind {
  readonly title: string;
  readonly refs: readonly string[];
}

const leak: readonly string[] = ["LLM02:2025", "AML.T0057"];
const hardCoded: readonly string[] = [...leak, "CWE-798"];

/** Kinds of secrets that structure or context gives away, by rule id without its family. */
export const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["password", { title: "Password next to a word that says so", refs: hardCoded }],
  ["generic", { title: "Random value next to a word for a token or a key", refs: hardCoded }],
  [
    "private-key",
    { title: "Private key (PEM, OpenSSH, PGP, PuTTY, OpenVPN, JSON Web Key)", refs: hardCoded },
  ],
  ["jwt", { title: "JSON Web Token", refs: leak }],
  ["paseto", { title: "PASETO token", refs: leak }],
  ["url-credentials", { title: "URL with a password", refs: hardCoded }],
  ["connection-string", { title: "Connection string with a password", refs: hardCoded }],
  ["basic-auth", { title: "User and password for HTTP basic authentication", refs: hardCoded }],
  ["bearer-token", { title: "Token of an HTTP header", refs: leak }],
  ["session-cookie", { title: "Value of a session cookie", refs: leak }],
  ["command-login", { title: "Password given to a command", refs: hardCoded }],
  ["password-hash", { title: "Hash of a password", refs: leak }],
  ["stored-login", { title: "Password or token of a file of logins", refs: hardCoded }],
  ["recovery-phrase", { title: "Recovery phrase of a wallet (BIP-39)", refs: leak }],
  ["named", { title: "Token of the service that is named next to it", refs: hardCoded }],
]);
