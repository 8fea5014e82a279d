/** What is said in Japanese for the sign-out. */
import type { MoreTexts } from '../../more';

export const signOut: MoreTexts['signOut'] = {
  kind: 'サインアウトするアプリ',
  title: 'すべてのアプリからサインアウトしますか？',
  signedInAs: 'サインイン中のアカウント：',
  text: 'このブラウザーでのサインインを終了し、ここから開いたすべてのアプリからもサインアウトします。',
  submit: 'すべてのアプリからサインアウト',
  busy: 'サインアウトしています…',
  stay: (application) => `サインインしたまま${application}に戻る`,
  stayHere: 'サインインしたままにする',
  leaving: (application) => `サインアウトしました。${application}に戻っています…`,
  doneTitle: 'サインアウトしました',
  doneText: 'このブラウザーでは、このサイトと、ここから開いたすべてのアプリからサインアウトしています。',
  doneNext: 'このページは閉じてかまいません。もう一度サインインすることもできます。',
  signIn: 'もう一度サインイン',
  skip: (application) => `${application}に戻る`,
  elsewhere: 'アプリに戻らずにサインアウト',
};
