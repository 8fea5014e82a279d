import { afterEach, describe, expect, test } from 'vitest';

import { brandingOf } from '../../src/branding/branding';
import { authorizeBody, MEMBER, openSite, QUERY, refusal, type Answer, type Site } from '../site';

const LOGO = 'data:image/png;base64,iVBORw0KGgo=';

let site: Site;
afterEach(() => site?.wrapper.unmount());

function brandedBody(branding: unknown, user: unknown = null): Answer {
  const answer = authorizeBody({ user });
  Object.assign((answer.body as { application: object }).application, { branding });
  return answer;
}

async function open(branding: unknown): Promise<void> {
  site = await openSite(`/authorize?${QUERY}`, { backend: { '/api/authorize': brandedBody(branding) } });
}

const onRoot = (name: string): string => document.documentElement.style.getPropertyValue(name);

describe('what the backend tells', () => {
  test.each([undefined, null, 'red', {}, { accent_color: 'red', logo: 'https://elsewhere.example/x.png' }, { accent_color: 7, logo: 7 }])(
    '%j is none',
    (value) => expect(brandingOf(value)).toEqual({ accentColor: null, logo: null }),
  );

  test.each(['svg+xml', 'png', 'webp'])('a logo of %s is taken', (type) => {
    const logo = `data:image/${type};base64,AAAA`;
    expect(brandingOf({ accent_color: null, logo }).logo).toBe(logo);
  });

  test.each([
    'data:image/gif;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/svg+xml,<svg>',
    'javascript:alert(1)',
    `data:image/png;base64,${'A'.repeat(8192)}`,
    '',
  ])('%.40s is no logo', (logo) => expect(brandingOf({ accent_color: '#7a1f5c', logo })).toEqual({ accentColor: '#7a1f5c', logo: null }));

  test('a logo may have 8,192 characters', () => {
    const logo = 'data:image/png;base64,'.padEnd(8192, 'A');
    expect(brandingOf({ logo }).logo).toBe(logo);
  });
});

describe('an application with an accent colour', () => {
  test('colours the page, until another page is shown', async () => {
    await open({ accent_color: '#7a1f5c', logo: null });
    expect(onRoot('--accent-light')).toBe('#7a1f5c');
    expect(site.wrapper.html()).not.toContain('style=');
    await site.router.push('/');
    await site.settle();
    expect(document.documentElement.getAttribute('style') ?? '').toBe('');
  });

  test('colours the page where the sign-out leads back to it', async () => {
    const application = { application_id: 'shop', name: 'Shop', branding: { accent_color: '#7a1f5c', logo: LOGO } };
    const channel = { channel_id: 'web', logout_url: 'https://shop.example/' };
    const answer = { status: 200, body: { application, channel, user: MEMBER } };
    site = await openSite('/sign-out?application_id=shop&channel_id=web', { backend: { '/api/channel': answer } });
    expect(onRoot('--accent-light')).toBe('#7a1f5c');
    expect(site.wrapper.get('.pass__logo').attributes('src')).toBe(LOGO);
  });

  test('keeps its colours while a failed hand-off is tried again', async () => {
    const backend = { '/api/authorize': brandedBody({ accent_color: '#7a1f5c' }, MEMBER), '/api/init-session': refusal(503, 'temporarily_unavailable') };
    site = await openSite(`/authorize?${QUERY}`, { backend });
    expect(onRoot('--accent-light')).toBe('#7a1f5c');
    const retried = site.submit();
    expect(onRoot('--accent-light')).toBe('#7a1f5c');
    await retried;
  });

  test('that nobody could read is made readable', async () => {
    await open({ accent_color: '#ffffff', logo: null });
    expect(onRoot('--accent-light')).not.toBe('#ffffff');
  });
});

test('one without branding leaves the page as it is', async () => {
  await open({ accent_color: null, logo: null });
  expect(document.documentElement.getAttribute('style') ?? '').toBe('');
  expect(site.wrapper.get('.pass__seal').text()).toBe('S');
});

test('a logo takes the place of the letter, says nothing, and gives way where it is broken', async () => {
  await open({ accent_color: null, logo: LOGO });
  const logo = site.wrapper.get('.pass__logo');
  expect(logo.attributes()).toMatchObject({ src: LOGO, alt: '', width: '44', height: '44' });
  expect(site.wrapper.find('.pass__seal').exists()).toBe(false);
  await logo.trigger('error');
  expect(site.wrapper.get('.pass__seal').text()).toBe('S');
});
