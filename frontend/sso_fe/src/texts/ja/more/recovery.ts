/** What is said in Japanese for the recovery. The same for known and unknown addresses. */
import type { MoreTexts } from '../../more';

export const recovery: MoreTexts['recovery'] = {
  title: 'パスワードをお忘れですか？',
  text: 'アカウントのメールアドレスを入力してください。そのアドレスに届く確認コードを使って、新しいパスワードを設定できます。',
  submit: '確認コードを送信',
  busy: '確認コードを送信しています…',
  back: 'サインインに戻る',

  codeTitle: '新しいパスワードの設定',
  sentTo: '次のアドレスのアカウントがある場合は、6桁の確認コードが届きます：',
  code: 'メールに記載の確認コード',
  password: '新しいパスワード',
  othersEnd: '変更すると、このアカウントにサインインしているすべてのデバイスからサインアウトします。',
  change: 'パスワードを変更',
  changing: 'パスワードを変更しています…',
  noMail:
    'メールが届かない場合は、迷惑メールフォルダーを確認するか、新しいコードを送信してください。別のアドレスで登録した可能性もあります。',
  otherAddress: '別のアドレスを使用',
  notConfirmed:
    '登録時の確認コードをまだ入力していない場合は、パスワードでサインインしてください。次の画面でその確認コードを入力していただきます。',
  invited:
    '招待を受けて、まだご自身のパスワードを設定していない場合は、仮パスワードでサインインするか、もう一度招待を依頼してください。',

  doneTitle: 'パスワードを変更しました',
  othersEnded: 'ほかのすべてのデバイスからサインアウトしました。以前のパスワードを知っている人も、もう利用できません。',
  othersUnclear: 'ほかのデバイスからサインアウトできたか確認できませんでした。アカウントページでサインアウトしてください。',
  continueTo: (application) => `${application}に進む`,
  continueToAccount: 'アカウントに進む',
  continuing: '移動しています…',
};
