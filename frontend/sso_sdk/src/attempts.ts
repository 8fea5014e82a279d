import { SsoError } from './errors.js';
import type { Platform } from './platform.js';
import { safeReturnPath } from './return_path.js';
import { createSlot } from './slot.js';

/** A sign-in under way: what must survive the trip to the SSO and back. */
export interface Attempt {
  readonly state: string;
  readonly verifier: string;
  readonly returnPath: string;
}

/** A tab may have several sign-ins under way (two clicks, the back button); older ones drop off. */
const KEPT = 5;

/** The sign-ins that this tab has begun. */
export function createAttempts(platform: Platform, applicationId: string) {
  const slot = createSlot<Attempt[]>(platform, `sso.attempts.${applicationId}`);

  return {
    add(attempt: Attempt): void {
      const attempts = [...(slot.read() ?? []), attempt].slice(-KEPT);
      if (!slot.write(attempts)) throw new SsoError('storage_unavailable');
    },

    /** Takes the attempt out, so that one `state` is good for one answer. */
    take(state: string): Attempt | undefined {
      const attempts = slot.read() ?? [];
      slot.write(attempts.filter((attempt) => attempt.state !== state));
      const found = attempts.find((attempt) => attempt.state === state);
      return found && { ...found, returnPath: safeReturnPath(found.returnPath) };
    },
  };
}
