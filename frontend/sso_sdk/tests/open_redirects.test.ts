/** Addresses that were made to lead elsewhere; the judge is the WHATWG's own reading of them. */
import { describe, expect, test } from 'vitest';

import vectors from '../../../tests/vectors/redirects.json' with { type: 'json' };
import { createSsoClient } from '../src/index.js';
import { safeReturnPath } from '../src/return_path.js';
import { authorizeQuery, comeBack, CONFIG, createBrowser, SSO } from './browser.js';

const SHOP = 'https://shop.example';
const PLACES = [`${SHOP}/`, `${SHOP}/a/b?c#d`, 'http://shop.localhost:4566/'];
const KINDS = [...new Set(vectors.map(({ kind }) => kind))];
const payloadsOf = (kind: string) => vectors.filter((vector) => vector.kind === kind).map(({ payload }) => payload);

test('the file says of each payload what the standard finds in it', () => {
  expect(vectors.filter(({ payload, origin }) => (URL.parse(payload)?.origin ?? null) !== origin)).toEqual([]);
});

describe.each(KINDS)('%s', (kind) => {
  test('as a return path stays on the site, wherever it is followed', () => {
    for (const payload of payloadsOf(kind)) {
      const path = safeReturnPath(payload);
      expect(['/', payload]).toContain(path);
      for (const place of PLACES) expect(new URL(path, place).origin, payload).toBe(new URL(place).origin);
    }
  });

  test('takes no sign-in elsewhere, neither at the SSO nor on its way back', async () => {
    for (const payload of payloadsOf(kind)) {
      const browser = createBrowser();
      const sso = createSsoClient(CONFIG, browser.platform);
      await sso.signIn({ returnPath: payload });
      expect(new URL(browser.href).origin).toBe(SSO);
      const query = authorizeQuery(browser);
      expect(new URL(query.get('return_path') ?? '/', SHOP).origin, payload).toBe(SHOP);
      comeBack(browser, { session_id: 'handle', state: query.get('state') ?? '' });
      const result = await sso.handleRedirect();
      expect(result.kind).toBe('signedIn');
      expect(new URL(result.kind === 'none' ? '' : result.returnPath, SHOP).origin, payload).toBe(SHOP);
    }
  });
});

test('what stays on the site by itself is not lost', () => {
  const kept = vectors.filter(({ payload }) => payload !== '/' && safeReturnPath(payload) === payload);
  expect(kept.map(({ payload }) => payload)).toEqual(
    expect.arrayContaining(['/@evil.example', '/%2f%2fevil.example', '/?//evil.example', '/#/..//evil.example', '/null']),
  );
});
