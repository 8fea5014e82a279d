import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';

import PasswordStrength from '../src/components/PasswordStrength.vue';
import { strengthOf } from '../src/forms/password_strength';
import { texts } from '../src/texts';

const MINA = ['mina.okafor@example.com', 'Mina Okafor', 'Single sign-on'];

describe('how hard a password is to guess', () => {
  test.each([
    ['Password123!', 'weak'],
    ['P@ssw0rd2024!', 'weak'],
    ['Qwertyuiop1!', 'weak'],
    ['Aaaaaaaaaa1-', 'weak'],
    ['Abcdefghijk-1', 'weak'],
    ['aB1-aB1-aB1-aB1-', 'weak'],
    ['Okafor-Mina-2026', 'weak'],
    ['Example.Okafor1', 'weak'],
    ['Single-sign-1', 'weak'],
    ['x7!Kq', 'weak'],
    ['Correct-hor3', 'fair'],
    ['Tall-Kite-42', 'fair'],
    ['tidy otter borrows seven kites', 'strong'],
    ['vK9#tq2!Lm7pXz', 'strong'],
  ])('%s: %s', (password, strength) => expect(strengthOf(password, MINA)).toBe(strength));

  test('a password is weak only for whom it is about', () => {
    expect(strengthOf('Okafor-7Rx!kq', [])).toBe('strong');
    expect(strengthOf('Okafor-7Rx!kq', MINA)).not.toBe('strong');
  });

  test('the longest one is answered too', () => expect(strengthOf('ab'.repeat(128), MINA)).toBe('weak'));
});

describe('the meter', () => {
  const show = (password: string) => mount(PasswordStrength, { props: { password, personal: MINA } });

  test.each([
    ['', '0', '', texts.password.strength.none],
    ['Password123!', '1', texts.password.strength.weak, texts.password.strength.weak],
    ['Tall-Kite-42', '2', texts.password.strength.fair, texts.password.strength.fair],
    ['vK9#tq2!Lm7pXz', '3', texts.password.strength.strong, texts.password.strength.strong],
  ])('says it of %j in words, not in colour alone', (password, now, seen, spoken) => {
    const wrapper = show(password);
    expect(wrapper.text()).toBe(seen);
    expect(wrapper.get('[role=meter]').attributes()).toMatchObject({
      'aria-label': texts.password.strength.title,
      'aria-valuenow': now,
      'aria-valuetext': spoken,
    });
  });
});
