import type { Platform } from './platform.js';

/** What the browser offers between the tabs of an origin. Apart, because the hand-off needs none of it. */
export function tabPlatform(): Pick<Platform, 'lock' | 'channel'> {
  const { BroadcastChannel: Channel, navigator } = globalThis;
  const locks = navigator?.locks;
  return {
    lock: locks && ((name, signal, work) => locks.request(name, { signal }, work)),
    channel: Channel && ((name) => new Channel(name)),
  };
}
