/** What must compile, beyond the README's examples; see misuse.ts. */
import { createSsoClient, type RedirectResult, type RefusalCode, type SsoErrorCode } from 'sso_sdk';
import { createSso, createSsoGuard } from 'sso_sdk/vue';
import { createApp } from 'vue';
import type { NavigationGuard, NavigationGuardWithThis, RouteRecordRaw } from 'vue-router';

const config = { ssoOrigin: 'https://sso.example', applicationId: 'shop', channelId: 'web' } as const;
const sso = createSso({ ...config, apiOrigins: undefined });
const client = createSsoClient({ ...config, apiOrigins: ['https://api.example'] });

export const app = createApp({}).use(sso);

/** The guard is one of vue-router's, although the SDK does not know vue-router. */
export const guard: NavigationGuard = createSsoGuard(sso);
export const guardOfRoute: NavigationGuardWithThis<undefined> = createSsoGuard(sso, { signedOutPath: '/bye' });
export const route: RouteRecordRaw = { path: '/', component: {}, beforeEnter: createSsoGuard(sso) };

/** For API clients that take the `fetch` to use. */
export const fetches: (typeof fetch)[] = [client.fetch, sso.fetch];

export function call(given: RequestInit, headers: Record<string, string>): Promise<Response>[] {
  return [
    sso.fetch('/api/orders'),
    sso.fetch(new URL('https://api.example/'), given),
    sso.fetch(new Request('/api/orders'), { headers }),
    sso.fetch('/api/orders', { method: 'POST', body: '{}', headers: { 'Idempotency-Key': 'k-1' } }),
    sso.fetch('/api/orders', { headers: new Headers() }),
    sso.fetch('/api/orders', { headers: [['accept', 'text/csv']] }),
  ];
}

/** A refusal can be dealt with to the last, and any of them made an SsoError. */
export function say(result: RedirectResult & { kind: 'refused' }): string {
  const words: Record<RefusalCode, string> = {
    access_denied: 'cancelled',
    login_required: 'not signed in',
    not_a_member: 'not a member',
    unexpected_response: 'something else',
  };
  const code: SsoErrorCode = result.error;
  return words[result.error] + code;
}

export function leave(prompt: 'login' | undefined, returnPath: string | undefined): Promise<void>[] {
  return [client.signIn(), sso.signIn({ prompt, returnPath }), client.signOut({ scope: undefined })];
}

/** One tag, a text of tags, the browser's own list, or a language that is not known yet. */
export function leaveInLanguage(language: string | undefined): Promise<void>[] {
  createSsoGuard(sso, { uiLocales: () => language });
  return [
    sso.signIn({ uiLocales: language }),
    client.signIn({ uiLocales: 'fr-CA fr' }),
    sso.signOut({ uiLocales: navigator.languages }),
  ];
}
