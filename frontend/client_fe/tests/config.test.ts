import { describe, expect, test } from 'vitest';

import { ConfigError, loadConfig } from '../src/config';
import ConfigProblemPage from '../src/pages/ConfigProblemPage.vue';
import { mount } from '@vue/test-utils';

const GOOD = {
  environment: 'dev',
  sso_origin: 'https://sso.example',
  application_id: 'shop',
  application_name: 'Shop',
  channel_id: 'web',
};

const answering = (response: () => Response | Promise<Response>) => (async () => response()) as typeof fetch;
const file = (content: unknown) => answering(() => new Response(JSON.stringify(content)));

describe('/config.json', () => {
  test('is read', async () => {
    expect(await loadConfig(file({ ...GOOD, region: 'ignored' }))).toEqual({
      environment: 'dev',
      ssoOrigin: 'https://sso.example',
      applicationId: 'shop',
      applicationName: 'Shop',
      channelId: 'web',
    });
  });

  test.each<[string, typeof fetch, string]>([
    ['missing', answering(() => new Response('', { status: 404 })), 'the server answered 404'],
    ['unreachable', answering(() => Promise.reject(new TypeError())), 'it could not be fetched'],
    ['a page instead', answering(() => new Response('<html>')), 'it is not JSON'],
    ['no object', file(null), '"sso_origin" is missing in it'],
    ['without a key', file({ ...GOOD, channel_id: undefined }), '"channel_id" is missing in it'],
    ['with an empty key', file({ ...GOOD, application_id: '' }), '"application_id" is missing in it'],
    ['with a bad origin', file({ ...GOOD, sso_origin: 'sso' }), '"sso_origin" in it is not a URL'],
  ])('%s: the message says so', async (_name, fetchFile, message) => {
    const error = await loadConfig(fetchFile).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toBe(message);
  });

  test('the page that says so needs no settings', () => {
    const shown = mount(ConfigProblemPage, { props: { reason: 'the server answered 404' } });
    expect(shown.text()).toContain('This site cannot start');
    expect(shown.text()).toContain('/config.json cannot be used: the server answered 404.');
  });
});
