/** The decisions of the flow, as pure functions: what is known → what comes next. */
import { ApiError } from 'design/api_error';

import type { AuthorizeAnswer, Enrolment } from '../api/answers';
import type { Prompt } from './authorize_request';
import type { RefusalCode } from './return_link';

export type Step =
  /** `again`: the login ran out on the way and is asked for once more. */
  | { kind: 'signIn'; again: boolean }
  | { kind: 'register' }
  | { kind: 'join' }
  | { kind: 'refused' }
  | { kind: 'handOff' }
  | { kind: 'goBack'; error: RefusalCode };

/** Whether the step asks who the user is. */
export function isForm(step: Step): boolean {
  return step.kind === 'signIn' || step.kind === 'register';
}

/** Whether the step is about the user who is signed in. */
export function isDecision(step: Step): boolean {
  return step.kind === 'join' || step.kind === 'refused';
}

/** Whether the step leads away from this site. */
export function isWayOut(step: Step): boolean {
  return step.kind === 'handOff' || step.kind === 'goBack';
}

/** Where a visitor starts. `prompt=login` asks for the password whoever is signed in. */
export function firstStep(user: AuthorizeAnswer['user'], enrolment: Enrolment, prompt: Prompt | null): Step {
  if (prompt === 'login') return { kind: 'signIn', again: false };
  if (user) return user.member ? { kind: 'handOff' } : stepOfStranger(enrolment, prompt);
  if (prompt === 'none') return { kind: 'goBack', error: 'login_required' };
  return prompt === 'register' ? { kind: 'register' } : { kind: 'signIn', again: false };
}

/** What follows a login, once the membership is known. */
export function stepAfterLogin(member: boolean, enrolment: Enrolment): Step {
  return member ? { kind: 'handOff' } : stepOfStranger(enrolment, null);
}

/** The step a refused call leads to; null when it is a failure to report, not a step. */
export function stepAfterRefusal(error: unknown, enrolment: Enrolment, prompt: Prompt | null): Step | null {
  if (!(error instanceof ApiError)) return null;
  if (error.status === 401) {
    return prompt === 'none' ? { kind: 'goBack', error: 'login_required' } : { kind: 'signIn', again: true };
  }
  if (error.code === 'not_a_member') return stepOfStranger(enrolment, prompt);
  return error.code === 'invitation_required' ? stepOfStranger('invite', prompt) : null;
}

function stepOfStranger(enrolment: Enrolment, prompt: Prompt | null): Step {
  if (prompt === 'none') return { kind: 'goBack', error: 'not_a_member' };
  return enrolment === 'open' ? { kind: 'join' } : { kind: 'refused' };
}
