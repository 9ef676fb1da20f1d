import { openEscape, openRun, openToken } from "../../core/hold.ts";
import { isLocal } from "../../core/local-views.ts";
import { createViews } from "../../core/views.ts";
import type { Announcer, FindAnnouncers } from "./hold-announcers.ts";
import { openKey } from "./hold-blocks.ts";
import { openNumbers, openSpaced } from "./hold-characters.ts";
import { pendingToken } from "./hold-pending.ts";
import { openRow } from "./hold-recovery-phrase.ts";
import { openSpread } from "./hold-spread.ts";
import { openCompared, openStrings } from "./hold-strings.ts";
import { hasMeant } from "./hold-tokens.ts";
import { lineStart, openValue } from "./hold-values.ts";
import { openJsonWebKey } from "./structures/json-web-key.ts";
import { openManifest } from "./structures/stored-login.ts";
import { openUrl } from "./structures/url.ts";

/** Characters before what is held in which words may stand that announce something in it. */
const context = 420;

/** Characters back from the end in which such words, and tokens that wait for them, are looked for in plain text. */
const lookback = 1000;

/** The same for files of logins and manifests, where such words stand lines above. */
const farContext = 1700;

/**
 * Where text begins that could still be part of a finding, if more followed.
 *
 * Looks at the text as it stands and as the guard reads it: folded, and with what is encoded written out.
 *
 * @param settled What stands before this offset was let go.
 */
export function holdFrom(text: string, find: FindAnnouncers, settled = 0): number {
  const token = openToken(text);
  // Nothing could go on whatever else there is.
  if (token <= settled) return token;
  const from = text.length - window;
  if (from > settled && token > from) {
    const last = text.slice(from);
    const held = holdFrom(last, find, context);
    if (held > 2 * context && isAllOf(text, last, settled)) return from + held;
  }
  const near = Math.max(0, settled - farContext);
  const start = Math.max(0, settled - context);
  // What a text that ended before an escape holds is right however the escape goes on.
  const tail = text.slice(start, Math.max(start, openEscape(text)));
  const open = Math.min(token - start, openToken(tail));
  const views = createViews(tail);
  const { raw, scanned } = views;
  const recent = near === 0 ? text : text.slice(near);
  let hold = near + openByForm(recent, settled - near);
  const shown = start + tail.length;
  if (shown < text.length) hold = Math.min(hold, near + openByForm(text.slice(near, shown), settled - near));
  if (scanned.length === 1 && scanned[0] === raw) {
    // What stands as it is read is within reach of its end, or was found by its form.
    const from = Math.max(start, start + tail.length - lookback);
    const last = tail.slice(from - start);
    const announcers = find(from === start ? views : createViews(last));
    hold = Math.min(hold, from + openByWords(last, announcers, settled - from));
    return near + closed(recent, Math.max(0, hold - near), (before) => openSpread(before, settled - near));
  }
  const announcers = find(views);
  for (const view of scanned) {
    const { length } = view.text;
    if (view === raw) hold = Math.min(hold, start + openByWords(tail, announcers, settled - start));
    else if (length > 0 && isLocal(view) && view.toOriginal(length - 1, length).end >= open) {
      const own = announcers.filter((announcer) => announcer.view === view);
      const first = closed(
        view.text,
        Math.min(openByForm(view.text, 0), openByWords(view.text, own, 0)),
        (before) => openSpread(before, 0),
      );
      if (first < length) hold = Math.min(hold, start + view.toOriginal(first, first + 1).start);
    }
  }
  return near + closed(recent, Math.max(0, hold - near), (before) => openSpread(before, settled - near));
}

/** Of a long piece the end is looked at first, and mostly shows all that is open. */
const window = 2048;

/** Whether nothing that is open at the end of a text can have begun, or be announced, before the last part of it. */
function isAllOf(text: string, last: string, settled: number): boolean {
  if (!last.includes("\n")) return false;
  const block = Math.max(text.lastIndexOf("-----BEGIN"), text.lastIndexOf("PuTTY-User-Key-File-"));
  if (block >= 0 && block >= settled - farContext) return false;
  return openJsonWebKey(text) >= text.length - last.length;
}

/** Where something begins that shows by itself that it may go on. */
function openByForm(text: string, settled: number): number {
  const { length } = text;
  let hold = Math.min(openToken(text), openSpread(text, settled), openCompared(text));
  hold = Math.min(hold, openKey(text), openJsonWebKey(text), openManifest(text), openMarked(text));
  const line = lineStart(text, length);
  if (isLoginFile(text)) hold = Math.min(hold, line);
  // A line that is cut off where the text begins does not show what it begins with.
  const isCell = text.charCodeAt(line) === 0x7c && (line > 0 || length < context);
  if (isCell || (length - line > context && /cookie|sess|sid/i.test(text.slice(line))))
    hold = Math.min(hold, openRun(text));
  return hold;
}

/** Where something begins that announcers make a finding, or may make one. */
function openByWords(text: string, announcers: readonly Announcer[], from: number): number {
  let hold = pendingToken(text, announcers, from);
  for (const announcer of announcers) hold = Math.min(hold, openValue(text, announcer));
  return hold;
}

/** What waits may be the end of a token that is spread out. */
function closed(text: string, from: number, openBefore: (text: string) => number): number {
  let hold = from;
  for (let rounds = 0; rounds < 64 && hold < text.length; rounds++) {
    const before = text.slice(0, hold);
    const open = Math.min(openBefore(before), openToken(before));
    if (open === hold) break;
    hold = open;
  }
  return hold;
}

/** The same where nothing is near that could announce a finding, but for names of services. */
export function restFrom(text: string, find: FindAnnouncers, settled = 0): number {
  const token = openToken(text);
  if (token <= settled) return token;
  const start = Math.max(0, settled - context);
  const recent = start === 0 ? text : text.slice(start);
  const from = settled - start;
  // What stands farther back is out of reach of all that may follow.
  if (hasMeant(recent, Math.max(from, recent.length - lookback), recent.length))
    return holdFrom(text, find, settled);
  const open = Math.min(
    openSpread(recent, from),
    openCompared(recent),
    openMarked(recent),
    openJsonWebKey(recent),
  );
  return start + open >= token ? token : start + closed(recent, open, (before) => openSpread(before, from));
}

/** The same where nothing wakes the guard at all: only what has just begun is open. */
export function calmFrom(text: string, settled = 0): number {
  const token = openToken(text);
  if (token <= settled) return token;
  const start = Math.max(0, settled - context);
  const recent = start === 0 ? text : text.slice(start);
  const open = Math.min(
    openInCalm(recent),
    openRun(recent) + start < token ? openMarked(recent) : recent.length,
  );
  return start + open >= token ? token : start + closed(recent, open, openInCalm);
}

function openInCalm(text: string): number {
  return Math.min(openStrings(text), openCompared(text), openSpaced(text), openNumbers(text), openRow(text));
}

/** Longest connection string that begins with an endpoint, of which one format consists. */
const longestEndpoint = 280;

/** Hashes, tokens with unusual characters, and passwords in URLs, which go on over brackets and the like. */
function openMarked(text: string): number {
  const { length } = text;
  let hold = length;
  const run = openRun(text);
  if (run < length) {
    const open = text.slice(run);
    const dollar = open.search(
      /\$(?:[1-9][$a-z]|[1-9]$|2[abxy]|y|gy|apr|argon|scrypt|pbkdf|krb|sha|P\$|H\$|.?$)/,
    );
    if (dollar >= 0) hold = Math.min(hold, run + dollar);
    const mark = open.search(/pbkdf2_|sk_|\{S?(?:$|SH|MD|S$|M$)/);
    if (mark >= 0) hold = Math.min(hold, run + mark);
  }
  hold = Math.min(hold, openUrl(text, run));
  const endpoint = text.lastIndexOf("Endpoint=https://");
  if (endpoint >= run && length - endpoint < longestEndpoint) hold = Math.min(hold, endpoint);
  const flyio = text.lastIndexOf("FlyV1");
  if (flyio >= 0 && length - flyio < 1010 && /^FlyV1 ?[A-Za-z0-9+/=_,-]*$/.test(text.slice(flyio)))
    hold = Math.min(hold, flyio);
  return hold;
}

/** Whether lines of a `.pgpass` file may stand at the end. */
function isLoginFile(text: string): boolean {
  if (!/pgpass/i.test(text)) return false;
  const name = text.toLowerCase().lastIndexOf("pgpass");
  let lines = 0;
  for (let at = text.indexOf("\n", name); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines <= 12;
}
