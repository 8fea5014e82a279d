/** What is said in Japanese for the registration and for the code that confirms it. */
import type { MoreTexts } from '../../more';

export const register: MoreTexts['register'] = {
  title: 'アカウントの作成',
  name: 'お名前',
  phone: '電話番号',
  phoneHint: '「+」と国番号から入力してください。',
  gender: '性別',
  genders: { none: '回答しない', female: '女性', male: '男性', other: 'その他' },
  marketing: 'お知らせやお得な情報をメールで受け取る（いつでも変更できます）',
  submit: 'アカウントを作成',
  busy: 'アカウントを作成しています…',
  haveAccount: 'すでにアカウントをお持ちですか？',
  signIn: 'サインイン',
};

export const confirm: MoreTexts['confirm'] = {
  title: '確認コードの入力',
  sentTo: '次のアドレスに6桁の確認コードを送信しました：',
  code: 'メールに記載の確認コード',
  submit: 'メールアドレスを確認',
  busy: 'コードを確認しています…',
  resend: '新しいコードを送信',
  resendIn: (clock) => `新しいコードを送信（あと${clock}）`,
  resending: '新しいコードを送信しています…',
  resent: '新しいコードを送信しました。最新のコードだけが有効です。',
  mayResend: '新しいコードを送信できるようになりました。',
  noMail: 'メールが届かない場合は、迷惑メールフォルダーをご確認ください。このアドレスのアカウントをすでにお持ちですか？',
  signInInstead: 'サインインする',
  wrongAddress: 'アドレスが間違っていますか？',
  startOver: '最初からやり直す',
  mailboxTitle: 'ローカル環境：',
  mailboxLink: '確認コードはメールボックスにあります',
};
