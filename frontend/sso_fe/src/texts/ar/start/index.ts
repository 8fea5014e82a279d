/** What the sign-in says, in Arabic, and every page's frame. A name stands in isolates, which keep its direction to itself. */
import { pluralForm } from 'language/formats';

import type { StartTexts } from '../..';
import { errors, problem } from './problems';

export const start: StartTexts = {
  site: {
    name: 'تسجيل الدخول الموحّد',
    footer: 'حساب واحد لكل التطبيقات التي انضممت إليها.',
    language: 'اللغة',
    offline: 'أنت غير متصل بالإنترنت. ما أدخلته محفوظ.',
    languageFailed: 'تعذّر تحميل هذه اللغة. تحقّق من اتصالك ثم اخترها مجددًا.',
  },

  pass: {
    continueTo: 'المتابعة إلى',
    signingIn: 'تسجيل الدخول إلى',
    cancel: (application) => `الإلغاء والعودة إلى \u2068${application}\u2069`,
    back: (application) => `العودة إلى \u2068${application}\u2069`,
    loading: 'جارٍ التحميل…',
    stillBusy: 'ما زال العمل جاريًا…',
    slow: 'يستغرق هذا وقتًا أطول من المعتاد. يُرجى إبقاء الصفحة مفتوحة.',
    optional: '(اختياري)',
    required: 'جميع الحقول مطلوبة ما لم يُذكر أنها اختيارية.',
  },

  signIn: {
    title: 'تسجيل الدخول',
    email: 'عنوان البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    busy: 'جارٍ تسجيل الدخول…',
    noAccount: 'ليس لديك حساب؟',
    register: 'إنشاء حساب',
    again: 'انتهت صلاحية تسجيل دخولك. يُرجى تسجيل الدخول مرة أخرى.',
    forgot: 'هل نسيت كلمة المرور؟',
    didYouMean: 'ربما تقصد:',
    elsewhere: 'سجّلت الدخول في علامة تبويب أخرى بحساب',
    neverShared: (application) => `لا نُطلع \u2068${application}\u2069 على كلمة مرورك أبدًا.`,
  },

  arrival: {
    confirmed: 'تم تأكيد عنوان بريدك الإلكتروني. سجّل الدخول للمتابعة.',
    codeElsewhere: 'سجّل الدخول للمتابعة. إذا لم يؤكَّد عنوان بريدك الإلكتروني بعد، فسنطلب منك الرمز في الخطوة التالية.',
    recovered: 'تم تغيير كلمة مرورك وتسجيل خروج جميع الأجهزة الأخرى. سجّل الدخول بكلمة المرور الجديدة.',
    passwordChanged: 'تم تغيير كلمة مرورك. سجّل الدخول بكلمة المرور الجديدة.',
    signedOut: 'تم تسجيل خروجك من هذا الموقع ومن كل تطبيق فتحته منه.',
    resetRequired: 'يحتاج هذا الحساب إلى كلمة مرور جديدة قبل استخدامه. سنرسل إليك رمزًا لتعيينها.',
  },

  secondFactor: {
    title: 'إدخال الرمز من تطبيق المصادقة',
    text: 'كلمة المرور صحيحة. يتطلب هذا الحساب أيضًا الرمز الذي يعرضه تطبيق المصادقة.',
    submit: 'متابعة',
    busy: 'جارٍ التحقق من الرمز…',
    lost: 'لم يعد التطبيق لديك؟ اطلب المساعدة من القائمين على هذا الموقع.',
    setUpTitle: 'إعداد تطبيق المصادقة',
    setUpText: 'كلمة المرور صحيحة. يتطلب تسجيل الدخول هنا أيضًا رمزًا من تطبيق، حتى لا تكفي كلمة مرور مسروقة.',
    restart: 'العودة إلى كلمة المرور',
  },

  password: {
    show: 'إظهار',
    hide: 'إخفاء',
    showLong: 'إظهار كلمة المرور',
    hideLong: 'إخفاء كلمة المرور',
    capsLock: 'مفتاح Caps Lock مفعّل.',
    rulesTitle: 'يجب أن تحتوي كلمة المرور على',
    rules: {
      length: (characters) =>
        ({
          zero: `${characters} حرف على الأقل`,
          one: 'حرف واحد على الأقل',
          two: 'حرفين على الأقل',
          few: `${characters} أحرف على الأقل`,
          many: `${characters} حرفًا على الأقل`,
          other: `${characters} حرف على الأقل`,
        })[pluralForm(characters)],
      upper: 'حرف لاتيني كبير',
      lower: 'حرف لاتيني صغير',
      number: 'رقم',
      symbol: 'رمز خاص',
    },
    met: 'مستوفى',
    missing: 'غير مستوفى بعد',
    allMet: 'كلمة المرور مستوفية لجميع الشروط.',
    strength: {
      title: 'مدى صعوبة تخمين كلمة المرور',
      none: 'لم يُدخل شيء بعد',
      weak: 'سهلة التخمين',
      fair: 'صعبة التخمين إلى حد ما',
      strong: 'صعبة التخمين',
    },
  },

  join: {
    title: (application) => `الانضمام إلى \u2068${application}\u2069`,
    text: (application) =>
      `لم تنضم بعد إلى \u2068${application}\u2069. بعد الانضمام يمكن للتطبيق الاطلاع على اسمك وعنوان بريدك الإلكتروني.`,
    submit: (application) => `المتابعة إلى \u2068${application}\u2069`,
    busy: 'جارٍ الانضمام…',
    signedInAs: 'تم تسجيل الدخول بحساب',
    otherAccount: 'استخدام حساب آخر',
  },

  refused: {
    title: (application) => `الانضمام إلى \u2068${application}\u2069 بدعوة فقط`,
    text: 'هذا الحساب ليس في قائمة أعضائه.',
    next: (application) =>
      `اطلب من القائمين على \u2068${application}\u2069 إضافة عنوان البريد الإلكتروني هذا، ثم سجّل الدخول مرة أخرى. وإذا تلقيت الدعوة على عنوان آخر، فاستخدم حساب ذلك العنوان.`,
  },

  leaving: {
    title: (application) => `جارٍ نقلك إلى \u2068${application}\u2069…`,
    text: 'تم تسجيل دخولك. لحظة من فضلك.',
    backTitle: (application) => `جارٍ إعادتك إلى \u2068${application}\u2069…`,
  },

  problem,
  errors,
};
