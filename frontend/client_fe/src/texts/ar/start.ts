/** What the site says, in Arabic. A name stands in isolates, which keep its direction to itself. */
import { pluralForm } from 'language/formats';

import type { Texts } from '..';

export const start: Texts = {
  frame: {
    skip: 'الانتقال إلى المحتوى',
    navigation: 'القائمة الرئيسية',
    orders: 'طلباتك',
    signOut: 'تسجيل الخروج',
    environment: (name) => `بيئة \u2068${name}\u2069`,
    footer: 'موقع يستخدم تسجيل الدخول الموحّد. سجّل الدخول مرة واحدة، واستخدم كل التطبيقات التي انضممت إليها.',
    wait: 'لحظة من فضلك…',
    language: 'اللغة',
    languageFailed: 'تعذّر تحميل هذه اللغة. تحقّق من اتصالك ثم اخترها مجددًا.',
  },

  home: {
    title: 'مرحبًا بك',
    heading: (application) => `مرحبًا بك في \u2068${application}\u2069`,
    lead: 'قدّم طلباتك واطّلع على طلباتك السابقة.',
    pass: 'حساب واحد',
    explained: 'هل سجّلت الدخول إلى تطبيق آخر من تطبيقاتنا؟ لن تُطلب منك كلمة المرور مرة أخرى.',
    signIn: 'تسجيل الدخول',
    register: 'إنشاء حساب',
    leaving: 'جارٍ فتح صفحة تسجيل الدخول…',
    signedInAs: 'تم تسجيل الدخول باسم',
    toOrders: 'الانتقال إلى طلباتك',
    signedOut: (application) => `تم تسجيل خروجك من \u2068${application}\u2069.`,
    signingOut: 'جارٍ تسجيل خروجك…',
    signingOutSlow: 'يستغرق هذا وقتًا أطول من المعتاد. في هذا المتصفح تم تسجيل خروجك بالفعل.',
    notMember: (application) =>
      `تم تسجيل دخولك عبر تسجيل الدخول الموحّد، لكن حسابك ليس عضوًا في \u2068${application}\u2069. ` +
      'سجّل الدخول لترى إن كان بإمكانك الانضمام، أو استخدم حسابًا آخر.',
  },

  signedOut: {
    title: 'تم تسجيل خروجك',
    reasons: {
      signed_out: (application) => `سجّلت الخروج من \u2068${application}\u2069 في هذا المتصفح.`,
      session_ended: (application) =>
        `انتهت جلستك في \u2068${application}\u2069، إما لانقضاء مدتها أو لأنك سجّلت الخروج في مكان آخر.`,
      not_a_member: (application) =>
        `لم يعد حسابك عضوًا في \u2068${application}\u2069. يمكن للقائمين على التطبيق إعادة قبولك.`,
      refused: (application) => `لم يعد \u2068${application}\u2069 يقبل تسجيل دخولك.`,
    },
    again: 'تسجيل الدخول مرة أخرى',
  },

  success: {
    title: 'تسجيل الدخول',
    working: 'جارٍ تسجيل دخولك…',
    slow: 'يستغرق هذا وقتًا أطول من المعتاد. يُرجى إبقاء الصفحة مفتوحة.',
    failedTitle: 'لم يتم تسجيل دخولك',
    alreadyTitle: 'تم تسجيل دخولك',
    badLink: 'الرابط الذي أوصلك إلى هنا قديم، أو سبق استخدامه، أو ليس لعلامة التبويب هذه. لم يغيّر شيئًا.',
    again: 'إعادة المحاولة',
    otherAccount: 'استخدام حساب آخر',
    home: 'العودة إلى الصفحة الرئيسية',
  },

  orders: {
    title: 'طلباتك',
    filteredTitle: (status) => `طلباتك: ${status}`,
    greeting: (name) => `تم تسجيل الدخول باسم \u2068${name}\u2069`,
    place: 'تقديم طلب',
    filter: 'الطلبات حسب الحالة',
    all: 'الكل',
    list: 'الطلبات، الأحدث أولًا',
    loading: 'جارٍ تحميل طلباتك…',
    slow: 'يستغرق هذا وقتًا أطول من المعتاد.',
    failedTitle: 'تعذّر تحميل طلباتك',
    retry: 'إعادة المحاولة',
    emptyTitle: 'لا توجد طلبات بعد',
    empty: 'قدّم طلبًا وسيظهر هنا.',
    noneTitle: 'لا توجد طلبات بهذه الحالة',
    none: 'لديك طلبات بحالة أخرى، أو لا طلبات لديك بعد.',
    showAll: 'عرض جميع الطلبات',
    shown: (count) => `المعروض الآن: ${orders(count)}.`,
    more: 'عرض المزيد من الطلبات',
    loadingMore: 'جارٍ تحميل المزيد من الطلبات…',
    moreFailedTitle: 'تعذّر تحميل المزيد من الطلبات',
    moreShown: (added, count) => `أُضيف إلى القائمة: ${orders(added)}. المعروض الآن: ${orders(count)}.`,
    line: (quantity, article) => `${quantity} × \u2068${article}\u2069`,
    moreArticles: (count) =>
      ({
        zero: 'من دون منتجات أخرى',
        one: 'ومنتج واحد آخر',
        two: 'ومنتجان آخران',
        few: `و${count} منتجات أخرى`,
        many: `و${count} منتجًا آخر`,
        other: `و${count} منتج آخر`,
      })[pluralForm(count)],
  },

  order: {
    pass: 'طلبك',
    title: (number) => `الطلب \u2068${number}\u2069`,
    back: 'جميع طلباتك',
    loading: 'جارٍ تحميل الطلب…',
    failedTitle: 'تعذّر تحميل الطلب',
    placed: (total) => `شكرًا لك. تم تقديم طلبك بقيمة \u2068${total}\u2069.`,
    status: 'الحالة',
    time: 'تاريخ الطلب',
    number: 'رقم الطلب',
    articles: 'المنتجات',
    each: (price) => `\u2068${price}\u2069 للقطعة`,
    total: 'الإجمالي',
    unknownTitle: 'هذا الطلب غير موجود',
    unknown: 'ربما كُتب العنوان خطأً، أو أن الطلب يخص حسابًا غير الذي سجّلت الدخول به.',
  },

  newOrder: {
    title: 'تقديم طلب',
    lead: 'اختر ما تريد وحدّد الكمية.',
    articles: 'المنتجات',
    less: (article) => `إنقاص واحد: \u2068${article}\u2069`,
    more: (article) => `زيادة واحد: \u2068${article}\u2069`,
    nothing: 'لم يتم اختيار شيء بعد.',
    submit: 'تقديم الطلب',
    placing: 'جارٍ تقديم الطلب…',
    problems: 'لا يمكن تقديم الطلب بهذا الشكل',
    chooseSomething: 'اختر منتجًا واحدًا على الأقل.',
    wrongQuantity: (article, most) => `\u2068${article}\u2069: أدخل عددًا صحيحًا من 0 إلى ${most}.`,
    unconfirmedTitle: 'لم يتم تأكيد الطلب',
    unconfirmed: 'ربما تم تقديمه مع ذلك. لا ضرر من إعادة المحاولة، فلن يُقدَّم سوى مرة واحدة.',
    refusedTitle: 'لم يتم تقديم الطلب',
    retry: 'إعادة المحاولة',
    toOrders: 'الاطلاع على طلباتك',
  },

  statuses: { placed: 'تم التقديم', paid: 'مدفوع', shipped: 'تم الشحن', cancelled: 'ملغى' },

  articles: {
    'coffee-beans-250g': 'حبوب قهوة، 250 غرامًا',
    'enamel-mug': 'كوب مطلي بالمينا',
    'hand-grinder': 'مطحنة قهوة يدوية',
    'paper-filters-100': 'مرشّحات ورقية، 100 قطعة',
    'travel-flask': 'قارورة للسفر',
    book: 'كتاب',
    pen: 'قلم',
    lamp: 'مصباح',
    notebook: 'دفتر',
    backpack: 'حقيبة ظهر',
  },

  notFound: {
    title: 'الصفحة غير موجودة',
    text: 'لا يوجد شيء في هذا العنوان. ربما كُتب خطأً، أو أن الصفحة نُقلت.',
    home: 'الانتقال إلى الصفحة الرئيسية',
  },

  config: {
    site: 'هذا الموقع',
    title: 'لا يمكن تشغيل هذا الموقع',
    text: 'لا يمكن استخدام ملف إعداداته \u2066/config.json\u2069:',
    next: 'إذا كنت تدير هذا الموقع، فالنشر يكتب هذا الملف بجانب الصفحات. وإلا فيُرجى إعادة المحاولة لاحقًا.',
    retry: 'إعادة تحميل الصفحة',
  },

  reference: 'الرقم المرجعي للدعم:',

  failures: {
    access_denied: 'ألغيت تسجيل الدخول.',
    not_a_member: 'حسابك ليس عضوًا في هذا التطبيق. يمكن للقائمين عليه دعوتك.',
    login_required: 'انتهى تسجيل دخولك في تسجيل الدخول الموحّد.',
    invalid_session: 'انتهت صلاحية رابط تسجيل الدخول هذا أو سبق استخدامه. يُرجى تسجيل الدخول مرة أخرى.',
    state_mismatch: 'لم يبدأ تسجيل الدخول هذا في علامة التبويب هذه، ولذلك لم يُقبل. يُرجى تسجيل الدخول هنا.',
    session_ended: 'انتهت جلستك. يُرجى تسجيل الدخول مرة أخرى.',
    storage_unavailable:
      'لا يسمح متصفحك لهذا الموقع بحفظ بيانات في علامة التبويب هذه، وتسجيل الدخول يحتاج إلى ذلك. يُرجى السماح به.',
    too_many_requests: 'الطلبات المرسلة كثيرة جدًا. يُرجى الانتظار قليلًا ثم إعادة المحاولة.',
    temporarily_unavailable: 'الخدمة غير متاحة حاليًا. يُرجى إعادة المحاولة بعد دقيقة.',
    offline: 'يبدو أنك غير متصل بالإنترنت. تحقّق من اتصالك ثم أعد المحاولة.',
    idempotency_conflict: 'وصلتنا محاولة سابقة لهذا الطلب بكميات أخرى. اطّلع على طلباتك قبل أن تقدّمه مرة أخرى.',
    network_error: 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك ثم أعد المحاولة.',
    other: 'حدث خطأ من جانبنا. يُرجى إعادة المحاولة.',
    wait: (seconds) => `يُرجى الانتظار ${secondsText(seconds)} ثم إعادة المحاولة.`,
  },
};

function orders(count: number): string {
  return {
    zero: 'لا طلبات',
    one: 'طلب واحد',
    two: 'طلبان',
    few: `${count} طلبات`,
    many: `${count} طلبًا`,
    other: `${count} طلب`,
  }[pluralForm(count)];
}

function secondsText(count: number): string {
  return {
    zero: `${count} ثانية`,
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${count} ثوانٍ`,
    many: `${count} ثانية`,
    other: `${count} ثانية`,
  }[pluralForm(count)];
}
