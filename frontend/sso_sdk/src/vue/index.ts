/** A thin Vue skin over the core: a plugin, a composable and a route guard. */
import { inject, readonly, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import {
  createSsoClient,
  SsoError,
  type Platform,
  type SsoClient,
  type SsoConfig,
  type SsoUser,
  type UiLocales,
} from '../index.js';

export interface Sso extends Omit<SsoClient, 'user'> {
  /** The signed-in user for display: follows sign-in, refresh, and sign-out in any tab. */
  readonly user: Readonly<ShallowRef<SsoUser | null>>;
  install(app: App): void;
}

export const ssoKey: InjectionKey<Sso> = Symbol('sso');

/** `app.use(createSso(config))`; the result also serves code outside components. */
export function createSso(config: SsoConfig, platform: Partial<Platform> = {}): Sso {
  const client = createSsoClient(config, platform);
  const user = shallowRef(client.user());

  function follow(): void {
    const next = client.user();
    // The same user in a new object would set every watcher going.
    if (JSON.stringify(next) !== JSON.stringify(user.value)) user.value = next;
  }
  const followed =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    (...args: Args) => {
      const result = call(...args).finally(follow);
      follow();
      return result;
    };

  client.onSignedOut(follow);
  const sso: Sso = {
    ...client,
    getToken: followed(client.getToken),
    fetch: followed(client.fetch),
    handleRedirect: followed(client.handleRedirect),
    signOut: followed(client.signOut),
    user: readonly(user),
    install: (app) => void app.provide(ssoKey, sso),
  };
  return sso;
}

/** The `Sso` of the surrounding app. Throws where `app.use(createSso(…))` is missing. */
export function useSso(): Sso {
  const sso = inject(ssoKey, null);
  if (sso === null) throw new Error('useSso() needs app.use(createSso(config))');
  return sso;
}

export interface SsoGuardOptions {
  /**
   * The application's own page for users whose session has just ended; it gets `?reason=` (a
   * `SignedOutReason`) and `&return_path=`. Without it they leave for the SSO like other visitors.
   */
  signedOutPath?: `/${string}` | undefined;
  /** The languages wanted of the SSO's pages, asked for when a visitor leaves for them. */
  uiLocales?: (() => UiLocales | undefined) | undefined;
}

/**
 * A guard for `beforeEnter` or `router.beforeEach`: a visitor without a session leaves for the SSO
 * and comes back to the same address. A session that cannot be refreshed just now is still one: its
 * user passes, and the page's own calls say what is wrong.
 */
export function createSsoGuard(
  sso: Sso,
  { signedOutPath, uiLocales }: SsoGuardOptions = {},
): (to: { fullPath: string }) => Promise<boolean | string> {
  return async ({ fullPath }) => {
    const error: unknown = await sso.getToken().then(() => null, (reason: unknown) => reason);
    const code = error instanceof SsoError ? error.code : '';
    const ended = code === 'session_ended' || code === 'not_a_member';
    if (ended && signedOutPath) {
      return `${signedOutPath}?${new URLSearchParams({ reason: code, return_path: fullPath })}`;
    }
    if (!ended && code !== 'login_required') return true;
    await sso.signIn({ returnPath: fullPath, uiLocales: uiLocales?.() });
    return false;
  };
}
