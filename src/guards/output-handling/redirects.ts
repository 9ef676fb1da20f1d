import { resolve } from "./hosts.ts";
import { base64Decoded, percentDecoded, type UrlParts } from "./payload.ts";

/** Whether a parameter or the fragment is another place that `isFine` does not allow. */
export function leadsOn({ query, fragment }: UrlParts, isFine: (url: URL) => boolean): boolean {
  return [...query.map(([, value]) => value), fragment].some((value) => {
    const texts = [value, percentDecoded(value)];
    const encoded = base64Decoded(value);
    if (encoded !== undefined) texts.push(encoded);
    return texts.some((text) => {
      // Browsers pass over these.
      const plain = text.replace(/[\t\n\r]/g, "").trimStart();
      return /^(?:https?:|[\\/]{2})/i.test(plain) && !isFineTarget(plain, isFine);
    });
  });
}

/** More addresses within one are not looked at, and not trusted. */
const mostTargets = 16;

/**
 * Whether an address of a site that is trusted holds another one anywhere, as those of proxies do: in its path, behind a `;`, in
 * a parameter of its fragment.
 */
export function passesOn(url: URL, isFine: (url: URL) => boolean): boolean {
  const given = `${url.pathname}${url.search}${url.hash}`;
  let count = 0;
  for (const text of [given, percentDecoded(given)]) {
    for (const { index } of text.matchAll(/[/=;,"']https?:[\\/]/gi)) {
      if (++count > mostTargets || !isFineTarget(text.slice(index + 1), isFine)) return true;
    }
  }
  return false;
}

function isFineTarget(text: string, isFine: (url: URL) => boolean): boolean {
  const target = resolve(text);
  return target === undefined || isFine(target);
}
