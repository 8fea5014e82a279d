import { expect, test } from 'vitest';

import { ApiError } from '../api_error';
import { ConfigError, loadConfig, requiredText } from '../config_file';

const answering = (response: () => Response | Promise<Response>) => (async () => response()) as typeof fetch;
const file = (content: unknown) => answering(() => new Response(JSON.stringify(content)));
const nameOf = (fields: Readonly<Record<string, unknown>>) => requiredText(fields, 'name');

test('/config.json is fetched afresh and read by the site', async () => {
  const asked: unknown[] = [];
  const fetchFile = (async (...call: unknown[]) => {
    asked.push(call);
    return new Response('{"name":"Shop"}');
  }) as typeof fetch;
  expect(await loadConfig(fetchFile, nameOf)).toBe('Shop');
  expect(asked).toEqual([['/config.json', { cache: 'no-cache', signal: expect.any(AbortSignal) }]]);
});

test.each<[string, typeof fetch, string]>([
  ['missing', answering(() => new Response('', { status: 404 })), 'the server answered 404'],
  ['a page instead', answering(() => new Response('<html>')), 'it is not JSON'],
  ['null', file(null), 'it is not a JSON object'],
  ['a text', file('name'), 'it is not a JSON object'],
  ['without a key', file({}), '"name" is missing'],
  ['with an empty key', file({ name: '' }), '"name" is missing'],
  ['with a key of another type', file({ name: 7 }), '"name" is missing'],
])('%s: the message says so', async (_name, fetchFile, message) => {
  const error = await loadConfig(fetchFile, nameOf).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).message).toBe(message);
});

test.each<[string, typeof fetch]>([
  ['does not answer', answering(() => Promise.reject(new TypeError()))],
  ['breaks off', answering(() => new Response(new ReadableStream({ pull: (body) => body.error(new TypeError()) })))],
])('a server that %s is no fault of the file', async (_name, fetchFile) => {
  const error = await loadConfig(fetchFile, nameOf).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: 'network_error', status: 0 });
});
