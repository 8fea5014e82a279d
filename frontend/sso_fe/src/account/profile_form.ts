/** The profile form: what changed, cleaned, or a sentence per wrong field. */
import type { Profile } from '../api/account_answers';
import type { ProfileChanges } from '../api/account_api';
import { cleanName, cleanPhone } from '../forms/entries';
import { more } from '../texts/more';
import { texts } from '../texts';

export type ProfileEntry = Pick<Profile, 'name' | 'phone' | 'gender' | 'acceptsMarketing'>;
export type ProfileErrors = Partial<Record<'name' | 'phone', string>>;

export function entryOf({ name, phone, gender, acceptsMarketing }: Profile): ProfileEntry {
  return { name, phone, gender, acceptsMarketing };
}

export function isDirty(entry: ProfileEntry, profile: Profile): boolean {
  return keysOf(entry).some((key) => entry[key] !== profile[key]);
}

export function profileErrors(entry: ProfileEntry): ProfileErrors {
  const errors: ProfileErrors = {};
  if (cleanName(entry.name) === null) errors.name = more.account.profile.nameLength;
  if (cleanPhone(entry.phone) === null) errors.phone = texts.errors.phone;
  return errors;
}

/** What to send: the fields that differ once cleaned. */
export function changesIn(entry: ProfileEntry, profile: Profile): ProfileChanges {
  const clean = { ...entry, name: cleanName(entry.name) ?? '', phone: cleanPhone(entry.phone) ?? '' };
  return Object.fromEntries(keysOf(clean).flatMap((key) => (clean[key] === profile[key] ? [] : [[key, clean[key]]])));
}

function keysOf(entry: ProfileEntry): (keyof ProfileEntry)[] {
  return Object.keys(entry) as (keyof ProfileEntry)[];
}
