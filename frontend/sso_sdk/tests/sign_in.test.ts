import { describe, expect, test } from 'vitest';
import { createSsoClient } from '../src/index.js';
import { authorizeQuery, comeBack, CONFIG, createBrowser, SSO } from './browser.js';

/** The octets of RFC 7636 appendix B, handed out for any 32 bytes asked. */
const RFC_7636_OCTETS = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
  240, 91, 88, 5, 88, 83, 132, 141, 121,
];

describe('signIn', () => {
  test('leaves for the SSO with the contract’s parameters', async () => {
    const browser = createBrowser();
    await createSsoClient(CONFIG, browser.platform).signIn({ prompt: 'register', returnPath: '/orders?x=1' });
    const url = new URL(browser.href);
    expect(url.origin + url.pathname).toBe(`${SSO}/authorize`);
    const { state, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      application_id: 'shop',
      channel_id: 'web',
      code_challenge_method: 'S256',
      prompt: 'register',
      return_path: '/orders?x=1',
    });
    expect(state).toMatch(/^[\w-]{22}$/);
    expect(code_challenge).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['one tag', 'de-AT', 'de-AT'],
    ['a text of tags', 'fr-CA fr en', 'fr-CA fr en'],
    ['a list, as navigator.languages is', Object.freeze(['ja', 'en-GB']), 'ja en-GB'],
  ])('wishes the SSO’s pages in %s', async (_name, uiLocales, sent) => {
    const browser = createBrowser();
    await createSsoClient(CONFIG, browser.platform).signIn({ uiLocales });
    expect(authorizeQuery(browser).get('ui_locales')).toBe(sent);
  });

  test.each([undefined, '', []])('sends no prompt, return_path or ui_locales unless asked (%j)', async (uiLocales) => {
    const browser = createBrowser();
    await createSsoClient(CONFIG, browser.platform).signIn({ uiLocales });
    expect([...authorizeQuery(browser).keys()].sort()).toEqual([
      'application_id',
      'channel_id',
      'code_challenge',
      'code_challenge_method',
      'state',
    ]);
  });

  test('speaks PKCE as RFC 7636 appendix B computes it', async () => {
    const browser = createBrowser();
    const crypto = {
      subtle: globalThis.crypto.subtle,
      getRandomValues<T extends ArrayBufferView | null>(array: T): T {
        if (array instanceof Uint8Array) array.set(RFC_7636_OCTETS.slice(0, array.length));
        return array;
      },
    };
    const sso = createSsoClient(CONFIG, { ...browser.platform, crypto });
    await sso.signIn();
    expect(authorizeQuery(browser).get('code_challenge')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
    await sso.handleRedirect();
    expect(browser.sent[0]?.['code_verifier']).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  });

  test('never repeats a state or a challenge', async () => {
    const browser = createBrowser();
    const sso = createSsoClient(CONFIG, browser.platform);
    const seen = new Set<string | null>();
    for (let round = 0; round < 20; round++) {
      await sso.signIn();
      seen.add(authorizeQuery(browser).get('state')).add(authorizeQuery(browser).get('code_challenge'));
    }
    expect(seen.size).toBe(40);
  });

  test('keeps the verifier out of the URL', async () => {
    const browser = createBrowser();
    await createSsoClient(CONFIG, browser.platform).signIn();
    const [attempt] = JSON.parse([...browser.stored.values()][0] ?? '[]') as { verifier: string }[];
    expect(attempt?.verifier).toMatch(/^[\w-]{43}$/);
    expect(browser.href).not.toContain(attempt?.verifier);
  });

  test('stays on the page where the browser forbids storage', async () => {
    const browser = createBrowser();
    const storage = {
      ...browser.platform.storage,
      setItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    const sso = createSsoClient(CONFIG, { ...browser.platform, storage });
    await expect(sso.signIn()).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(browser.events).toEqual([]);
  });

  test('does not pile up abandoned sign-ins', async () => {
    const browser = createBrowser();
    const sso = createSsoClient(CONFIG, browser.platform);
    for (let round = 0; round < 50; round++) await sso.signIn();
    expect([...browser.stored.values()].join('').length).toBeLessThan(1000);
  });
});

describe('return path', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example/?q',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.example',
    'orders',
    '',
    '/\u0000/evil.example',
    '/ok\\..\\evil',
  ];

  async function pathAfterSignIn(returnPath: string, tamper = (stored: string) => stored): Promise<string> {
    const browser = createBrowser();
    const sso = createSsoClient(CONFIG, browser.platform);
    await sso.signIn({ returnPath });
    expect(authorizeQuery(browser).get('return_path') ?? '/').not.toContain('evil');
    for (const [key, value] of browser.stored) browser.stored.set(key, tamper(value));
    comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
    const result = await sso.handleRedirect();
    return result.kind === 'none' ? '' : result.returnPath;
  }

  test.each(elsewhere)('%j does not lead off the site', async (payload) => {
    expect(await pathAfterSignIn(payload)).toBe('/');
  });

  test.each(elsewhere)('%j written into the storage does not either', async (payload) => {
    const put = (stored: string) => stored.replace('"/orders"', JSON.stringify(payload));
    expect(await pathAfterSignIn('/orders', put)).toBe('/');
  });

  test.each(['/', '/orders', '/orders?status=paid&next=https://x.example//y', '/a/b#top', '/%2F%2Fx'])(
    '%j is kept',
    async (path) => {
      expect(await pathAfterSignIn(path)).toBe(path);
    },
  );
});
