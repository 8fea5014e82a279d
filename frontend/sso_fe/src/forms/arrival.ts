/** What one page leaves for the next, in the browser's history entry and never in an address. */
export const ARRIVAL_NOTICES = [
  'confirmed',
  'codeElsewhere',
  'recovered',
  'passwordChanged',
  'resetRequired',
  'signedOut',
] as const;
export type ArrivalNotice = (typeof ARRIVAL_NOTICES)[number];

export interface Arrival {
  notice: ArrivalNotice | null;
  email: string;
}

/** The history state for the next page. Whole, since a replaced entry keeps whatever is not overwritten. */
export function leaveState(left: Partial<Arrival> = {}): Record<keyof Arrival, string | null> {
  return { notice: null, email: '', ...left };
}

export function arrivalOf(historyState: unknown): Arrival {
  const { notice, email } = Object(historyState) as Record<string, unknown>;
  return {
    notice: ARRIVAL_NOTICES.find((known) => known === notice) ?? null,
    email: typeof email === 'string' ? email : '',
  };
}
