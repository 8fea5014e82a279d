/** The user pool's password policy, so that a form can say it before Cognito does. */
export interface PasswordPolicy {
  minLength: number;
  lowercase: boolean;
  uppercase: boolean;
  digits: boolean;
  symbols: boolean;
}

/** Cognito takes up to 256 characters. */
export const MAX_LENGTH = 256;

/** What Cognito counts as a symbol ("Adding user pool password requirements", AWS docs). */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/;

export type RuleName = 'length' | 'upper' | 'lower' | 'number' | 'symbol';

export interface RuleState {
  name: RuleName;
  met: boolean;
}

/** The rules that the policy has. Letters and numbers are Cognito's own classes, which are ASCII. */
export function checkPassword(password: string, policy: PasswordPolicy): RuleState[] {
  const { length } = password;
  const rules: [RuleName, boolean, boolean][] = [
    ['length', true, length >= policy.minLength && length <= MAX_LENGTH],
    ['upper', policy.uppercase, /[A-Z]/.test(password)],
    ['lower', policy.lowercase, /[a-z]/.test(password)],
    ['number', policy.digits, /[0-9]/.test(password)],
    ['symbol', policy.symbols, SYMBOL.test(password)],
  ];
  return rules.flatMap(([name, demanded, met]) => (demanded ? [{ name, met }] : []));
}

export function meetsPolicy(password: string, policy: PasswordPolicy): boolean {
  return checkPassword(password, policy).every((rule) => rule.met);
}
