/** What is said in Japanese for setting up an authenticator app, and of its codes. */
import type { MoreTexts } from '../../more';

export const totp: MoreTexts['totp'] = {
  loading: 'キーを準備しています…',
  scan: '認証アプリを開いてアカウントを追加し、このQRコードを読み取ってください。',
  qrLabel: '認証アプリ用のキーを含むQRコード',
  orType: 'カメラを使えない場合は、代わりにこのキーを認証アプリに入力してください。',
  copy: 'キーをコピー',
  copied: 'キーをコピーしました。認証アプリに貼り付けてください。',
  copyByHand: 'ここではコピーが許可されていません。キーを選択して、手動でコピーしてください。',
  firstCode: '認証アプリに表示された確認コード',
  code: '認証アプリの確認コード',
  codeHint: '6桁の数字です。30秒ごとに変わります。',
  codeMissing: '認証アプリに表示されている6桁の数字を入力してください。',
  codeWrong: '確認コードが正しくありません。認証アプリに次のコードが表示されるのを待って、そのコードを入力してください。',
  finish: '設定を完了',
  finishing: 'コードを確認しています…',
};
