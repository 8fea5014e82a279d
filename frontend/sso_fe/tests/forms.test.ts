import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { effectScope, ref } from 'vue';

import { clockText, secondsLeft, useCountdown } from '../src/forms/countdown';
import { cleanCode, cleanEmail, cleanName, cleanPhone } from '../src/forms/entries';
import { checkPassword, meetsPolicy, type PasswordPolicy } from '../src/forms/password_policy';
import { createPendingConfirmation } from '../src/forms/pending_confirmation';
import { checkRegistration } from '../src/forms/registration';
import { CONFIG, memoryStorage } from './site';

describe('what people type', () => {
  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['Your code is 123456.', '123456'],
    ['１２３４５６', '123456'],
    ['abc', ''],
  ])('code %j → %j', (entry, expected) => expect(cleanCode(entry)).toBe(expected));

  test.each([
    [' mina@example.com ', 'mina@example.com'],
    ['mina+shop@mail.example.co.uk', 'mina+shop@mail.example.co.uk'],
    ['mina', null],
    ['mina@example', null],
    ['mina@ex ample.com', null],
    ['a@b@example.com', null],
    [`${'a'.repeat(250)}@example.com`, null],
  ])('email %j → %j', (entry, expected) => expect(cleanEmail(entry)).toBe(expected));

  test.each([
    ['  Mina   Okafor ', 'Mina Okafor'],
    ['   ', null],
    ['x'.repeat(101), null],
  ])('name %j → %j', (entry, expected) => expect(cleanName(entry)).toBe(expected));

  test.each([
    ['', ''],
    ['+44 20 7946-0958', '+442079460958'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['0043 664 123456', '+43664123456'],
    ['020 7946 0958', null],
    ['+0 123 456 789', null],
    ['+44 call me', null],
  ])('phone %j → %j', (entry, expected) => expect(cleanPhone(entry)).toBe(expected));
});

const POLICY = CONFIG.passwordPolicy;

describe('the password policy', () => {
  test.each([
    ['', ['length', 'upper', 'lower', 'number', 'symbol']],
    ['Correct-hors3', []],
    ['Correct-hor3', []],
    ['Correct-ho3', ['length']],
    [`Aa1-${'x'.repeat(253)}`, ['length']],
    ['correct-hors3', ['upper']],
    ['CORRECT-HORS3', ['lower']],
    ['Correct-horse', ['number']],
    ['Correct1horse', ['symbol']],
    ['Correct1 horse', []],
    ['Correct1horse ', ['symbol']],
    ['Ünglück-hors3', ['upper']],
  ])('%j misses %j', (password, missing) => {
    expect(checkPassword(password, POLICY).filter((rule) => !rule.met).map((rule) => rule.name)).toEqual(missing);
    expect(meetsPolicy(password, POLICY)).toBe(missing.length === 0);
  });

  const mild: PasswordPolicy = { minLength: 8, lowercase: false, uppercase: false, digits: false, symbols: false };
  test.each<[Partial<PasswordPolicy>, string[]]>([
    [{}, ['length']],
    [{ uppercase: true }, ['length', 'upper']],
    [{ lowercase: true }, ['length', 'lower']],
    [{ digits: true }, ['length', 'number']],
    [{ symbols: true }, ['length', 'symbol']],
  ])('that demands %j has the rules %j', (demands, names) => {
    expect(checkPassword('', { ...mild, ...demands }).map((rule) => rule.name)).toEqual(names);
  });

  test('that is mild takes what the strict one refuses', () => {
    expect([meetsPolicy('ééééééé', mild), meetsPolicy('éééééééé', mild)]).toEqual([false, true]);
  });
});

describe('the registration', () => {
  const entry = {
    name: ' Mina ',
    email: ' mina@example.com',
    password: 'Correct-hors3',
    phone: '+44 20 7946 0958',
    gender: 'female',
    acceptsMarketing: false,
  };

  test('sends cleaned details and no empty ones', () => {
    expect(checkRegistration(entry, POLICY).details).toEqual({
      name: 'Mina',
      email: 'mina@example.com',
      password: 'Correct-hors3',
      phone: '+442079460958',
      gender: 'female',
      acceptsMarketing: false,
    });
    const bare = checkRegistration({ ...entry, phone: ' ', gender: '' }, POLICY).details;
    expect(bare).toMatchObject({ phone: undefined, gender: undefined });
  });

  test.each(['name', 'email', 'password', 'phone'] as const)('a wrong %s gets a sentence and sends nothing', (field) => {
    const { details, errors } = checkRegistration({ ...entry, [field]: field === 'phone' ? 'x' : '' }, POLICY);
    expect(details).toBeNull();
    expect(Object.keys(errors)).toEqual([field]);
  });
});

describe('the countdown', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  test.each([
    [30_000, 0, 30],
    [30_000, 29_001, 1],
    [30_000, 30_000, 0],
    [30_000, 99_000, 0],
  ])('until %i at %i: %i s', (until, now, left) => expect(secondsLeft(until, now)).toBe(left));

  test.each([
    [0, '0:00'],
    [9, '0:09'],
    [65, '1:05'],
  ])('%i s reads %s', (seconds, text) => expect(clockText(seconds)).toBe(text));

  test('ticks to zero, starts again when the moment moves, and stops with its scope', async () => {
    const until = ref(2_000);
    const scope = effectScope();
    const left = scope.run(() => useCountdown(until, Date.now))!;
    expect(left.value).toBe(2);
    vi.advanceTimersByTime(1_000);
    expect(left.value).toBe(1);
    vi.advanceTimersByTime(1_500);
    expect(left.value).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    until.value = 30_000;
    await Promise.resolve();
    expect(left.value).toBe(28);
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the registration that waits for its code', () => {
  test('survives a reload without its password, and keeps counting', () => {
    const storage = memoryStorage();
    createPendingConfirmation(storage, () => 1_000).start('mina@example.com', 'secret-Passw0rd', 30);
    const reloaded = createPendingConfirmation(storage, () => 9_000);
    expect(reloaded.email()).toBe('mina@example.com');
    expect(reloaded.resendAt()).toBe(31_000);
    expect(reloaded.password()).toBeNull();
  });

  test('never writes the password', () => {
    const written: string[] = [];
    const storage = { ...memoryStorage(), setItem: (_key: string, value: string) => void written.push(value) };
    const pending = createPendingConfirmation(storage, () => 0);
    pending.start('mina@example.com', 'secret-Passw0rd', 30);
    pending.wait(5);
    expect(pending.password()).toBe('secret-Passw0rd');
    expect(written).toHaveLength(2);
    expect(written.join()).not.toContain('secret-Passw0rd');
  });

  test('is forgotten when done', () => {
    const storage = memoryStorage();
    const pending = createPendingConfirmation(storage, () => 0);
    pending.start('mina@example.com', 'p', 30);
    pending.clear();
    expect([pending.email(), pending.password()]).toEqual([null, null]);
    expect(createPendingConfirmation(storage, () => 0).email()).toBeNull();
  });

  test.each(['{', 'null', '{"email":1,"resendAt":2}', '"x"'])('shrugs at a stored %s', (text) => {
    const storage = { ...memoryStorage(), getItem: () => text };
    expect(createPendingConfirmation(storage, () => 0).email()).toBeNull();
  });

  test('works until a reload where storage is forbidden', () => {
    const pending = createPendingConfirmation(null, () => 0);
    pending.start('mina@example.com', 'p', 30);
    expect(pending.email()).toBe('mina@example.com');
  });
});
