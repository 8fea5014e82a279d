import { describe, expect, test } from 'vitest';
import { createHandOff, createSsoClient, SsoError, takeRedirect, type SignedIn } from '../src/index.js';
import {
  authorizeQuery,
  comeBack,
  CONFIG,
  createBrowser,
  ID_TOKEN,
  idToken,
  json,
  SESSION_END,
  START,
  tokenAnswer,
} from './browser.js';

/** A tab that has just come back from the SSO with `query` and the right `state`. */
async function returned(query: Record<string, string> = { session_id: 'handle' }, returnPath = '/orders') {
  const browser = createBrowser();
  const sso = createSsoClient(CONFIG, browser.platform);
  await sso.signIn({ returnPath });
  const state = authorizeQuery(browser).get('state') ?? '';
  comeBack(browser, { ...query, state });
  browser.events.length = 0;
  return { browser, sso, state };
}

async function failure(promise: Promise<unknown>): Promise<SsoError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SsoError);
  return error as SsoError;
}

describe('handleRedirect', () => {
  test('redeems the handle and answers where to go', async () => {
    const { browser, sso } = await returned();
    expect(await sso.handleRedirect()).toEqual({
      kind: 'signedIn',
      returnPath: '/orders',
      session: { id: '0199-session', expiresAt: SESSION_END },
    });
    expect(browser.sent[0]).toMatchObject({ session_id: 'handle', application_id: 'shop' });
    expect(browser.requests[0]).toMatchObject({ method: 'POST', credentials: 'omit' });
    expect(await sso.getToken()).toBe(ID_TOKEN);
  });

  test('clears the address bar before any request, and keeps the router’s state', async () => {
    const { browser, sso } = await returned();
    await sso.handleRedirect();
    expect(browser.events).toEqual([
      'replace https://shop.example/success {"position":7}',
      'POST https://sso.example/api/get-session',
    ]);
  });

  test('is nothing on a page that is no return', async () => {
    const browser = createBrowser('https://shop.example/success?tab=2');
    expect(await createSsoClient(CONFIG, browser.platform).handleRedirect()).toEqual({ kind: 'none' });
    expect(browser.events).toEqual([]);
  });

  test.each(['forged', ''])('refuses state %j without a request, and still clears the address', async (state) => {
    const { browser, sso } = await returned();
    comeBack(browser, { session_id: 'attacker', state });
    expect((await failure(sso.handleRedirect())).code).toBe('state_mismatch');
    expect(browser.events).toEqual(['replace https://shop.example/success {"position":7}']);
    expect(sso.user()).toBeNull();
  });

  test('a forged return does not spoil the real one or the tokens at hand', async () => {
    const { browser, sso, state } = await returned();
    comeBack(browser, { session_id: 'attacker', state: 'forged' });
    await failure(sso.handleRedirect());
    comeBack(browser, { session_id: 'handle', state });
    await sso.handleRedirect();
    comeBack(browser, { error: 'access_denied', state: 'forged' });
    expect((await failure(sso.handleRedirect())).code).toBe('state_mismatch');
    expect(await sso.getToken()).toBe(ID_TOKEN);
  });

  test('takes a state once', async () => {
    const { browser, sso, state } = await returned();
    await sso.handleRedirect();
    comeBack(browser, { session_id: 'handle', state });
    expect((await failure(sso.handleRedirect())).code).toBe('state_mismatch');
    expect(browser.sent).toHaveLength(1);
  });

  test('a page mounted twice redeems once, and both mounts learn the outcome', async () => {
    const { browser, sso } = await returned();
    const redirect = takeRedirect(browser.platform);
    const mounts = [sso.handleRedirect(redirect), sso.handleRedirect(redirect), sso.handleRedirect()];
    const kinds = (await Promise.all(mounts)).map(({ kind }) => kind);
    expect(kinds).toEqual(['signedIn', 'signedIn', 'signedIn']);
    expect(browser.sent).toHaveLength(1);
    expect(await sso.handleRedirect()).toEqual({ kind: 'none' });
  });

  test('a client made anew in the middle, as a hot reload does, redeems nothing again', async () => {
    const { browser, sso } = await returned();
    const redirect = takeRedirect(browser.platform);
    const first = sso.handleRedirect(redirect);
    const reloaded = createSsoClient(CONFIG, browser.platform);
    expect((await failure(reloaded.handleRedirect(redirect))).code).toBe('state_mismatch');
    expect(await reloaded.handleRedirect()).toEqual({ kind: 'none' });
    await first;
    expect(browser.sent).toHaveLength(1);
  });

  test('belongs to the application that began it', async () => {
    const { browser } = await returned();
    const other = createSsoClient({ ...CONFIG, applicationId: 'outlet' }, browser.platform);
    expect((await failure(other.handleRedirect())).code).toBe('state_mismatch');
  });

  test.each(['access_denied', 'login_required', 'not_a_member'])('passes on %s', async (error) => {
    const { browser, sso } = await returned({ error }, '/deep');
    expect(await sso.handleRedirect()).toEqual({ kind: 'refused', error, returnPath: '/deep' });
    expect(browser.sent).toEqual([]);
  });

  test('an error that no SSO sends is not passed on', async () => {
    const { sso } = await returned({ error: 'Call 555-0100 to sign in' }, '/deep');
    const result = await sso.handleRedirect();
    expect(result).toEqual({ kind: 'refused', error: 'unexpected_response', returnPath: '/deep' });
  });

  test('two sign-ins begun in one tab both end well, each with its own verifier', async () => {
    const browser = createBrowser();
    const sso = createSsoClient(CONFIG, browser.platform);
    const states: string[] = [];
    for (const returnPath of ['/first', '/second']) {
      await sso.signIn({ returnPath });
      states.push(authorizeQuery(browser).get('state') ?? '');
    }
    const paths = [];
    for (const state of states) {
      comeBack(browser, { session_id: `handle-${state}`, state });
      const result = await sso.handleRedirect();
      paths.push(result.kind === 'signedIn' && result.returnPath);
    }
    expect(paths).toEqual(['/first', '/second']);
    expect(browser.sent[0]?.['code_verifier']).not.toBe(browser.sent[1]?.['code_verifier']);
  });

  test('takes an answer that was lifted from the address earlier', async () => {
    const { browser, sso } = await returned();
    const redirect = takeRedirect(browser.platform);
    expect(browser.href).toBe('https://shop.example/success');
    expect(await sso.handleRedirect(redirect)).toMatchObject({ kind: 'signedIn' });
    expect(await sso.handleRedirect(null)).toEqual({ kind: 'none' });
  });
});

test('the hand-off alone hands over the token set and keeps nothing', async () => {
  const browser = createBrowser();
  const received: SignedIn[] = [];
  const handOff = createHandOff(CONFIG, (signedIn) => received.push(signedIn), browser.platform);
  await handOff.signIn({ returnPath: '/orders' });
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  expect(await handOff.handleRedirect()).toMatchObject({ kind: 'signedIn', returnPath: '/orders' });
  expect(received.map(({ tokenSet }) => tokenSet.id_token)).toEqual([ID_TOKEN]);
  expect(received[0]?.usableUntil).toBe(START + 3600_000);
  expect([...browser.stored.values()].join()).not.toContain(ID_TOKEN);
});

describe('errors of get-session', () => {
  const html = '<html>Bad gateway</html>';

  test.each<[string, Response, Record<string, unknown>]>([
    [
      'the contract’s error',
      json(400, { error: 'invalid_session', message: 'No such session.', request_id: 'r-1' }),
      { code: 'invalid_session', message: 'No such session.', requestId: 'r-1', retryAfter: undefined },
    ],
    [
      'throttling that says when to return',
      json(429, { error: 'too_many_requests' }, { 'retry-after': '7' }),
      { code: 'too_many_requests', retryAfter: 7 },
    ],
    ['a gateway’s 502 page', new Response(html, { status: 502 }), { code: 'temporarily_unavailable' }],
    ['an empty 503', new Response('', { status: 503 }), { code: 'temporarily_unavailable' }],
    ['a firewall’s 403 page', new Response(html, { status: 403 }), { code: 'unexpected_response' }],
    ['a throttling gateway', json(429, { message: 'Limit' }), { code: 'too_many_requests', message: 'Limit' }],
    ['a page instead of tokens', new Response(html), { code: 'unexpected_response' }],
    ['JSON null', json(200, null), { code: 'unexpected_response' }],
    ['a token set with a gap', json(200, tokenAnswer({ id_token: null })), { code: 'unexpected_response' }],
    ['no handle', json(200, tokenAnswer({ refresh_token: null })), { code: 'unexpected_response' }],
    ['no session', json(200, { ...tokenAnswer(), session: null }), { code: 'unexpected_response' }],
    [
      'a session that is over at once, which would sign in again for ever',
      json(200, tokenAnswer({ id_token: idToken({ sub: 'u', iat: SESSION_END }) })),
      { code: 'unexpected_response' },
    ],
    ['a token without a life', json(200, tokenAnswer({ expires_in: 0 })), { code: 'unexpected_response' }],
    ['a code of a later server', json(409, { error: 'brand_new' }), { code: 'brand_new' }],
    ['an error of another type', json(500, { error: { nested: 1 } }), { code: 'temporarily_unavailable' }],
  ])('%s', async (_name, response, expected) => {
    const { browser, sso } = await returned();
    browser.respond = () => response;
    expect(await failure(sso.handleRedirect())).toMatchObject(expected);
    expect((await failure(sso.getToken())).code).toBe('login_required');
  });

  test('no network, or an origin that CORS refuses: says so, and a new sign-in ends well', async () => {
    const { browser, sso } = await returned();
    browser.respond = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failure(sso.handleRedirect())).code).toBe('network_error');
    browser.respond = () => json(200, tokenAnswer());
    await sso.signIn();
    comeBack(browser, { session_id: 'second', state: authorizeQuery(browser).get('state') ?? '' });
    expect(await sso.handleRedirect()).toMatchObject({ kind: 'signedIn' });
    expect(browser.sent.map(({ session_id }) => session_id)).toEqual(['handle', 'second']);
  });

  test('an answer cut off half-way', async () => {
    const { browser, sso } = await returned();
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('aborted')) });
    browser.respond = () => new Response(body);
    expect((await failure(sso.handleRedirect())).code).toBe('network_error');
  });

  test('no error text carries the handle or the verifier', async () => {
    const { browser, sso } = await returned({ session_id: 'SECRET-HANDLE' });
    browser.respond = () => json(400, { error: 'invalid_session' });
    const error = await failure(sso.handleRedirect());
    const text = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`;
    expect(text).not.toContain('SECRET-HANDLE');
    expect(text).not.toContain(String(browser.sent[0]?.['code_verifier']));
  });
});
