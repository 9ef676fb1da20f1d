import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric } from "../characters.ts";
import { isPlaceholder, isReference } from "../placeholders.ts";

/** Passwords that documentation writes. */
const shown: ReadonlySet<string> = new Set(
  "password pass passwd pwd pw secret user username guest postgres mysql root admin test token key mypassword p".split(
    " ",
  ),
);

/** Finds the password in `scheme://user:password@host`, the user's part being optional. */
export function findUrlPassword(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const authority = start + 3;
  const at = end - 1;
  const colon = text.indexOf(":", authority);
  if (colon < 0 || colon >= at) return end;
  const user = text.slice(authority, colon);
  const password = text.slice(colon + 1, at);
  if (password.length < 2 || isReference(password) || password.includes("${") || password.includes("{{"))
    return end;
  if (isPlaceholder(password) && password.length < 24) return end;
  if (password.startsWith("<") || password.startsWith("[") || /[(){}]/.test(password)) return end;
  const scheme = schemeBefore(text, start);
  if (scheme === "") return end;
  const isWeb =
    scheme === "http" || scheme === "https" || scheme === "git" || scheme === "ftp" || scheme === "sftp";
  const kind = isWeb ? "url-credentials" : "connection-string";
  const score = shown.has(password.toLowerCase()) || password === user ? 0.45 : 0.92;
  report(view, { kind, start: colon + 1, end: at, score });
  return end;
}

function schemeBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 24) {
    const unit = text.charCodeAt(start - 1);
    if (!isAlphanumeric(unit) && unit !== 0x2b && unit !== 0x2e && unit !== 0x2d) break;
    start--;
  }
  return text.slice(start, end).toLowerCase();
}
