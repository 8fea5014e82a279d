import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { nextTick } from 'vue';

import CodeField from '../src/components/CodeField.vue';
import { cleanCode, cleanPhone } from '../src/forms/entries';
import { texts } from '../src/texts';
import { openSite, QUERY, type Site } from './site';

describe('digits', () => {
  test.each([
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['１２３　４５６', '123456'],
    ['123\u00a0456', '123456'],
    ['123–456', '123456'],
  ])('of any script are a code: %s', (entry, code) => expect(cleanCode(entry)).toBe(code));

  test('of any script are a phone number', () => expect(cleanPhone('+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨')).toBe('+442079460958'));
});

describe('the code field', () => {
  function open() {
    const wrapper = mount(CodeField, { props: { label: 'Code', modelValue: '' }, attachTo: document.body });
    return { wrapper, input: wrapper.get<HTMLInputElement>('input') };
  }

  test('shows the digits of what is pasted, and six of them', async () => {
    const { wrapper, input } = open();
    await input.setValue('Your code: 123 456.');
    expect(input.element.value).toBe('123456');
    await input.setValue('1234567');
    expect(input.element.value).toBe('123456');
    expect(wrapper.emitted('update:modelValue')?.at(-1)).toEqual(['123456']);
    wrapper.unmount();
  });

  test('drops a letter where it was typed, and leaves the caret there', async () => {
    const { wrapper, input } = open();
    await input.setValue('1234');
    input.element.value = '12x34';
    input.element.setSelectionRange(3, 3);
    await input.trigger('input');
    expect([input.element.value, input.element.selectionStart]).toEqual(['1234', 2]);
    wrapper.unmount();
  });

  test('leaves an input method alone until it is done, even where the page changes meanwhile', async () => {
    const { wrapper, input } = open();
    async function compose(entry: string): Promise<void> {
      input.element.value = entry;
      input.element.dispatchEvent(new InputEvent('input', { isComposing: true }));
      await nextTick();
    }
    await compose('１');
    await wrapper.setProps({ error: 'Wrong' });
    expect([input.element.value, wrapper.emitted('update:modelValue')]).toEqual(['１', undefined]);
    await compose('１２');
    await input.trigger('compositionend');
    expect([input.element.value, wrapper.emitted('update:modelValue')]).toEqual(['12', [['12']]]);
    wrapper.unmount();
  });

  test('keeps the caret where a page keeps the code', async () => {
    const { wrapper, input } = open();
    await wrapper.setProps({ 'onUpdate:modelValue': (modelValue: string) => wrapper.setProps({ modelValue }) });
    await input.setValue('1234');
    input.element.value = '12534';
    input.element.setSelectionRange(3, 3);
    await input.trigger('input');
    expect([input.element.value, input.element.selectionStart]).toEqual(['12534', 3]);
    await wrapper.setProps({ modelValue: '' });
    expect(input.element.value).toBe('');
    wrapper.unmount();
  });

  test('is filled by the phone that got the code, with digits to type', () => {
    const { wrapper, input } = open();
    expect(input.attributes()).toMatchObject({ autocomplete: 'one-time-code', inputmode: 'numeric', dir: 'ltr' });
    expect(input.attributes('maxlength')).toBeUndefined();
    wrapper.unmount();
  });
});

describe('the password field', () => {
  let site: Site;
  afterEach(() => site.wrapper.unmount());

  const field = () => site.wrapper.get<HTMLInputElement>('[name=password]');
  const toggle = () => site.wrapper.get('button.field__aside');

  async function open(): Promise<void> {
    site = await openSite(`/authorize?${QUERY}`);
  }

  function press(type: string, capsLock: boolean): void {
    const event = new KeyboardEvent(type, { key: 'A', bubbles: true });
    event.getModifierState = (key) => key === 'CapsLock' && capsLock;
    field().element.dispatchEvent(event);
  }

  test('says that Caps Lock is on, until it is not or the field is left', async () => {
    await open();
    press('keydown', true);
    await nextTick();
    expect(site.text()).toContain(texts.password.capsLock);
    press('keyup', false);
    await nextTick();
    expect(site.text()).not.toContain(texts.password.capsLock);
    press('keydown', true);
    await field().trigger('blur');
    expect(site.text()).not.toContain(texts.password.capsLock);
  });

  test('shrugs at a key that a password manager made up', async () => {
    await open();
    press('keydown', true);
    field().element.dispatchEvent(new Event('keydown'));
    await nextTick();
    expect(site.text()).toContain(texts.password.capsLock);
  });

  test('says nothing of Caps Lock to a finger', async () => {
    await open();
    const touch = new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true });
    touch.getModifierState = () => true;
    field().element.dispatchEvent(touch);
    await nextTick();
    expect(site.text()).not.toContain(texts.password.capsLock);
  });

  test('keeps the caret when the password is shown, and the focus where a pointer shows it', async () => {
    await open();
    await field().setValue('secret');
    field().element.focus();
    field().element.setSelectionRange(2, 4);
    const pressed = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    toggle().element.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
    await toggle().trigger('click');
    expect(field().attributes('type')).toBe('text');
    expect([field().element.selectionStart, field().element.selectionEnd]).toEqual([2, 4]);
    expect(document.activeElement).toBe(field().element);
  });

  test('hides the password again when it is sent', async () => {
    await open();
    await field().setValue('secret');
    await toggle().trigger('click');
    await site.submit();
    expect(field().attributes('type')).toBe('password');
  });
});

test.each([
  ['/register', { name: 'name', email: 'username', password: 'new-password', phone: 'tel' }],
  ['/authorize', { email: 'username', password: 'current-password' }],
])('browsers and password managers know the fields of %s', async (page, expected) => {
  const site = await openSite(`${page}?${QUERY}`);
  for (const [name, autocomplete] of Object.entries(expected)) {
    expect(site.wrapper.get(`[name=${name}]`).attributes('autocomplete')).toBe(autocomplete);
  }
  site.wrapper.unmount();
});
