/** What must not compile with the Vue plugin; see misuse.ts. */
import { createSsoClient, type SsoConfig } from 'sso_sdk';
import { createSso, createSsoGuard, useSso } from 'sso_sdk/vue';
import { createApp } from 'vue';

const config: SsoConfig = { ssoOrigin: 'https://sso.example', applicationId: 'shop', channelId: 'web' };
const sso = createSso(config);
const app = createApp({});

export function install(): void {
  // @ts-expect-error TS2345: the maker instead of what it makes
  app.use(createSso);
  // @ts-expect-error TS2345: the client without the plugin
  app.use(createSsoClient(config));
  // @ts-expect-error TS2554: the configuration belongs to createSso
  useSso(config);
}

export function look(): void {
  // @ts-expect-error TS2339: `user` is a ref
  void sso.user.userId;
  // @ts-expect-error TS18047: nobody may be signed in
  void sso.user.value.userId;
  // @ts-expect-error TS2540: only the SSO says who is signed in
  sso.user.value = null;
  // @ts-expect-error TS2349: `user` is no function here
  sso.user();
  // @ts-expect-error TS2339: the client behind it is private
  void sso.client;
}

export function guard(): void {
  // @ts-expect-error TS2554: a guard of nothing
  createSsoGuard();
  // @ts-expect-error TS2345: a client whose user no page follows
  createSsoGuard(createSsoClient(config));
  // @ts-expect-error TS2322: the language of the start instead of the moment's
  createSsoGuard(sso, { uiLocales: 'de' });
  // @ts-expect-error TS2322: a page of another origin
  createSsoGuard(sso, { signedOutPath: 'https://other.example/' });
}
