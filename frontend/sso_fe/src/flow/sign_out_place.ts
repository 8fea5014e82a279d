/** What a sign-out is about: who is signed in here, and where it leads back to. */
import { ApiError } from 'design/api_error';

import type { AccountApi } from '../api/account_api';
import type { ApiClient } from '../api/api_client';
import { UNBRANDED, type Branding } from '../branding/branding';
import { webAddress } from './return_link';

export interface SignOutPlace {
  /** The application that the sign-out leads back to; null for this site alone. */
  application: { name: string; logoutUrl: string } | null;
  /** Whose login would end; null when nobody is signed in. */
  email: string | null;
  branding: Branding;
}

export interface SignOutRequest {
  applicationId: string;
  channelId: string;
}

/** Only a registered address ever leads away from here. Raises ApiError, or TypeError for an odd address. */
export async function signOutPlace(
  request: SignOutRequest | null,
  api: Pick<ApiClient, 'channel'>,
  account: Pick<AccountApi, 'me'>,
): Promise<SignOutPlace> {
  if (!request) return { application: null, email: await emailOf(account), branding: UNBRANDED };
  const { applicationName, branding, logoutUrl, user } = await api.channel(request.applicationId, request.channelId);
  return {
    application: { name: applicationName, logoutUrl: webAddress(logoutUrl).href },
    email: user?.email ?? null,
    branding,
  };
}

async function emailOf(account: Pick<AccountApi, 'me'>): Promise<string | null> {
  try {
    return (await account.me()).email;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
