import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { likelierEmail } from '../src/forms/email_typo';
import { openSite, QUERY, type Site } from './site';

describe('an address', () => {
  test.each([
    ['mina@gmial.com', 'mina@gmail.com'],
    ['mina@gmai.com', 'mina@gmail.com'],
    ['mina@gmaill.com', 'mina@gmail.com'],
    ['Mina.O@GMAIL.CON', 'Mina.O@gmail.com'],
    ['mina@example.con', 'mina@example.com'],
    ['mina@work.example.cmo', 'mina@work.example.com'],
    ['mina@hotnail.com', 'mina@hotmail.com'],
    ['mina@homtail.co', 'mina@hotmail.com'],
    [' mina@outlok.com ', 'mina@outlook.com'],
  ])('%j was probably meant as %s', (typed, meant) => expect(likelierEmail(typed)).toBe(meant));

  test.each(['mina@gmail.com', 'mina@mail.com', 'mina@gmx.at', 'mina@example.com', 'mina@gail.example', 'mina@web.dev', 'mina@yahoo.co.uk', 'mina@gmx', 'mina', '@gmial.com', ''])(
    '%j may well be right',
    (typed) => expect(likelierEmail(typed)).toBeNull(),
  );
});

describe('the question', () => {
  let site: Site;
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => {
    site.wrapper.unmount();
    vi.useRealTimers();
  });

  const field = () => site.wrapper.get<HTMLInputElement>('[name=email]');

  async function leaveWith(email: string): Promise<void> {
    site = await openSite(`/authorize?${QUERY}`);
    await field().setValue(email);
    await field().trigger('change');
    field().element.blur();
    await vi.advanceTimersByTimeAsync(250);
    await site.settle();
  }

  test('changes nothing by itself, and one click accepts it', async () => {
    await leaveWith('mina@gmial.com');
    expect(field().element.value).toBe('mina@gmial.com');
    await site.follow('mina@gmail.com');
    expect(field().element.value).toBe('mina@gmail.com');
    expect(document.activeElement).toBe(field().element);
    expect(site.text()).not.toContain('mina@gmail.com');
  });

  test('is no error and keeps nobody from signing in', async () => {
    await leaveWith('mina@gmial.com');
    expect(field().attributes('aria-invalid')).toBeUndefined();
    await site.type('password', 'secret');
    await site.submit();
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@gmial.com', 'secret');
  });

  test('goes with the next change', async () => {
    await leaveWith('mina@gmial.com');
    expect(site.text()).toContain('mina@gmail.com');
    await field().setValue('mina@gmial.co');
    expect(site.text()).not.toContain('mina@gmail.com');
  });

  test('is not asked of a usual address', async () => {
    await leaveWith('mina@example.com');
    expect(site.wrapper.find('bdi').element?.textContent).toBe('Shop');
    expect(site.wrapper.findAll('bdi')).toHaveLength(1);
  });
});
