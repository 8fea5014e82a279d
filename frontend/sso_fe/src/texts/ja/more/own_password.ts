/** What is said in Japanese for replacing a temporary password. */
import type { MoreTexts } from '../../more';

export const ownPassword: MoreTexts['ownPassword'] = {
  title: 'ご自身のパスワードを設定',
  text: '仮パスワードの役目は終わりました。今後は、ご自身だけが知るパスワードでサインインします。',
  label: '新しいパスワード',
  submit: 'パスワードを設定して続行',
  busy: 'パスワードを設定しています…',
  same: '仮パスワードとは異なるパスワードを設定してください。',
};
