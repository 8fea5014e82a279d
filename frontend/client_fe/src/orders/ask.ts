import { onScopeDispose } from 'vue';

/** Puts a question to the API; `null` when nobody waits for the answer any more. Throws what `question` throws. */
export type Ask = <Answer>(question: () => Promise<Answer>) => Promise<Answer | null>;

/**
 * For a page that may be left, or ask for something else, before the answer is there. Where the
 * failure says that the user is signed out (`isOver`), nobody waits either: the page goes by itself.
 */
export function useAsk(isOver: (error: unknown) => boolean): Ask {
  let latest: object | null = null;
  onScopeDispose(() => (latest = null));

  return async (question) => {
    const mine = {};
    latest = mine;
    try {
      const answer = await question();
      return latest === mine ? answer : null;
    } catch (error) {
      if (latest !== mine || isOver(error)) return null;
      throw error;
    }
  };
}
