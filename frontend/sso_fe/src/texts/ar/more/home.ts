/** What the start page and the page that does not exist say, in Arabic. */
import type { MoreTexts } from '../../more';

export const home: MoreTexts['home'] = {
  title: 'افتح تطبيقًا لتسجيل الدخول',
  text: 'هذه هي الصفحة التي توجّهك إليها تطبيقاتك لإثبات هويتك.',
  next: 'انتقل إلى التطبيق الذي تريد استخدامه واختر «تسجيل الدخول»، فيعيدك إلى هنا.',
  signIn: 'تسجيل الدخول إلى حسابك',
  signedInTitle: 'تم تسجيل دخولك',
  signedInAs: 'تم تسجيل الدخول بحساب',
  signedInNext: 'افتح أي تطبيق انضممت إليه، فتدخله من دون تسجيل الدخول مرة أخرى.',
  account: 'حسابك وتطبيقاتك',
  signOut: 'تسجيل الخروج',
};

export const notFound: MoreTexts['notFound'] = {
  title: 'هذه الصفحة غير موجودة',
  text: 'ربما كُتب العنوان خطأً، أو أن الرابط الذي أوصلك إلى هنا قديم.',
  next: 'افتح التطبيق الذي تريد استخدامه واختر «تسجيل الدخول». تجد تطبيقاتك في صفحة حسابك.',
};
