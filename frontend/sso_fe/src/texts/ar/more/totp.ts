/** What is said in Arabic for setting up an authenticator app, and of its codes. */
import type { MoreTexts } from '../../more';

export const totp: MoreTexts['totp'] = {
  loading: 'جارٍ تجهيز المفتاح…',
  scan: 'افتح تطبيق المصادقة وأضف حسابًا، ثم امسح هذا الرمز به.',
  qrLabel: 'رمز QR يحمل المفتاح لتطبيق المصادقة',
  orType: 'لا كاميرا لديك؟ اكتب هذا المفتاح في التطبيق بدلًا من ذلك:',
  copy: 'نسخ المفتاح',
  copied: 'تم نسخ المفتاح. ألصقه في تطبيق المصادقة.',
  copyByHand: 'النسخ غير مسموح به هنا. يُرجى تحديد المفتاح ونسخه يدويًا.',
  firstCode: 'الرمز الذي يعرضه التطبيق',
  code: 'الرمز من تطبيق المصادقة',
  codeHint: 'ستة أرقام تتجدد كل 30 ثانية.',
  codeMissing: 'أدخل الأرقام الستة التي يعرضها تطبيق المصادقة.',
  codeWrong: 'هذا الرمز غير صحيح. انتظر الرمز التالي في التطبيق ثم أدخله.',
  finish: 'إنهاء الإعداد',
  finishing: 'جارٍ التحقق من الرمز…',
};
