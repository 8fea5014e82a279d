import { more } from '../texts/more';

export interface GenderChoice {
  value: string;
  label: string;
}

/** What a form offers, and the value that is stored already if it is another. */
export function genderChoices(stored = ''): GenderChoice[] {
  const { none, ...labels } = more.register.genders;
  const offered = Object.entries({ '': none, ...labels }).map(([value, label]) => ({ value, label }));
  return offered.some(({ value }) => value === stored) ? offered : [...offered, { value: stored, label: stored }];
}
