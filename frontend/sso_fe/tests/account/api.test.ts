import { describe, expect, test } from 'vitest';
import { ApiError } from 'design/api_error';

import { createAccountApi, type AccountApi } from '../../src/api/account_api';
import { createApiClient, type ApiClient } from '../../src/api/api_client';
import { scriptedFetch, type Answer, type Backend, type Call } from '../site';
import { CHROME, DONE, MINA, ok, place } from './account_site';

function open(backend: Backend): { api: ApiClient; account: AccountApi; calls: Call[] } {
  const calls: Call[] = [];
  const fetchJson = scriptedFetch(backend, calls);
  return { api: createApiClient(fetchJson), account: createAccountApi(fetchJson), calls };
}

describe('the calls', () => {
  test('change only what is given', async () => {
    const { account, calls } = open({ 'PATCH /api/me': ok(MINA) });
    await account.updateMe({ phone: '', acceptsMarketing: true });
    await account.updateMe({ name: 'M' });
    expect(calls.map(({ method, body }) => [method, body])).toEqual([
      ['PATCH', { phone: '', accepts_marketing: true }],
      ['PATCH', { name: 'M' }],
    ]);
  });

  test('end by id, and all others', async () => {
    const { account, calls } = open({ '/api/sessions/a%2Fb': DONE, '/api/sessions': DONE });
    await account.endSession('a/b');
    await account.endOtherSessions();
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /api/sessions/a%2Fb', 'DELETE /api/sessions']);
  });

  test('delete, begin and end with the contract’s methods and the login’s token', async () => {
    const { account, api, calls } = open({ '/api/me': DONE, '/api/sso-session': { status: 201, body: {} }, '/api/logout': DONE });
    await account.deleteMe('token');
    await api.beginSsoSession('token');
    await api.logout();
    expect(calls).toEqual([
      { method: 'DELETE', path: '/api/me', query: {}, bearer: 'Bearer token', body: null },
      { method: 'POST', path: '/api/sso-session', query: {}, bearer: 'Bearer token', body: {} },
      { method: 'POST', path: '/api/logout', query: {}, bearer: null, body: {} },
    ]);
  });

  test('ask for a code with the application, where there is one', async () => {
    const { api, calls } = open({ '/api/send-code': ok({ retry_after: 60 }) });
    expect(await api.sendCode('a@b.c', 'recovery', null)).toEqual({ retryAfter: 60 });
    await api.sendCode('a@b.c', 'sign_up', 'shop');
    expect(calls.map(({ body }) => body)).toEqual([
      { email: 'a@b.c', purpose: 'recovery', language: 'en' },
      { email: 'a@b.c', purpose: 'sign_up', language: 'en', application_id: 'shop' },
    ]);
  });

  test('read a channel, with whoever is signed in', async () => {
    const body = {
      application: { application_id: 'shop', name: 'Shop', branding: { accent_color: '#7a1f5c', logo: null } },
      channel: { channel_id: 'web', logout_url: 'https://shop.example/' },
      user: null as unknown,
    };
    const { api, calls } = open({ '/api/channel': ok(body) });
    expect(await api.channel('shop', 'web')).toEqual({
      applicationName: 'Shop',
      branding: { accentColor: '#7a1f5c', logo: null },
      logoutUrl: 'https://shop.example/',
      user: null,
    });
    expect(calls[0]?.query).toEqual({ application_id: 'shop', channel_id: 'web' });
    body.user = { user_id: 'u1', email: 'm@example.com', name: null };
    expect((await api.channel('shop', 'web')).user).toEqual({ email: 'm@example.com', name: '' });
  });
});

describe('the answers', () => {
  test('a profile without phone and gender has empty ones', async () => {
    const { account } = open({ '/api/me': ok({ ...MINA, phone: null, gender: undefined }) });
    expect(await account.me()).toMatchObject({ userId: 'u1', phone: '', gender: '', totp: false });
  });

  test('sessions carry times as moments and fall back to the application’s id', async () => {
    const row = place({ id: 's1', kind: 'application', application_id: 'shop' });
    const { account } = open({ '/api/sessions': ok({ sessions: [row] }) });
    expect(await account.sessions()).toEqual([
      {
        id: 's1',
        kind: 'application',
        loginId: 'l1',
        applicationName: 'shop',
        device: CHROME,
        lastSeenAt: Date.parse('2026-03-10T11:55:00Z'),
        current: false,
      },
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/orders', null])('an application at %j is no link', async (url) => {
    const row = { application_id: 'shop', name: 'Shop', url, joined_at: '2026-03-01T00:00:00Z' };
    const { account } = open({ '/api/applications': ok({ applications: [row] }) });
    expect((await account.applications())[0]?.url).toBeNull();
  });

  const odd: [string, Answer][] = [
    ['a profile without an email', ok({ ...MINA, email: undefined })],
    ['a phone that is a number', ok({ ...MINA, phone: 44 })],
    ['a second factor that is a word', ok({ ...MINA, totp: 'no' })],
    ['a page instead of an answer', { status: 200, body: '<!doctype html>' }],
  ];
  test.each(odd)('%s is refused', async (_name, answer) => {
    await expect(open({ '/api/me': answer }).account.me()).rejects.toEqual(new ApiError('unexpected_response', 200));
  });

  test.each([
    ['no list', { sessions: {} }],
    ['a row that is no object', { sessions: ['l1'] }],
    ['an unknown kind', { sessions: [place({ kind: 'robot' })] }],
    ['a time that is none', { sessions: [place({ last_seen_at: 'soon' })] }],
  ])('sessions with %s are refused', async (_name, body) => {
    await expect(open({ '/api/sessions': ok(body) }).account.sessions()).rejects.toMatchObject({ code: 'unexpected_response' });
  });
});
