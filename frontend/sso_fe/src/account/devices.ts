/** The places where a user is signed in, as the page shows them: by device, its applications inside. */
import type { SignedInPlace } from '../api/account_answers';

export interface Device {
  /** The login's id, by which all of it ends. */
  loginId: string;
  userAgent: string;
  current: boolean;
  /** Milliseconds since the epoch; the latest of all that belongs to it. */
  lastSeenAt: number;
  applications: SignedInPlace[];
}

/** What the user has ended. */
export type Ended = { kind: 'application'; name: string } | { kind: 'login'; userAgent: string } | { kind: 'others' };

/** This device first, then the latest used. */
export function devicesOf(places: readonly SignedInPlace[]): Device[] {
  const devices = new Map<string, Device>();
  for (const place of places) {
    const device = devices.get(place.loginId) ?? emptyDevice(place);
    devices.set(place.loginId, device);
    device.lastSeenAt = Math.max(device.lastSeenAt, place.lastSeenAt);
    device.current ||= place.current;
    if (place.kind === 'application') device.applications.push(place);
    else device.userAgent = place.device;
  }
  return [...devices.values()].sort(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeenAt - one.lastSeenAt,
  );
}

function emptyDevice({ loginId, device, lastSeenAt }: SignedInPlace): Device {
  return { loginId, userAgent: device, current: false, lastSeenAt, applications: [] };
}
