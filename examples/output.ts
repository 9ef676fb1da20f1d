import { guard, pii, recommended, vault } from "sallyport";

/** Your call of a model; this one tells what it was given, and a key that it should not. */
async function* callModel(prompt: string): AsyncGenerator<string> {
  yield `I was told: ${prompt} The key is glpat-Zx7Q`; // a made-up key, cut by the stream
  yield "m2RtKd9WvB4nHs8L, by the way.\n";
}

// Secrets are redacted by default, personal data when you ask for it.
const guards = [...recommended(), pii({ types: ["email", "phone"] })];

for await (const text of guard(callModel, guards)("Write to jane@lanternworks.example.")) {
  process.stdout.write(text); // I was told: Write to [REDACTED:email]. The key is [REDACTED:secret], by the way.
}

// With a vault the model reads <EMAIL_1>, and the user the address again. One vault for each session.
const ask = guard(callModel, guards, { vault: vault() });
for await (const text of ask("Write to jane@lanternworks.example.")) {
  process.stdout.write(text); // I was told: Write to jane@lanternworks.example. The key is [REDACTED:secret], by the way.
}
