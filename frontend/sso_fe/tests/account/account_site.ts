/** The account pages of Mina, who is signed in. */
import type { DOMWrapper } from '@vue/test-utils';

import { openSite, type Answer, type Site, type SiteOptions } from '../site';

export const NOW = Date.parse('2026-03-10T12:00:00Z');

export const MINA = {
  user_id: 'u1',
  email: 'mina@example.com',
  name: 'Mina Okafor',
  phone: '+442079460958',
  gender: 'female',
  accepts_marketing: false,
  created_at: '2026-01-01T00:00:00Z',
  totp: false,
};

export const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export const DONE: Answer = { status: 204, body: null };

/** One row of `GET /sessions`. */
export function place(changes: Record<string, unknown>): Record<string, unknown> {
  return {
    id: 'l1',
    kind: 'login',
    login_id: 'l1',
    application_id: null,
    application_name: null,
    device: CHROME,
    created_at: '2026-03-10T11:00:00Z',
    last_seen_at: '2026-03-10T11:55:00Z',
    expires_at: '2026-03-10T23:00:00Z',
    current: false,
    ...changes,
  };
}

export interface AccountSite extends Site {
  /** The button with this text or name; fails where there is none. */
  button(name: string): DOMWrapper<HTMLButtonElement>;
  has(name: string): boolean;
  press(name: string): Promise<void>;
  /** Submits the form that holds the button with this text. */
  submitBy(name: string): Promise<void>;
  /** "METHOD path" of each call so far. */
  asked(): string[];
}

export async function openAccount(section = '', options: SiteOptions = {}): Promise<AccountSite> {
  const backend = { 'GET /api/me': ok(MINA), ...options.backend };
  const site = await openSite(`/account${section}`, { now: () => NOW, ...options, backend });
  const found = (name: string): DOMWrapper<HTMLButtonElement> | undefined =>
    site.wrapper
      .findAll<HTMLButtonElement>('button')
      .find((button) => button.text() === name || button.attributes('aria-label') === name);

  function button(name: string): DOMWrapper<HTMLButtonElement> {
    const one = found(name);
    if (!one) throw new Error(`no button "${name}" in: ${site.text()}`);
    return one;
  }

  async function act(name: string, event: 'click' | 'submit'): Promise<void> {
    const one = button(name);
    one.element.focus();
    if (event === 'click') await one.trigger('click');
    else one.element.form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await site.settle();
  }

  return Object.assign(site, {
    button,
    has: (name: string) => found(name) !== undefined,
    press: (name: string) => act(name, 'click'),
    submitBy: (name: string) => act(name, 'submit'),
    asked: () => site.calls.map(({ method, path }) => `${method} ${path}`),
  });
}
