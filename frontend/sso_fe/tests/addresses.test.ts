import { describe, expect, test } from 'vitest';
import { createMemoryHistory } from 'vue-router';

import { parseAuthorizeRequest, parsePrompt } from '../src/flow/authorize_request';
import { accountLink, otherAccountLink, recoveryLink, registrationLink, signInFormLink } from '../src/flow/form_links';
import { refusalLink, sessionLink } from '../src/flow/return_link';
import { createSiteRouter } from '../src/router';

const complete = {
  application_id: 'shop',
  channel_id: 'web',
  state: 's',
  code_challenge: 'c',
  code_challenge_method: 'S256',
};

describe('the query of /authorize', () => {
  test('is read whole', () => {
    expect(parseAuthorizeRequest({ ...complete, return_path: '/x' })).toEqual({
      applicationId: 'shop',
      channelId: 'web',
      state: 's',
      codeChallenge: 'c',
      codeChallengeMethod: 'S256',
    });
  });

  test.each(Object.keys(complete))('is refused without %s, with it empty and with it twice', (name) => {
    expect(parseAuthorizeRequest({ ...complete, [name]: undefined })).toBeNull();
    expect(parseAuthorizeRequest({ ...complete, [name]: '' })).toBeNull();
    expect(parseAuthorizeRequest({ ...complete, [name]: ['a', 'b'] })).toBeNull();
  });

  test.each([
    ['login', 'login'],
    ['register', 'register'],
    ['none', 'none'],
    ['consent', null],
    [undefined, null],
  ])('prompt %s is read as %s', (given, expected) => {
    expect(parsePrompt({ prompt: given })).toBe(expected);
  });
});

describe('the way back', () => {
  test('carries the handle and the state, escaped', () => {
    expect(sessionLink('https://shop.example/success', 'h-1', 'a&b=c#d')).toBe(
      'https://shop.example/success?session_id=h-1&state=a%26b%3Dc%23d',
    );
  });

  test('carries the error and the state', () => {
    expect(refusalLink('http://shop.localhost:4566/success', 'access_denied', 's')).toBe(
      'http://shop.localhost:4566/success?error=access_denied&state=s',
    );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '/success', ''])('never leads to %j', (returnUrl) => {
    expect(() => sessionLink(returnUrl, 'h', 's')).toThrow(TypeError);
  });
});

test('the link to the sign-in form does not bounce back to the registration', () => {
  expect(signInFormLink({ ...complete, prompt: 'register' })).toMatchObject({
    name: 'authorize',
    query: { ...complete, prompt: 'login' },
  });
  expect(signInFormLink({ ...complete, return_path: '/x' })).toMatchObject({ query: { ...complete, return_path: '/x' } });
});

test.each([signInFormLink({}), otherAccountLink({}), recoveryLink({}), registrationLink({}), accountLink()])(
  'a link takes no notice along that an earlier page left: %o',
  (link) => expect(link).toMatchObject({ replace: true, state: { notice: null, email: '' } }),
);

test('no page lies where the local emulator answers for Cognito’s hosted pages', () => {
  const paths = createSiteRouter(createMemoryHistory()).getRoutes().map(({ path }) => path);
  expect(paths).toContain('/authorize');
  expect(paths.filter((path) => /^\/(health|log(in|out)|oauth2)/.test(path))).toEqual([]);
});
