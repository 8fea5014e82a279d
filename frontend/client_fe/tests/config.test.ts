import { mount } from '@vue/test-utils';
import { ConfigError } from 'design/config_file';
import { describe, expect, test } from 'vitest';

import { parseConfig } from '../src/config';
import ConfigProblemPage from '../src/pages/ConfigProblemPage.vue';

const GOOD = {
  environment: 'dev',
  sso_origin: 'https://sso.example',
  application_id: 'shop',
  application_name: 'Shop',
  channel_id: 'web',
};

describe('/config.json', () => {
  test('is read', () => {
    expect(parseConfig({ ...GOOD, region: 'ignored' })).toEqual({
      environment: 'dev',
      ssoOrigin: 'https://sso.example',
      applicationId: 'shop',
      applicationName: 'Shop',
      channelId: 'web',
    });
  });

  test('an environment without a name is one', () => {
    expect(parseConfig({ ...GOOD, environment: '' }).environment).toBe('');
  });

  test.each(Object.keys(GOOD))('names a missing %s', (key) => {
    expect(() => parseConfig({ ...GOOD, [key]: undefined })).toThrow(new ConfigError(`"${key}" is missing`));
  });

  test('names a bad origin', () => {
    expect(() => parseConfig({ ...GOOD, sso_origin: 'sso' })).toThrow(new ConfigError('"sso_origin" is not a URL'));
  });

  test('the page that says so needs no settings', () => {
    const shown = mount(ConfigProblemPage, { props: { reason: 'the server answered 404' } });
    expect(shown.text()).toContain('This site cannot start');
    expect(shown.text()).toContain('/config.json cannot be used: the server answered 404.');
    expect(shown.get('bdi[lang=en]').text()).toBe('the server answered 404');
  });
});
