import { describe, expect, test } from 'vitest';
import { ApiError } from 'design/api_error';

import type { Enrolment } from '../src/api/answers';
import type { Prompt } from '../src/flow/authorize_request';
import { firstStep, stepAfterLogin, stepAfterRefusal, type Step } from '../src/flow/steps';

const member = { email: 'a@example.com', name: 'A', member: true };
const stranger = { ...member, member: false };
const form: Step = { kind: 'signIn', again: false };

describe('where a visitor starts', () => {
  const cases: [string, typeof member | null, Enrolment, Prompt | null, Step][] = [
    ['nobody signed in', null, 'open', null, form],
    ['nobody, asked to register', null, 'open', 'register', { kind: 'register' }],
    ['nobody, asked to log in', null, 'open', 'login', form],
    ['nobody, no form allowed', null, 'open', 'none', { kind: 'goBack', error: 'login_required' }],
    ['a member', member, 'open', null, { kind: 'handOff' }],
    ['a member of an invite application', member, 'invite', null, { kind: 'handOff' }],
    ['a member, asked to register', member, 'open', 'register', { kind: 'handOff' }],
    ['a member, asked to log in', member, 'open', 'login', form],
    ['a member, no form allowed', member, 'open', 'none', { kind: 'handOff' }],
    ['a stranger to an open application', stranger, 'open', null, { kind: 'join' }],
    ['a stranger to an invite application', stranger, 'invite', null, { kind: 'refused' }],
    ['a stranger, asked to log in', stranger, 'invite', 'login', form],
    ['a stranger, no form allowed', stranger, 'open', 'none', { kind: 'goBack', error: 'not_a_member' }],
  ];
  test.each(cases)('%s', (_name, user, enrolment, prompt, expected) => {
    expect(firstStep(user, enrolment, prompt)).toEqual(expected);
  });
});

test.each<[boolean, Enrolment, Step['kind']]>([
  [true, 'open', 'handOff'],
  [true, 'invite', 'handOff'],
  [false, 'open', 'join'],
  [false, 'invite', 'refused'],
])('after a login: member %s of an %s application → %s', (isMember, enrolment, kind) => {
  expect(stepAfterLogin(isMember, enrolment).kind).toBe(kind);
});

describe('what a refused call leads to', () => {
  const cases: [number, string, Enrolment, Prompt | null, Step | null][] = [
    [401, 'login_required', 'open', null, { kind: 'signIn', again: true }],
    [401, 'expired_token', 'open', null, { kind: 'signIn', again: true }],
    [401, 'login_required', 'open', 'none', { kind: 'goBack', error: 'login_required' }],
    [403, 'not_a_member', 'open', null, { kind: 'join' }],
    [403, 'not_a_member', 'invite', null, { kind: 'refused' }],
    [403, 'not_a_member', 'open', 'none', { kind: 'goBack', error: 'not_a_member' }],
    [403, 'invitation_required', 'open', null, { kind: 'refused' }],
    [403, 'forbidden_origin', 'open', null, null],
    [503, 'temporarily_unavailable', 'open', null, null],
    [0, 'network_error', 'open', 'none', null],
  ];
  test.each(cases)('%i %s, %s, prompt %s', (status, code, enrolment, prompt, expected) => {
    expect(stepAfterRefusal(new ApiError(code, status), enrolment, prompt)).toEqual(expected);
  });
});
