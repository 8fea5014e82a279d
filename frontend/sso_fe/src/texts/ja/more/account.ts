/** What the account pages say, in Japanese. */
import type { MoreTexts } from '../../more';

export const account: MoreTexts['account'] = {
  title: 'アカウント',
  sections: {
    title: 'アカウントのメニュー',
    profile: 'プロフィール',
    sessions: 'デバイス',
    applications: 'アプリ',
    security: 'セキュリティ',
    delete: 'アカウントの削除',
  },
  loading: '読み込んでいます…',
  signOut: 'サインアウト',
  signingOut: 'サインアウトしています…',
  signedInAs: 'サインイン中のアカウント',
  otherUser: (email) =>
    `別のタブで別のアカウントにサインインしたため、そのアカウントを表示しています。${email}で保存していなかった内容は失われました。`,
  cancel: 'キャンセル',
  wrongPassword: 'パスワードが正しくありません。',

  signIn: {
    kind: 'サインイン先',
    forgot: 'パスワードをお忘れですか？',
    recover: '新しいパスワードを設定',
    steps: {
      newPassword: '仮パスワードを確認しました。続いて、ご自身だけが知るパスワードを設定してください。',
      totp: 'パスワードを確認しました。続いて、確認コードを入力してください。',
      totpSetup: 'パスワードを確認しました。このサイトでは二段階認証も必要です。続いて、認証アプリを設定してください。',
    },
  },

  again: {
    title: 'もう一度サインインしてください',
    text: 'サインインの有効期限が切れたか、別のタブでサインアウトしました。入力した内容は残っており、続きから再開できます。',
    as: 'アカウント：',
    submit: 'サインインして続行',
  },

  leave: {
    title: '保存せずに移動しますか？',
    text: 'プロフィールの変更はまだ保存されていません。',
    stay: '編集を続ける',
    submit: '保存せずに移動',
  },

  profile: {
    title: 'プロフィール',
    text: 'お名前とメールアドレスは、メンバーになっているアプリに提供されます。',
    email: 'メールアドレス',
    emailHint: 'サインインに使用するため、ここでは変更できません。',
    save: '変更を保存',
    saving: '保存しています…',
    saved: '変更を保存しました。',
    unsaved: '保存していない変更があります。',
    discard: '変更を破棄',
    nameLength: 'お名前を100文字以内で入力してください。',
  },

  sessions: {
    title: 'サインイン中のデバイス',
    text: 'サインインしているブラウザーと、そこから開いたアプリです。',
    current: '現在のデバイス',
    unknownDevice: '不明なデバイス',
    deviceOn: (browser, system) => `${system}の${browser}`,
    lastUsed: '最終利用：',
    login: 'サインイン中です。開いているアプリはありません。',
    end: '終了',
    ending: '終了しています…',
    endApplication: (application, device) => `終了：${application}（${device}）`,
    endLogin: 'このデバイスからサインアウト',
    endLoginLong: (device) => `このデバイスからサインアウト：${device}（アプリを含む）`,
    endedApplication: (application) => `${application}からサインアウトしました。アプリに反映されるまで、最長で1時間かかります。`,
    endedLogin: (device) => `${device}からサインアウトしました。`,
    endOthers: 'ほかのすべてのデバイスからサインアウト',
    confirmTitle: 'ほかのすべてのデバイスからサインアウトしますか？',
    confirmText:
      'ほかのすべてのブラウザーと、そこから開いたすべてのアプリからサインアウトします。このデバイスはサインインしたままです。',
    confirmSubmit: 'サインアウト',
    endedOthers: 'ほかのすべてのデバイスからサインアウトしました。',
    onlyHere: 'サインインしているのは、このデバイスだけです。',
    none: 'サインインしているデバイスはありません。',
  },

  applications: {
    title: 'アプリ',
    text: 'メンバーになっているアプリです。どのアプリにも、お名前とメールアドレスが提供されます。',
    joined: (date) => `${date}からメンバー`,
    none: 'メンバーになっているアプリは、まだありません。',
    noneNext: 'アプリを開いて「サインイン」を選ぶと、参加の案内が表示されます。',
  },

  security: { title: 'パスワードとセキュリティ' },

  password: {
    title: 'パスワードの変更',
    text: '変更すると、ほかのすべてのデバイスからサインアウトします。',
    current: '現在のパスワード',
    next: '新しいパスワード',
    submit: 'パスワードを変更',
    busy: 'パスワードを変更しています…',
    wrong: '現在のパスワードが正しくありません。',
    same: '現在のパスワードとは異なるものを設定してください。',
    changed: 'パスワードを変更しました。',
    endingOthers: 'ほかのすべてのデバイスからサインアウトしています…',
    endedOthers: 'ほかのすべてのデバイスからサインアウトしました。',
    othersFailed: 'ほかのデバイスはまだサインインしたままです。',
  },

  totp: {
    title: '二段階認証',
    off: 'オフ',
    on: 'オン',
    offText: '認証アプリを設定すると、パスワードだけではサインインできなくなります。',
    onText: 'サインインには、パスワードと認証アプリの確認コードが必要です。',
    required: 'このサイトでは全員に必要なため、解除できません。',
    setUp: '認証アプリを設定',
    continue: '続行',
    checking: 'パスワードを確認しています…',
    password: 'パスワード',
    expired:
      '時間がかかりすぎたため、中断されました。もう一度パスワードを入力し、認証アプリに追加した項目を、新しいコードのものに置き換えてください。',
    done: '認証アプリを設定しました。今後のサインインでは、認証アプリの確認コードも必要です。',
    remove: '認証アプリを解除',
    removeTitle: '二段階認証を解除しますか？',
    removeText: '解除すると、パスワードだけでサインインできるようになります。',
    removing: '解除しています…',
    removed: '二段階認証を解除しました。',
  },

  delete: {
    title: 'アカウントの削除',
    text: 'この操作は取り消せません。',
    goesTitle: 'すぐに削除されるもの',
    goes: [
      'お名前、メールアドレス、電話番号、設定',
      'すべてのデバイスでのサインイン',
      'すべてのアプリのメンバー登録',
    ],
    staysTitle: '残る可能性があるもの',
    stays: '注文など、アプリが保管しなければならない記録は、お名前を除いてアプリに残るか、あわせて削除されます。',
    confirmEmail: 'メールアドレス（確認のため）',
    confirmHint: (email) => `「${email}」と入力してください`,
    mismatch: 'このアカウントのメールアドレスではありません。',
    password: 'パスワード',
    submit: 'アカウントを完全に削除',
    busy: 'アカウントを削除しています…',
  },

  goodbye: {
    title: 'アカウントを削除しました',
    text: 'すべてのデバイスからサインアウトし、お客様の登録情報を削除しました。',
    next: 'このページは閉じてかまいません。もう一度ご利用になる場合は、いずれかのアプリから新しいアカウントを作成してください。',
  },
};
