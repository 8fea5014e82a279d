/** The calls behind the account pages. The SSO cookie speaks for the user unless said otherwise. */
import {
  applicationsAnswer,
  placesAnswer,
  profileAnswer,
  type JoinedApplication,
  type Profile,
  type SignedInPlace,
} from './account_answers';
import { createApiCaller } from './call';

/** What the user may change; '' clears a phone or gender. */
export type ProfileChanges = Partial<Pick<Profile, 'name' | 'phone' | 'gender' | 'acceptsMarketing'>>;

/** Each call raises ApiError; without a live login its status is 401. */
export interface AccountApi {
  me(): Promise<Profile>;
  /** Sends the given fields alone; answers the whole profile as it is now. */
  updateMe(changes: ProfileChanges): Promise<Profile>;
  /** Latest use first. */
  sessions(): Promise<SignedInPlace[]>;
  /** An application's session, or a login with all that began from it. */
  endSession(id: string): Promise<void>;
  /** Everything but this browser's login and what began from it. */
  endOtherSessions(): Promise<void>;
  applications(): Promise<JoinedApplication[]>;
  /** For good. Only a login of the last minutes may. */
  deleteMe(idToken: string): Promise<void>;
}

export function createAccountApi(fetchJson: typeof fetch): AccountApi {
  const call = createApiCaller(fetchJson);
  const end = async (path: string, idToken: string | null = null): Promise<void> => {
    await call({ method: 'DELETE', path, idToken });
  };

  return {
    me: async () => profileAnswer(await call({ method: 'GET', path: '/me' })),
    updateMe: async (changes) => profileAnswer(await call({ method: 'PATCH', path: '/me', body: wireChanges(changes) })),
    sessions: async () => placesAnswer(await call({ method: 'GET', path: '/sessions' })),
    endSession: (id) => end(`/sessions/${encodeURIComponent(id)}`),
    endOtherSessions: () => end('/sessions'),
    applications: async () => applicationsAnswer(await call({ method: 'GET', path: '/applications' })),
    deleteMe: (idToken) => end('/me', idToken),
  };
}

function wireChanges({ acceptsMarketing, ...changes }: ProfileChanges): Record<string, unknown> {
  return { ...changes, ...(acceptsMarketing === undefined ? {} : { accepts_marketing: acceptsMarketing }) };
}
