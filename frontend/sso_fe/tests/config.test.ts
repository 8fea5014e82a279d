import { describe, expect, test } from 'vitest';
import { ConfigError } from 'design/config_file';

import { parseConfig } from '../src/config';

const COMPLETE = { environment: 'dev', user_pool_id: 'eu_1', client_id: 'c', cognito_endpoint: 'https://cognito.example' };
const POLICY = { min_length: 8, lowercase: true, uppercase: false, digits: true, symbols: false };

describe('/config.json', () => {
  test('is read, with the mailbox only where it is a web address', () => {
    expect(parseConfig(COMPLETE)).toMatchObject({ environment: 'dev', clientId: 'c', mailboxUrl: null });
    expect(parseConfig({ ...COMPLETE, mailbox_url: 'http://mail.localhost/' }).mailboxUrl).toBe('http://mail.localhost/');
    expect(parseConfig({ ...COMPLETE, mailbox_url: 'javascript:alert(1)' }).mailboxUrl).toBeNull();
  });

  test('may leave the environment without a name', () => {
    expect(parseConfig({ ...COMPLETE, environment: '' }).environment).toBe('');
  });

  test.each([
    ['optional', 'optional'],
    ['required', 'required'],
    ['off', 'off'],
    ['sometimes', 'off'],
    [undefined, 'off'],
  ])('a second factor that is %j counts as %s', (mfa, expected) => {
    expect(parseConfig({ ...COMPLETE, mfa }).mfa).toBe(expected);
  });

  test('says what passwords need, or leaves it at the strictest', () => {
    expect(parseConfig({ ...COMPLETE, password_policy: POLICY }).passwordPolicy).toEqual({
      minLength: 8,
      lowercase: true,
      uppercase: false,
      digits: true,
      symbols: false,
    });
    expect(parseConfig(COMPLETE).passwordPolicy).toEqual({
      minLength: 12,
      lowercase: true,
      uppercase: true,
      digits: true,
      symbols: true,
    });
  });

  test.each([
    [{ ...POLICY, min_length: undefined }, '"password_policy.min_length" is no length from 6 to 99'],
    [{ ...POLICY, min_length: '12' }, '"password_policy.min_length" is no length from 6 to 99'],
    [{ ...POLICY, min_length: 5 }, '"password_policy.min_length" is no length from 6 to 99'],
    [{ ...POLICY, min_length: 100 }, '"password_policy.min_length" is no length from 6 to 99'],
    [{ ...POLICY, min_length: 8.5 }, '"password_policy.min_length" is no length from 6 to 99'],
    [{ ...POLICY, lowercase: 1 }, '"password_policy.lowercase" is neither true nor false'],
    [{ ...POLICY, uppercase: undefined }, '"password_policy.uppercase" is neither true nor false'],
    [{ ...POLICY, digits: 'true' }, '"password_policy.digits" is neither true nor false'],
    [{ ...POLICY, symbols: null }, '"password_policy.symbols" is neither true nor false'],
    [null, '"password_policy.min_length" is no length from 6 to 99'],
    ['strict', '"password_policy.min_length" is no length from 6 to 99'],
  ])('the policy %j is refused', (policy, message) => {
    expect(() => parseConfig({ ...COMPLETE, password_policy: policy })).toThrow(new ConfigError(message));
  });

  test.each([
    [undefined, 'srp'],
    ['srp', 'srp'],
    ['password', 'password'],
  ])('a sign-in that is %j is by %s', (method, expected) => {
    expect(parseConfig({ ...COMPLETE, sign_in: method }).signInMethod).toBe(expected);
  });

  test.each(['', 'SRP', null, true, 'magic'])('the sign-in %j is refused', (method) => {
    expect(() => parseConfig({ ...COMPLETE, sign_in: method })).toThrow(
      new ConfigError('"sign_in" is neither "srp" nor "password"'),
    );
  });

  test.each(Object.keys(COMPLETE))('names a missing %s', (key) => {
    expect(() => parseConfig({ ...COMPLETE, [key]: undefined })).toThrow(new ConfigError(`"${key}" is missing`));
  });
});
