import { describe, expect, test } from 'vitest';
import { ApiError } from 'design/api_error';
import { ConfigError } from 'design/config_file';

import { createApiClient } from '../src/api/api_client';
import { CognitoError } from '../src/cognito';
import { parseAuthorizeRequest } from '../src/flow/authorize_request';
import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { failureSentence, isWrongLink, problemTexts, waitText } from '../src/texts/failures';
import { HAPPY, QUERY, refusal, scriptedFetch, type Answer, type Call } from './site';

const request = parseAuthorizeRequest(Object.fromEntries(new URLSearchParams(QUERY)))!;

async function authorizeError(answer: Answer | undefined): Promise<ApiError> {
  const client = createApiClient(scriptedFetch(answer ? { '/api/authorize': answer } : {}));
  return client.authorize(request).then(
    () => expect.unreachable('the call should fail'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return error as ApiError;
    },
  );
}

describe('the API client', () => {
  test('reads code, request id and Retry-After of an error', async () => {
    const error = await authorizeError(refusal(503, 'temporarily_unavailable', { 'Retry-After': '7' }));
    expect(error).toMatchObject({ code: 'temporarily_unavailable', status: 503, requestId: 'r-1', retryAfter: 7 });
  });

  const odd: [string, Answer | undefined, string][] = [
    ['no answer', undefined, 'network_error'],
    ["a gateway's 504", { status: 504, body: '<html>' }, 'temporarily_unavailable'],
    ['the site itself instead of the API', { status: 200, body: '<!doctype html>' }, 'unexpected_response'],
    ['an answer without a channel', { status: 200, body: { application: {} } }, 'unexpected_response'],
    ['a user without membership', { ...HAPPY['/api/authorize']!, body: { ...Object(HAPPY['/api/authorize']!.body), user: { email: 'a' } } }, 'unexpected_response'],
  ];
  test.each(odd)('%s', async (_name, answer, code) => expect(await authorizeError(answer)).toMatchObject({ code }));

  test.each([200, 503])('a line that breaks within an answer of %i is called just that', async (status) => {
    const broken = (): Response => new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('terminated')) }), { status });
    const client = createApiClient((async () => broken()) as typeof fetch);
    await expect(client.authorize(request)).rejects.toMatchObject({ code: 'network_error', status: 0 });
  });

  test('sends the contract’s names, and the fresh login as Bearer', async () => {
    const calls: Call[] = [];
    const client = createApiClient(scriptedFetch(HAPPY, calls));
    await client.authorize(request);
    await client.isMember('shop', 'token');
    await client.initSession(request, null);
    const parameters = Object.fromEntries(new URLSearchParams(QUERY));
    delete parameters['return_path'];
    expect(calls).toEqual([
      { method: 'GET', path: '/api/authorize', query: parameters, bearer: null, body: null },
      { method: 'GET', path: '/api/check-app-user', query: { application_id: 'shop' }, bearer: 'Bearer token', body: null },
      { method: 'POST', path: '/api/init-session', query: {}, bearer: null, body: parameters },
    ]);
  });

  test('treats an enrolment it does not know as closed', async () => {
    const body = { ...Object(HAPPY['/api/authorize']!.body), application: { application_id: 'a', name: 'A', enrolment: 'vip' } };
    const client = createApiClient(scriptedFetch({ '/api/authorize': { status: 200, body } }));
    expect((await client.authorize(request)).application.enrolment).toBe('invite');
  });
});

describe('sentences', () => {
  const wait = texts.errors.seconds(30);
  const cases: [unknown, string][] = [
    [new CognitoError('invalid_credentials'), texts.errors.credentials],
    [new CognitoError('unsupported_challenge'), texts.errors.unsupported],
    [new CognitoError('temporary_password_expired'), texts.errors.temporaryPasswordExpired],
    [new CognitoError('expired_login'), texts.errors.expiredLogin],
    [new CognitoError('expired_code'), texts.errors.codeExpired],
    [new CognitoError('invalid_code'), texts.errors.codeWrong],
    [new CognitoError('too_many_requests', '', 30), texts.errors.tooMany(wait)],
    [new CognitoError('temporarily_unavailable'), texts.errors.unavailable(texts.errors.moment)],
    [new ApiError('temporarily_unavailable', 503, null, 30), texts.errors.unavailable(wait)],
    [new ApiError('network_error', 0), texts.errors.network],
    [new ApiError('internal_error', 500), texts.errors.other],
    [new Error('constructor'), texts.errors.other],
  ];
  test.each(cases)('%s', (error, sentence) => expect(failureSentence(error, true)).toBe(sentence));

  test('throttling and outages are never called a wrong password', () => {
    for (const code of ['too_many_requests', 'temporarily_unavailable'] as const) {
      expect(failureSentence(new CognitoError(code), true)).not.toBe(texts.errors.credentials);
    }
  });

  test.each([new CognitoError('temporarily_unavailable'), new ApiError('network_error', 0)])('without a network, %s means just that', (error) => {
    expect(failureSentence(error, false)).toBe(texts.errors.offline);
  });

  test.each([
    [null, 'a moment'],
    [0, 'a moment'],
    [1, '1 second'],
    [89, '89 seconds'],
    [90, '2 minutes'],
    [600, '10 minutes'],
  ])('a wait of %s reads %s', (seconds, text) => expect(waitText(seconds)).toBe(text));
});

describe('error pages', () => {
  test.each([
    ['unknown_application', 404, texts.problem.unknownApplication, true],
    ['unknown_channel', 404, texts.problem.unknownChannel, true],
    ['invalid_request', 400, texts.problem.badLink, true],
    ['network_error', 0, texts.problem.network, false],
    ['internal_error', 500, texts.problem.other, false],
  ])('%s', (code, status, expected, wrongLink) => {
    const error = new ApiError(code, status);
    expect(problemTexts(error)).toEqual(expected);
    expect(isWrongLink(error)).toBe(wrongLink);
  });

  test('a broken /config.json names the key', () => {
    expect(problemTexts(new ConfigError('"client_id" is missing')).text).toContain('"client_id" is missing');
  });

  test('every one says what to do next', () => {
    const pages = [...Object.values(texts.problem).filter((page) => typeof page === 'object'), more.home, more.notFound];
    expect(pages.length).toBeGreaterThan(7);
    for (const page of pages) expect(page.next.length).toBeGreaterThan(20);
  });
});
