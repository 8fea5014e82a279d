import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { encode } from 'uqr';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { servicesKey, type Services } from '../src/services';
import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { groupedSecret, otpauthAddress } from '../src/totp/otpauth';
import QrCode from '../src/totp/QrCode.vue';
import TotpSetup from '../src/totp/TotpSetup.vue';
import { cognitoFailure } from './site';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW';

let wrapper: VueWrapper;
afterEach(() => {
  wrapper.unmount();
  vi.unstubAllGlobals();
});

async function open(environment = 'prod', begin = vi.fn(async () => ({ secret: SECRET }))) {
  const verify = vi.fn(async (_code: string): Promise<void> => undefined);
  wrapper = mount(TotpSetup, {
    attachTo: document.body,
    props: { email: 'mina+a@example.com', begin, verify },
    global: { provide: { [servicesKey as symbol]: { config: { environment } } as Services } },
  });
  await vi.dynamicImportSettled();
  await flushPromises();
  return { verify, begin };
}

async function enter(code: string): Promise<void> {
  await wrapper.get('[name=code]').setValue(code);
  await wrapper.get('form').trigger('submit');
  await flushPromises();
}

/** The dark modules that the drawing shows, row by row. */
function modulesOf(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return grid;
}

test('a QR code draws every module of its content, dark on light in any theme', () => {
  const content = otpauthAddress({ issuer: 'Single sign-on', email: 'mina@example.com', secret: SECRET });
  wrapper = mount(QrCode, { props: { content, label: 'the code' } });
  const expected = encode(content, { ecc: 'M', border: 4 });
  const path = wrapper.get('path');
  expect(modulesOf(path.attributes('d')!, expected.size)).toEqual(expected.data);
  expect(path.attributes('fill')).toBe('#000000');
  expect(wrapper.get('rect').attributes('fill')).toBe('#ffffff');
  expect(wrapper.attributes()).toMatchObject({ role: 'img', 'aria-label': 'the code', viewBox: `0 0 ${expected.size} ${expected.size}` });
});

describe('the set-up', () => {
  test.each([
    ['prod', 'Single sign-on'],
    ['dev', 'Single sign-on (dev)'],
    ['', 'Single sign-on'],
  ])('in %s shows the key of "%s" as a picture and as text', async (environment, issuer) => {
    await open(environment);
    expect(wrapper.text()).toContain(groupedSecret(SECRET));
    expect(groupedSecret('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
    const expected = encode(otpauthAddress({ issuer, email: 'mina+a@example.com', secret: SECRET }), { ecc: 'M', border: 4 });
    expect(modulesOf(wrapper.get('.qr path').attributes('d')!, expected.size)).toEqual(expected.data);
  });

  test('waits with a skeleton, then offers another try where no key came', async () => {
    const begin = vi.fn(async () => ({ secret: SECRET }));
    begin.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await open('prod', begin);
    expect(wrapper.get('[role=alert]').text()).toContain('not answering');
    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(wrapper.text()).toContain(groupedSecret(SECRET));
  });

  test('checks the code once it is whole', async () => {
    const { verify } = await open();
    await enter('123');
    expect(wrapper.text()).toContain(more.totp.codeMissing);
    expect(verify).not.toHaveBeenCalled();
    await enter('123 456');
    expect(verify.mock.calls).toEqual([['123456']]);
  });

  test('a wrong code is said at the field and keeps the key', async () => {
    const { verify, begin } = await open();
    verify.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await enter('123456');
    const field = wrapper.get('[name=code]');
    expect(field.attributes('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field.element);
    expect(wrapper.text()).toContain(more.totp.codeWrong);
    expect(begin).toHaveBeenCalledTimes(1);
  });

  test('another failure is a notice, not a wrong code', async () => {
    const { verify } = await open();
    verify.mockRejectedValueOnce(cognitoFailure('too_many_requests', 30));
    await enter('123456');
    expect(wrapper.get('[role=alert]').text()).toBe(texts.errors.tooMany('30 seconds'));
    expect(wrapper.text()).not.toContain(more.totp.codeWrong);
  });

  test.each([
    [async () => undefined, more.totp.copied],
    [() => Promise.reject(new Error('denied')), more.totp.copyByHand],
  ])('says whether the key was copied (%#)', async (writeText, sentence) => {
    const write = vi.fn(writeText);
    vi.stubGlobal('navigator', { clipboard: { writeText: write } });
    await open();
    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(write).toHaveBeenCalledExactlyOnceWith(SECRET);
    expect(wrapper.get('.secret-key + button').text()).toBe(more.totp.copy);
    expect(wrapper.text()).toContain(sentence);
  });

  test('without a clipboard says so', async () => {
    vi.stubGlobal('navigator', {});
    await open();
    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(wrapper.text()).toContain(more.totp.copyByHand);
  });
});
