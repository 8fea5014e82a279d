/** What is said in Arabic for the sign-out. */
import type { MoreTexts } from '../../more';

export const signOut: MoreTexts['signOut'] = {
  kind: 'مغادرة',
  title: 'تسجيل الخروج من كل مكان؟',
  signedInAs: 'تم تسجيل الدخول بحساب',
  text: 'ينهي هذا تسجيل الدخول في هذا المتصفح، وفي كل تطبيق فتحته منه.',
  submit: 'تسجيل الخروج من كل مكان',
  busy: 'جارٍ تسجيل الخروج…',
  stay: (application) => `الإبقاء على تسجيل الدخول والعودة إلى \u2068${application}\u2069`,
  stayHere: 'الإبقاء على تسجيل الدخول',
  leaving: (application) => `تم تسجيل الخروج. جارٍ إعادتك إلى \u2068${application}\u2069…`,
  doneTitle: 'تم تسجيل خروجك',
  doneText: 'تم تسجيل خروج هذا المتصفح من هذا الموقع ومن كل تطبيق فُتح منه.',
  doneNext: 'يمكنك إغلاق هذه الصفحة، أو تسجيل الدخول مرة أخرى.',
  signIn: 'تسجيل الدخول مرة أخرى',
  skip: (application) => `العودة إلى \u2068${application}\u2069`,
  elsewhere: 'تسجيل الخروج من دون العودة إلى تطبيق',
};
