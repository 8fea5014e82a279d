import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';

import LoadingPass from '../src/components/LoadingPass.vue';
import OfflineNotice from '../src/components/OfflineNotice.vue';
import SubmitButton from '../src/components/SubmitButton.vue';
import { createApiClient } from '../src/api/api_client';
import { withEarlyAnswer } from '../src/flow/early_answer';
import { texts } from '../src/texts';
import { authorizeBody, QUERY, scriptedFetch, type Call } from './site';

describe('a wait', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('for the page is said to be long after eight seconds', async () => {
    const wrapper = mount(LoadingPass);
    vi.advanceTimersByTime(7_999);
    await nextTick();
    expect(wrapper.text()).not.toContain(texts.pass.slow);
    vi.advanceTimersByTime(1);
    await nextTick();
    expect(wrapper.text()).toContain(texts.pass.slow);
    wrapper.unmount();
  });

  test('for a form is said at its button, each time anew', async () => {
    const wrapper = mount(SubmitButton, { props: { label: 'Send', busyLabel: 'Sending …', busy: true } });
    expect(wrapper.text()).toBe('Sending …');
    vi.advanceTimersByTime(8_000);
    await nextTick();
    expect(wrapper.text()).toBe(texts.pass.stillBusy);
    await wrapper.setProps({ busy: false });
    expect(wrapper.text()).toBe('Send');
    await wrapper.setProps({ busy: true });
    expect(wrapper.text()).toBe('Sending …');
    wrapper.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('being offline is said once, and goes with it', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  const wrapper = mount(OfflineNotice);
  expect(wrapper.get('[role=status]').text()).toBe('');
  online.mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  await nextTick();
  expect(wrapper.get('[role=status]').text()).toBe(texts.site.offline);
  online.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await nextTick();
  expect(wrapper.text()).toBe('');
  wrapper.unmount();
  vi.restoreAllMocks();
});

describe('the first question of a visit', () => {
  const REQUEST = { applicationId: 'shop', channelId: 'web', state: 'the-state', codeChallenge: 'c'.repeat(43), codeChallengeMethod: 'S256' };
  let calls: Call[];
  beforeEach(() => {
    calls = [];
  });

  const open = (search: string) =>
    withEarlyAnswer(createApiClient(scriptedFetch({ '/api/authorize': authorizeBody() }, calls)), search);

  test('is asked before the page is ready, and answered once', async () => {
    const api = open(`?${QUERY}`);
    expect(calls).toHaveLength(1);
    expect((await api.authorize(REQUEST)).application.name).toBe('Shop');
    expect(calls).toHaveLength(1);
    await api.authorize(REQUEST);
    expect(calls).toHaveLength(2);
  });

  test('is no answer to another one', async () => {
    const api = open(`?${QUERY}`);
    await api.authorize({ ...REQUEST, state: 'another' });
    expect(calls.map(({ query }) => query['state'])).toEqual(['the-state', 'another']);
  });

  test.each(['', '?application_id=shop', `?${QUERY}&state=twice`])('is not asked for %j', (search) => {
    open(search);
    expect(calls).toEqual([]);
  });

  test('that fails early is told to whoever asks', async () => {
    const api = withEarlyAnswer(createApiClient(scriptedFetch({}, calls)), `?${QUERY}`);
    await expect(api.authorize(REQUEST)).rejects.toMatchObject({ code: 'network_error' });
  });
});
