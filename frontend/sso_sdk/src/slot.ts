import type { Platform } from './platform.js';

/** One JSON value in this tab's `sessionStorage`, for browsers that allow it. */
export function createSlot<T>(platform: Platform, key: string) {
  return {
    /** `null` when there is none, or nothing readable. */
    read(): T | null {
      try {
        return JSON.parse(platform.storage.getItem(key) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    /** Whether it could be written. */
    write(value: T | null): boolean {
      try {
        platform.storage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };
}
