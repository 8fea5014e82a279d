/** A thin Vue skin over the core: a plugin, a composable and a route guard. */
import { inject, readonly, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { createSsoClient, type Platform, type SsoClient, type SsoConfig, type SsoUser } from '../index';

export interface Sso extends Omit<SsoClient, 'user'> {
  /** The signed-in user for display, kept up to date with `handleRedirect` and `signOut`. */
  readonly user: Readonly<ShallowRef<SsoUser | null>>;
  install(app: App): void;
}

export const ssoKey: InjectionKey<Sso> = Symbol('sso');

/** `app.use(createSso(config))`; the result also serves code outside components. */
export function createSso(config: SsoConfig, platform: Partial<Platform> = {}): Sso {
  const client = createSsoClient(config, platform);
  const user = shallowRef(client.user());
  const sso: Sso = {
    signIn: client.signIn,
    async getToken() {
      try {
        return await client.getToken();
      } finally {
        user.value = client.user();
      }
    },
    async handleRedirect(redirect) {
      const result = await client.handleRedirect(redirect);
      user.value = client.user();
      return result;
    },
    signOut() {
      client.signOut();
      user.value = null;
    },
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

/**
 * A guard for `beforeEnter` or `router.beforeEach`: without a usable token the visitor
 * leaves for the SSO and comes back to the same address.
 */
export function createSsoGuard(sso: Sso): (to: { fullPath: string }) => Promise<boolean> {
  return async ({ fullPath }) => {
    try {
      await sso.getToken();
      return true;
    } catch {
      await sso.signIn({ returnPath: fullPath });
      return false;
    }
  };
}
