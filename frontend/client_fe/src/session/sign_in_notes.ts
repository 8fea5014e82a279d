/**
 * What this site remembers of coming and going, besides the tokens: nothing secret, nothing personal.
 *
 * All tabs share a cookie of this origin that says "somebody has signed in here lately": a new tab
 * or a return visit may then ask the SSO silently, while a stranger is never sent there unasked.
 * A cookie, because `localStorage` stays empty here. The rest is this tab's own.
 */
export interface SignInNotes {
  signedIn(): void;
  /** A sign-in begins; `silent` if the SSO is to show no form. */
  leaving(silent: boolean): void;
  /** The user signs out in this tab. */
  signedOut(): void;
  /** Nobody is signed in, as far as this browser knows. */
  forget(): void;
  /** Whether to ask the SSO silently: once a tab, so never in circles. */
  maySignInSilently(): boolean;
  /** Whether the sign-in that comes back is a silent one; true once. */
  takeSilent(): boolean;
  /** Whether the user has signed out in this tab and not in again. */
  hasSignedOut(): boolean;
}

const COOKIE = 'signed_in_here';
/** Longer than an SSO session lives, in seconds. */
const DAY = 86_400;
const SILENT = 'client.silent_sign_in';
const OUT = 'client.signed_out';

/** `storage` may throw, as `sessionStorage` does where the browser forbids it. */
export function createSignInNotes(
  page: Pick<Document, 'cookie'>,
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): SignInNotes {
  const setCookie = (seconds: number) => {
    page.cookie = `${COOKIE}=1; Path=/; SameSite=Lax; Secure; Max-Age=${seconds}`;
  };
  function read(key: string): string {
    try {
      return storage().getItem(key) ?? '';
    } catch {
      return '';
    }
  }
  function write(key: string, value: string): void {
    try {
      storage().setItem(key, value);
    } catch {
      // Without storage no sign-in begins, so there is nothing to remember.
    }
  }

  return {
    signedIn() {
      setCookie(DAY);
      write(OUT, '');
    },
    leaving(silent) {
      if (silent) write(SILENT, 'under way');
      else if (read(SILENT)) write(SILENT, 'done');
    },
    signedOut() {
      setCookie(0);
      write(OUT, 'yes');
    },
    forget: () => setCookie(0),
    maySignInSilently: () => page.cookie.split('; ').includes(`${COOKIE}=1`) && read(SILENT) === '',
    takeSilent() {
      const silent = read(SILENT) === 'under way';
      if (silent) write(SILENT, 'done');
      return silent;
    },
    hasSignedOut: () => read(OUT) === 'yes',
  };
}
