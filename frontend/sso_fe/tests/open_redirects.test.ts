/** Addresses that were made to lead elsewhere; the judge is the WHATWG's own reading of them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryHistory } from 'vue-router';

import vectors from '../../../tests/vectors/redirects.json';
import { applicationsAnswer } from '../src/api/account_answers';
import { refusalLink, sessionLink, webAddress } from '../src/flow/return_link';
import { createSiteRouter, reloadForMissingFiles } from '../src/router';

// The router says of each what it thinks of it.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

const SITE = 'https://sso.example';
const KINDS = [...new Set(vectors.map(({ kind }) => kind))];
const ofKind = (kind: string) => vectors.filter((vector) => vector.kind === kind);

/** The link, or null where none is made. */
function made(link: () => string): string | null {
  try {
    return link();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return null;
  }
}

describe.each(KINDS)('%s', (kind) => {
  test('in an answer of the backend leads to its own web address, or nowhere', () => {
    for (const { payload, origin } of ofKind(kind)) {
      const links = [
        made(() => sessionLink(payload, 'h', 's')),
        made(() => refusalLink(payload, 'access_denied', 's')),
        made(() => webAddress(payload).href),
      ].filter((link) => link !== null);
      expect(links.length, payload).toBe(/^https?:/.test(origin ?? '') && /^https?:$/.test(new URL(payload).protocol) ? 3 : 0);
      for (const link of links) {
        expect(new URL(link).origin, payload).toBe(origin);
        expect(link, payload).toMatch(/^https?:\/\//);
      }
    }
  });

  test('is no link among the applications unless it is a web address', () => {
    for (const { payload } of ofKind(kind)) {
      const application = { application_id: 'a', name: 'A', url: payload, joined_at: '2026-11-23T04:09:11Z' };
      const [shown] = applicationsAnswer({ applications: [application] });
      const url = shown?.url ?? null;
      if (url !== null) expect(URL.parse(url, SITE)?.protocol ?? 'https:', payload).toMatch(/^https?:$/);
    }
  });

  test('as the address of a page whose file is gone is asked of this site', async () => {
    const assign = vi.fn<(address: string) => void>();
    const router = createSiteRouter(createMemoryHistory());
    router.addRoute({ path: '/:path(.*)*', name: 'not-found', component: () => Promise.reject(new TypeError('gone')) });
    reloadForMissingFiles(router, { location: { origin: SITE, assign }, navigator: { onLine: true } } as unknown as Window);
    await router.push('/authorize');
    for (const { payload } of ofKind(kind)) await router.push(payload).catch(() => undefined);
    for (const [address] of assign.mock.calls) expect(new URL(address).origin, address).toBe(SITE);
  });
});
