/** What is said in Arabic for the registration and for the code that confirms it. */
import type { MoreTexts } from '../../more';

export const register: MoreTexts['register'] = {
  title: 'إنشاء حسابك',
  name: 'اسمك',
  phone: 'الهاتف',
  phoneHint: 'ابدأ بعلامة + ثم رمز البلد.',
  gender: 'الجنس',
  genders: { none: 'أفضّل عدم الإجابة', female: 'أنثى', male: 'ذكر', other: 'غير ذلك' },
  marketing: 'أرغب في تلقي الأخبار والعروض عبر البريد الإلكتروني. يمكنك تغيير ذلك في أي وقت.',
  submit: 'إنشاء الحساب',
  busy: 'جارٍ إنشاء حسابك…',
  haveAccount: 'لديك حساب بالفعل؟',
  signIn: 'تسجيل الدخول',
};

export const confirm: MoreTexts['confirm'] = {
  title: 'إدخال الرمز',
  sentTo: 'أرسلنا رمزًا من 6 أرقام إلى',
  code: 'الرمز المرسل بالبريد الإلكتروني',
  submit: 'تأكيد البريد الإلكتروني',
  busy: 'جارٍ التحقق من الرمز…',
  resend: 'إرسال رمز جديد',
  resendIn: (clock) => `رمز جديد بعد \u2068${clock}\u2069`,
  resending: 'جارٍ إرسال رمز جديد…',
  resent: 'أرسلنا رمزًا جديدًا. الرمز الأحدث وحده صالح.',
  mayResend: 'يمكنك الآن طلب رمز جديد.',
  noMail: 'لم تصلك الرسالة؟ ابحث في مجلد الرسائل غير المرغوب فيها. هل لديك حساب بهذا العنوان؟',
  signInInstead: 'سجّل الدخول',
  wrongAddress: 'هل العنوان خطأ؟',
  startOver: 'البدء من جديد',
  mailboxTitle: 'البيئة المحلية:',
  mailboxLink: 'رمزك في صندوق البريد',
};
