/**
 * What must not compile, each line with the compiler's error. `npm run check` holds it against the
 * sources, package.test.ts against the packed package, where the error's number counts too.
 */
import { createHandOff, createSsoClient, SsoError, type SsoConfig } from 'sso_sdk';

const config: SsoConfig = { ssoOrigin: 'https://sso.example', applicationId: 'shop', channelId: 'web' };
const sso = createSsoClient(config);
const token = 'id-token';

export function misconfigure(): void {
  // @ts-expect-error TS2345: without the SSO's origin
  createSsoClient({ applicationId: 'shop', channelId: 'web' });
  // @ts-expect-error TS2561: a field that does not exist
  createSsoClient({ ...config, apiOrigin: ['https://api.example'] });
  // @ts-expect-error TS2322: one origin instead of a list
  createSsoClient({ ...config, apiOrigins: 'https://api.example' });
  // @ts-expect-error TS2554: nobody receives the tokens
  createHandOff(config);
}

export async function signInAndOut(): Promise<void> {
  // @ts-expect-error TS2820: a prompt that does not exist
  await sso.signIn({ prompt: 'nonee' });
  // @ts-expect-error TS2559: the path by itself
  await sso.signIn('/orders');
  // @ts-expect-error TS2322: a locale instead of its tag
  await sso.signIn({ uiLocales: new Intl.Locale('de') });
  // @ts-expect-error TS2322: a scope that does not exist
  await sso.signOut({ scope: 'all' });
  sso.onSignedOut((reason) => {
    // @ts-expect-error TS2367: a reason that does not exist
    return reason === 'expired';
  });
}

export async function comeBack(): Promise<unknown> {
  // @ts-expect-error TS2339: a promise that nobody waits for
  if (sso.handleRedirect().kind === 'signedIn') return null;
  // @ts-expect-error TS2345: the query by itself
  await sso.handleRedirect('?session_id=handle');
  const result = await sso.handleRedirect();
  // @ts-expect-error TS2339: a page load that ends no sign-in has no path
  location.replace(result.returnPath);
  if (result.kind === 'signedIn') {
    // @ts-expect-error TS2339: only a refusal has an error
    return result.error;
  }
  if (result.kind === 'refused') {
    // @ts-expect-error TS2339: a refusal has no session
    void result.session;
    // @ts-expect-error TS2367: a refusal that does not exist
    return result.error === 'acess_denied';
  }
  // @ts-expect-error TS2367: all kinds are dealt with but `none`
  return result.kind === 'cancelled';
}

export async function call(): Promise<void> {
  // @ts-expect-error TS2559: the token instead of options
  await sso.fetch('/api/orders', token);
  // @ts-expect-error TS2353: the token among the options
  await sso.fetch('/api/orders', { method: 'POST', token });
  // @ts-expect-error TS2322: the token among the headers
  await sso.fetch('/api/orders', { headers: { Authorization: `Bearer ${token}` } });
  // @ts-expect-error TS2322: the same in lower case
  await sso.fetch('/api/orders', { headers: { accept: 'text/csv', authorization: `Bearer ${token}` } });
  // @ts-expect-error TS2345: a promise is no token
  new Headers().set('x-token', sso.getToken());
  // @ts-expect-error TS2540: exchanging the SDK's own fetch
  sso.fetch = fetch;
}

export function look(error: unknown): void {
  // @ts-expect-error TS2531: nobody may be signed in
  void sso.user().userId;
  // @ts-expect-error TS2339: the tokens are not to be had
  void sso.session;
  // @ts-expect-error TS2339: nor a user's claims
  void sso.user()?.sub;
  // @ts-expect-error TS2367: a code that does not exist
  if (error instanceof SsoError && error.code === 'sesion_ended') return;
  // @ts-expect-error TS2345: nor can one be made up
  throw new SsoError('broken');
}
