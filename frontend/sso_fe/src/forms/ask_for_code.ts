/** Asks for the first code of a form; later ones are ResendCode's. */
import type { ApiClient, CodePurpose } from '../api/api_client';
import { failureOf } from '../texts/failures';

export interface CodeRequest {
  email: string;
  purpose: CodePurpose;
  applicationId: string | null;
}

/**
 * Seconds until the next code may be asked for; raises ApiError when none could be sent.
 * Refused because one went out a moment ago, that one will do, and the wait is the rest of it.
 */
export async function askForCode(
  api: Pick<ApiClient, 'sendCode'>,
  { email, purpose, applicationId }: CodeRequest,
): Promise<number> {
  try {
    return (await api.sendCode(email, purpose, applicationId)).retryAfter;
  } catch (error) {
    const { code, retryAfter } = failureOf(error);
    if (code === 'too_many_requests' && retryAfter !== null) return retryAfter;
    throw error;
  }
}
