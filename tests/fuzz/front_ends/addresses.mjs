// The front ends' readers of addresses, against the standard's reading of what they let through:
// `addresses.mjs SECONDS SEED` prints `{"cases", "crashes"}`.
import { readFileSync } from 'node:fs';

import { parseAuthorizeRequest, parsePrompt } from '../../../frontend/sso_fe/src/flow/authorize_request.ts';
import { refusalLink, sessionLink } from '../../../frontend/sso_fe/src/flow/return_link.ts';
import { safeReturnPath } from '../../../frontend/sso_sdk/src/return_path.ts';

const [seconds, seed] = process.argv.slice(2).map(Number);
const vectors = JSON.parse(readFileSync(new URL('../../vectors/redirects.json', import.meta.url), 'utf8'));
const PIECES = [
  ...['/', '//', '\\', '.', '..', '/../', '/./', '%2f', '%5c', '%2e', '%00', '@', ':', '?', '#', '&', '=', ';', '*', '~'],
  ...['https:', 'http:', 'javascript:', 'data:', 'HTTPS://', 'evil.example', 'shop.example', '[::1]', '127.0.0.1', ':443'],
  ...['\t', '\n', '\r', '\0', ' ', '\u0001', '\u001f', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u2028', '\u202e'],
  ...['／', '＼', '．', '。', '：', '＠', '？', '＃', '⁄', '∕', '\ufeff', '\ud800', '\udfff', '💩', 'ß', 'İ', 'xn--', 'a', 'Z', '0'],
];
const PLACES = ['https://shop.example/', 'https://shop.example/a/b?c#d', 'http://shop.localhost:4566/x/'];

// xorshift32: the same seed makes the same addresses.
let state = seed >>> 0 || 1;
function below(limit) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
}

function made() {
  const start = below(3) === 0 ? vectors[below(vectors.length)].payload : below(2) === 0 ? '/' : '';
  const parts = Array.from({ length: below(7) }, () =>
    below(8) === 0 ? String.fromCharCode(below(0x10000)) : PIECES[below(PIECES.length)],
  );
  const cut = below(start.length + 1);
  return below(2) === 0 ? start + parts.join('') : start.slice(0, cut) + parts.join('') + start.slice(cut);
}

function check(holds, what, text) {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(text)}`);
}

function link(build) {
  try {
    return build();
  } catch (error) {
    check(error instanceof TypeError, 'another exception than TypeError', String(error));
    return null;
  }
}

function tryOut(text) {
  const path = safeReturnPath(text);
  check(path === '/' || path === text, 'a return path that nobody gave', text);
  for (const place of PLACES) {
    check(new URL(path, place).origin === new URL(place).origin, 'a return path that leads away', text);
  }
  const query = { application_id: text, channel_id: [text, text], state: text, code_challenge: null, prompt: text };
  check(parseAuthorizeRequest(query) === null, 'a request that is not whole', text);
  check([null, 'login', 'register', 'none'].includes(parsePrompt(query)), 'another prompt', text);
  const url = URL.parse(text);
  // Some names in Punycode are none any more once they are written; Node.js 24 ends the process when such a URL
  // gets a parameter.
  if (url && !URL.canParse(url.href)) return;
  for (const made of [link(() => sessionLink(text, 'h', text)), link(() => refusalLink(text, 'access_denied', text))]) {
    check((made !== null) === /^https?:$/.test(url?.protocol ?? ''), 'a link from no web address', text);
    if (made === null) continue;
    check(new URL(made).origin === url.origin, 'a link to another origin', text);
    check(new URL(made).searchParams.get('state') === text.toWellFormed(), 'another state', text);
  }
}

let cases = 0;
const crashes = new Set();
const endsAt = performance.now() + seconds * 1000;
while (performance.now() < endsAt && crashes.size < 20) {
  for (let round = 0; round < 1000; round++, cases++) {
    try {
      tryOut(made());
    } catch (error) {
      crashes.add(String(error.message).slice(0, 300));
    }
  }
}
console.log(JSON.stringify({ cases, crashes: [...crashes] }));
