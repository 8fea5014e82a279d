/** What one page leaves for the sign-in page, in the browser's history entry. */
export type ArrivalNotice = 'confirmed' | 'codeElsewhere';

export interface Arrival {
  notice: ArrivalNotice | null;
  email: string;
}

export function arrivalOf(historyState: unknown): Arrival {
  const { notice, email } = Object(historyState) as Record<string, unknown>;
  return {
    notice: notice === 'confirmed' || notice === 'codeElsewhere' ? notice : null,
    email: typeof email === 'string' ? email : '',
  };
}
