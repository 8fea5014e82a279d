import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';

import { useAccent } from '../../src/branding/branding';

const file = vi.hoisted(() => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  return { arrive, arrived };
});
vi.mock('../../src/branding/accent', async () => {
  await file.arrived;
  return { accentProperties: (color: string) => ({ '--accent-light': color }) };
});

const scope = effectScope();
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

test('colours that do not come keep nobody waiting; they may come later', async () => {
  const painted = scope.run(() => useAccent(() => '#7a1f5c'))!;
  const onRoot = (): string => document.documentElement.style.getPropertyValue('--accent-light');
  await vi.advanceTimersByTimeAsync(2_999);
  expect(painted.value).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect([painted.value, onRoot()]).toEqual([true, '']);
  vi.useRealTimers();
  file.arrive();
  await vi.waitFor(() => expect(onRoot()).toBe('#7a1f5c'));
});
