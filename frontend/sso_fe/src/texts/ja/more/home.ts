/** What the start page and the page that does not exist say, in Japanese. */
import type { MoreTexts } from '../../more';

export const home: MoreTexts['home'] = {
  title: 'アプリを開いてサインインしてください',
  text: 'ここは、各アプリからご本人の確認のために案内されるページです。',
  next: '利用したいアプリを開いて「サインイン」を選ぶと、このページに戻ってきます。',
  signIn: 'アカウントにサインイン',
  signedInTitle: 'サインインしています',
  signedInAs: 'サインイン中のアカウント：',
  signedInNext: 'メンバーになっているアプリなら、どれを開いても、もう一度サインインする必要はありません。',
  account: 'アカウントとアプリ',
  signOut: 'サインアウト',
};

export const notFound: MoreTexts['notFound'] = {
  title: 'ページが見つかりません',
  text: 'アドレスが間違っているか、リンクが古くなっている可能性があります。',
  next: '利用したいアプリを開き、「サインイン」を選んでください。ご利用のアプリは、アカウントページで確認できます。',
};
