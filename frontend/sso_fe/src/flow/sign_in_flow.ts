/**
 * The flow of one visit: asks the backend who may enter, keeps the fresh login's ID token
 * (in memory, nowhere else), and leaves for the application. Pages show `state` and call back.
 */
import { readonly, shallowRef, type DeepReadonly, type Ref } from 'vue';
import { ApiError } from 'design/api_error';

import type { ApiClient } from '../api/api_client';
import type { AuthorizeAnswer } from '../api/answers';
import type { Branding } from '../branding/branding';
import type { AuthorizeRequest, Prompt } from './authorize_request';
import { refusalLink, sessionLink, webAddress } from './return_link';
import { firstStep, isDecision, isForm, stepAfterLogin, stepAfterRefusal, type Step } from './steps';

export type FlowState =
  /** With a visit where it only goes on. */
  | { kind: 'loading'; visit: Visit | null }
  /** Without a visit the backend has not told yet where it would lead back to. */
  | { kind: 'problem'; error: unknown; retry: (() => Promise<void>) | null; visit: Visit | null }
  | { kind: 'step'; step: Step; visit: Visit };

/** What the pages show of the visit; only ever made from the backend's answer. */
export interface Visit {
  applicationId: string;
  applicationName: string;
  branding: Branding;
  cancelLink: string;
  /** Whose account is in use, where known. */
  email: string | null;
}

export interface SignInFlow {
  readonly state: Readonly<Ref<DeepReadonly<FlowState>>>;
  /** Who has signed in at another tab while a form is open here; null while nobody has. */
  readonly elsewhere: Readonly<Ref<string | null>>;
  /** Starts or restarts the visit. A null request is an incomplete link: a problem, never a redirect. */
  open(request: AuthorizeRequest | null, prompt: Prompt | null): Promise<void>;
  /** Goes on after a login at Cognito. */
  continueAs(email: string, idToken: string): Promise<void>;
  /** Makes the user a member. Raises ApiError for what the page should show in place. */
  join(): Promise<void>;
  /** Forgets who is signed in, for this visit, and shows the form. */
  useAnotherAccount(): void;
  /** Looks again who is signed in here: other tabs may have changed it. */
  lookAgain(): Promise<void>;
  /** Goes on with the visit as whoever is signed in by now. */
  resume(): Promise<void>;
}

interface Opened {
  request: AuthorizeRequest;
  prompt: Prompt | null;
  answer: AuthorizeAnswer;
}

/** @param leave replaces this page by the application's address. */
export function createSignInFlow(api: ApiClient, leave: (address: string) => void): SignInFlow {
  const state = shallowRef<FlowState>({ kind: 'loading', visit: null });
  const elsewhere = shallowRef<string | null>(null);
  let opened: Opened | null = null;
  let login: { email: string; idToken: string } | null = null;
  let visits = 0;

  function current(): Opened {
    if (!opened) throw new Error('the flow is not open');
    return opened;
  }

  function visitOf({ request, answer }: Opened): Visit {
    return {
      applicationId: answer.application.id,
      applicationName: answer.application.name,
      branding: answer.application.branding,
      cancelLink: refusalLink(answer.returnUrl, 'access_denied', request.state),
      email: login?.email ?? answer.user?.email ?? null,
    };
  }

  function show(step: Step): void {
    state.value = { kind: 'step', step, visit: visitOf(current()) };
  }

  async function enter(step: Step): Promise<void> {
    show(step);
    if (step.kind === 'handOff') await handOff();
    if (step.kind === 'goBack') {
      const { request, answer } = current();
      leave(refusalLink(answer.returnUrl, step.error, request.state));
    }
  }

  /** Runs a call of the backend; its refusals become steps, its failures a problem with a retry. */
  async function attempt(call: () => Promise<Step | null>): Promise<void> {
    const visit = visits;
    try {
      const step = await call();
      if (step && visit === visits) await enter(step);
    } catch (error) {
      if (visit !== visits) return;
      const step = opened && stepAfterRefusal(error, opened.answer.application.enrolment, opened.prompt);
      if (step) await enter(step);
      else state.value = { kind: 'problem', error, retry: () => retry(call), visit: opened && visitOf(opened) };
    }
  }

  async function retry(call: () => Promise<Step | null>): Promise<void> {
    state.value = { kind: 'loading', visit: opened && visitOf(opened) };
    await attempt(call);
  }

  async function handOff(): Promise<void> {
    await attempt(async () => {
      const { request } = current();
      const session = await api.initSession(request, login?.idToken ?? null);
      leave(sessionLink(session.returnUrl, session.sessionId, request.state));
      return null;
    });
  }

  async function open(request: AuthorizeRequest | null, prompt: Prompt | null): Promise<void> {
    visits += 1;
    opened = null;
    login = null;
    elsewhere.value = null;
    state.value = { kind: 'loading', visit: null };
    if (!request) {
      state.value = { kind: 'problem', error: new ApiError('invalid_request', 400), retry: null, visit: null };
      return;
    }
    await attempt(async () => {
      const answer = await api.authorize(request);
      // Before anything is shown: the way on and the way back both lead there.
      webAddress(answer.returnUrl);
      opened = { request, prompt, answer };
      return firstStep(answer.user, answer.application.enrolment, prompt);
    });
  }

  async function continueAs(email: string, idToken: string): Promise<void> {
    login = { email, idToken };
    const { application } = current().answer;
    await attempt(async () => stepAfterLogin(await api.isMember(application.id, idToken), application.enrolment));
  }

  async function join(): Promise<void> {
    const { answer, prompt } = current();
    try {
      await api.join(answer.application.id, login?.idToken ?? null);
    } catch (error) {
      const step = stepAfterRefusal(error, answer.application.enrolment, prompt);
      if (!step) throw error;
      return enter(step);
    }
    await enter({ kind: 'handOff' });
  }

  function useAnotherAccount(): void {
    login = null;
    opened = { ...current(), prompt: 'login' };
    show({ kind: 'signIn', again: false });
  }

  async function lookAgain(): Promise<void> {
    const before = state.value;
    if (!opened || login || before.kind !== 'step') return;
    const { request, prompt } = opened;
    const found = await api.authorize(request).catch(() => null);
    if (!found || state.value !== before) return;
    const email = found.user?.email ?? null;
    if (isForm(before.step)) elsewhere.value = prompt === 'login' ? null : email;
    else if (isDecision(before.step) && email !== before.visit.email) await open(request, prompt);
  }

  async function resume(): Promise<void> {
    const { request } = current();
    await open(request, null);
  }

  return { state: readonly(state), elsewhere: readonly(elsewhere), open, continueAs, join, useAnotherAccount, lookAgain, resume };
}
