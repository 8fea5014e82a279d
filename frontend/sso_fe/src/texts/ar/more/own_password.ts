/** What is said in Arabic for replacing a temporary password. */
import type { MoreTexts } from '../../more';

export const ownPassword: MoreTexts['ownPassword'] = {
  title: 'اختيار كلمة مرورك الخاصة',
  text: 'أدّت كلمة المرور المؤقتة غرضها. من الآن فصاعدًا تسجّل الدخول بكلمة مرور لا يعرفها غيرك.',
  label: 'كلمة المرور الجديدة',
  submit: 'تعيين كلمة المرور والمتابعة',
  busy: 'جارٍ تعيين كلمة المرور…',
  same: 'اختر كلمة مرور تختلف عن المؤقتة.',
};
