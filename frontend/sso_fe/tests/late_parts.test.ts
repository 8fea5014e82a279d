import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { h, type Component } from 'vue';

import { LazyLoginChallenge } from '../src/components/lazy_login_challenge';
import { LazyOwnPassword } from '../src/components/lazy_own_password';
import { texts } from '../src/texts';
import { LazyTotpSetup } from '../src/totp/lazy_totp_setup';

const never = vi.hoisted(() => () => new Promise<never>(() => undefined));
vi.mock('../src/components/LoginChallenge.vue', never);
vi.mock('../src/components/OwnPassword.vue', never);
vi.mock('../src/totp/TotpSetup.vue', never);

beforeEach(() => {
  vi.useFakeTimers();
  // Vue reports what we provoke.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each<[string, Component]>([
  ['login', LazyLoginChallenge],
  ['password', LazyOwnPassword],
  ['set-up', LazyTotpSetup],
])('a part of the %s that does not come is said, and nothing of it is shown', async (_name, part) => {
  const page = () => h('div', h(part, { email: 'mina@example.com', proceed: () => 'secret' }));
  const wrapper = mount({ render: page });
  await vi.advanceTimersByTimeAsync(14_999);
  expect(wrapper.text()).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(wrapper.get('[role=alert]').text()).toBe(texts.errors.other);
  expect(Object.keys(wrapper.get('[role=alert]').attributes()).sort()).toEqual(['class', 'role', 'tabindex']);
  wrapper.unmount();
});
