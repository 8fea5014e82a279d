/** What a section loads when it opens. */
import { onMounted, shallowRef, type ShallowRef } from 'vue';

import { failureOf } from '../texts/failures';
import { onReturn } from './on_return';

export interface Loaded<T> {
  /** Null until it is here. */
  readonly data: ShallowRef<T | null>;
  readonly failure: Readonly<ShallowRef<unknown>>;
  /** Raises nothing: what it fails with is `failure`. */
  load(): Promise<void>;
}

export function useLoaded<T>(fetchData: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const failure = shallowRef<unknown>(null);

  async function load(): Promise<void> {
    try {
      data.value = await fetchData();
      failure.value = null;
    } catch (error) {
      failure.value = error;
    }
  }

  onMounted(load);
  onReturn(() => {
    if (failureOf(failure.value).code === 'network_error') void load();
  });
  return { data, failure, load };
}
