/** Checks the registration form: either the details to send, or a sentence per wrong field. */
import type { SignUpDetails } from '../cognito';
import { texts } from '../texts';
import { cleanEmail, cleanName, cleanPhone } from './entries';
import { meetsPolicy, type PasswordPolicy } from './password_policy';

export interface RegistrationEntry {
  name: string;
  email: string;
  password: string;
  phone: string;
  gender: string;
  acceptsMarketing: boolean;
}

export type RegistrationErrors = Partial<Record<'name' | 'email' | 'password' | 'phone', string>>;

export interface CheckedRegistration {
  details: SignUpDetails | null;
  errors: RegistrationErrors;
}

export function checkRegistration(entry: RegistrationEntry, policy: PasswordPolicy): CheckedRegistration {
  const name = cleanName(entry.name);
  const email = cleanEmail(entry.email);
  const phone = cleanPhone(entry.phone);
  const errors: RegistrationErrors = {};
  if (name === null) errors.name = texts.errors.name;
  if (email === null) errors.email = texts.errors.email;
  if (!meetsPolicy(entry.password, policy)) errors.password = texts.errors.passwordWeak;
  if (phone === null) errors.phone = texts.errors.phone;
  if (name === null || email === null || phone === null || errors.password) return { details: null, errors };
  const details: SignUpDetails = {
    name,
    email,
    password: entry.password,
    phone: phone || undefined,
    gender: entry.gender || undefined,
    acceptsMarketing: entry.acceptsMarketing,
  };
  return { details, errors };
}
