import { expect, test } from 'vitest';

import { apiErrorOf } from '../api_error';

const answer = (status: number, headers: Record<string, string> = {}) => new Response('', { status, headers });

test('an error of the contract keeps its code, request id and wait', () => {
  const body = { error: 'not_a_member', message: 'x', request_id: 'r-1' };
  expect(apiErrorOf(answer(403, { 'retry-after': '7' }), body)).toMatchObject({
    name: 'ApiError',
    code: 'not_a_member',
    status: 403,
    requestId: 'r-1',
    retryAfter: 7,
  });
});

test.each([
  [429, { message: 'Too Many Requests' }, 'too_many_requests'],
  [500, null, 'temporarily_unavailable'],
  [504, { error: { nested: 1 } }, 'temporarily_unavailable'],
  [403, null, 'unexpected_response'],
  [404, 'text', 'unexpected_response'],
])('a gateway’s own %i with %j is %s', (status, body, code) => {
  expect(apiErrorOf(answer(status), body)).toMatchObject({ code, status, requestId: null, retryAfter: null });
});

test.each([
  ['30', 30],
  ['0', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ['-1', null],
  ['1e9', null],
])('Retry-After %s is %s', (header, seconds) => {
  expect(apiErrorOf(answer(503, { 'retry-after': header }), null).retryAfter).toBe(seconds);
});
