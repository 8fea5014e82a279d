/** What the sign-in says, in Japanese, and every page's frame. */
import type { StartTexts } from '../..';
import { errors, problem } from './problems';

export const start: StartTexts = {
  site: {
    name: 'シングルサインオン',
    footer: '1つのアカウントで、メンバーになっているすべてのアプリを利用できます。',
    language: '言語',
    offline: 'オフラインです。入力した内容は失われません。',
    languageFailed: 'この言語を読み込めませんでした。接続を確認して、もう一度選択してください。',
  },

  pass: {
    continueTo: 'ご利用のアプリ',
    signingIn: 'サインイン先',
    cancel: (application) => `キャンセルして${application}に戻る`,
    back: (application) => `${application}に戻る`,
    loading: '読み込んでいます…',
    stillBusy: 'まだ処理しています…',
    slow: '通常より時間がかかっています。このページを開いたままお待ちください。',
    optional: '（任意）',
    required: '「任意」とある項目以外は、すべて入力が必要です。',
  },

  signIn: {
    title: 'サインイン',
    email: 'メールアドレス',
    password: 'パスワード',
    submit: 'サインイン',
    busy: 'サインインしています…',
    noAccount: '初めてご利用ですか？',
    register: 'アカウントを作成',
    again: 'サインインの有効期限が切れました。もう一度サインインしてください。',
    forgot: 'パスワードをお忘れですか？',
    didYouMean: 'もしかして：',
    elsewhere: '別のタブで次のアカウントにサインインしました：',
    neverShared: (application) => `パスワードが${application}に渡されることはありません。`,
  },

  arrival: {
    confirmed: 'メールアドレスを確認しました。サインインして続けてください。',
    codeElsewhere: 'サインインして続けてください。メールアドレスの確認がまだの場合は、次の画面で確認コードを入力していただきます。',
    recovered: 'パスワードを変更し、ほかのすべてのデバイスからサインアウトしました。新しいパスワードでサインインしてください。',
    passwordChanged: 'パスワードを変更しました。新しいパスワードでサインインしてください。',
    signedOut: 'このサイトと、ここから開いたすべてのアプリからサインアウトしました。',
    resetRequired: 'このアカウントを利用するには、新しいパスワードの設定が必要です。設定用の確認コードをお送りします。',
  },

  secondFactor: {
    title: '認証アプリの確認コードを入力',
    text: 'パスワードを確認しました。このアカウントでは、認証アプリに表示される確認コードも必要です。',
    submit: '続行',
    busy: 'コードを確認しています…',
    lost: '認証アプリを使えなくなった場合は、このサイトの管理者にお問い合わせください。',
    setUpTitle: '認証アプリの設定',
    setUpText:
      'パスワードを確認しました。盗まれたパスワードだけではサインインできないように、このサイトでは認証アプリの確認コードも必要です。',
    restart: 'パスワードの入力に戻る',
  },

  password: {
    show: '表示',
    hide: '非表示',
    showLong: 'パスワードを表示',
    hideLong: 'パスワードを非表示',
    capsLock: 'Caps Lockがオンになっています。',
    rulesTitle: 'パスワードの条件',
    rules: {
      length: (characters) => `${characters}文字以上`,
      upper: '英大文字',
      lower: '英小文字',
      number: '数字',
      symbol: '記号',
    },
    met: '満たしています',
    missing: 'まだ満たしていません',
    allMet: 'パスワードはすべての条件を満たしています。',
    strength: {
      title: 'パスワードの推測されにくさ',
      none: '未入力',
      weak: '推測されやすい',
      fair: 'やや推測されにくい',
      strong: '推測されにくい',
    },
  },

  join: {
    title: (application) => `${application}への参加`,
    text: (application) =>
      `まだ${application}のメンバーではありません。参加すると、お名前とメールアドレスが${application}に提供されます。`,
    submit: (application) => `${application}に進む`,
    busy: '参加の手続きをしています…',
    signedInAs: 'サインイン中のアカウント：',
    otherAccount: '別のアカウントを使用',
  },

  refused: {
    title: (application) => `${application}は招待制です`,
    text: 'このアカウントは、メンバーに登録されていません。',
    next: (application) =>
      `${application}の管理者にこのメールアドレスの追加を依頼し、そのあともう一度サインインしてください。別のアドレスで招待された場合は、そのアカウントを使用してください。`,
  },

  leaving: {
    title: (application) => `${application}に移動しています…`,
    text: 'サインインしました。少々お待ちください。',
    backTitle: (application) => `${application}に戻っています…`,
  },

  problem,
  errors,
};
