/**
 * The user pool's password policy, so that the form can say it before Cognito does.
 * It must agree with the pool's own policy in the stack: 12 characters of all four kinds.
 */
export const MIN_LENGTH = 12;
/** Cognito takes up to 256 characters. */
export const MAX_LENGTH = 256;

/** What Cognito counts as a symbol ("Adding user pool password requirements", AWS docs). */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/;

export type RuleName = 'length' | 'upper' | 'lower' | 'number' | 'symbol';

export interface RuleState {
  name: RuleName;
  met: boolean;
}

/** Letters and numbers are Cognito's own classes, which are ASCII. */
export function checkPassword(password: string): RuleState[] {
  return [
    { name: 'length', met: password.length >= MIN_LENGTH && password.length <= MAX_LENGTH },
    { name: 'upper', met: /[A-Z]/.test(password) },
    { name: 'lower', met: /[a-z]/.test(password) },
    { name: 'number', met: /[0-9]/.test(password) },
    { name: 'symbol', met: SYMBOL.test(password) },
  ];
}

export function meetsPolicy(password: string): boolean {
  return checkPassword(password).every((rule) => rule.met);
}
