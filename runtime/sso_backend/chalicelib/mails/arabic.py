"""Arabic, in its formal register."""

from chalicelib.mails.catalogue import Catalogue, CodeTexts, InvitationTexts, Sentence

_ONE, _TWO = 1, 2
_FEW, _MANY = range(3, 11), range(11, 100)


def _days(count: int) -> str:
    """Number and noun after a preposition, by the plural rules of CLDR."""
    if count == _ONE:
        return "يوم واحد"
    if count == _TWO:
        return "يومين"
    if count % 100 in _FEW:
        return f"{count} أيام"
    return f"{count} يومًا" if count % 100 in _MANY else f"{count} يوم"


ARABIC = Catalogue(
    direction="rtl",
    code="الرمز الخاص بك",
    code_is_private="لا تُعطِ هذا الرمز لأي شخص. لن نطلبه منك أبدًا، لا عبر الهاتف ولا عبر الرسائل.",
    days=_days,
    sign_up=CodeTexts(
        subject=Sentence(
            alone="رمز التأكيد الخاص بك",
            at="رمز التأكيد الخاص بك في {application}",
        ),
        preheader="هذا الرمز لك وحدك، وهو صالح لمدة 24 ساعة.",
        heading="تأكيد عنوان بريدك الإلكتروني",
        who=Sentence(
            alone="يجري الآن إنشاء حساب بعنوان بريدك، بطلب منك أو من شخص أدخل هذا العنوان.",
            at=("يجري الآن إنشاء حساب في {application} بعنوان بريدك، بطلب منك أو من شخص أدخل هذا العنوان."),
        ),
        use="أدخِل الرمز في الصفحة التي تطلبه. إنه يثبت أن هذا العنوان لك، وهو صالح لمدة 24 ساعة.",
        otherwise="لم تطلب ذلك؟ إذن لا يلزمك فعل أي شيء، فمن دون الرمز لا يمكن لأحد استخدام عنوانك.",
    ),
    recovery=CodeTexts(
        subject=Sentence(
            alone="رمز تعيين كلمة مرور جديدة",
            at="رمز تعيين كلمة مرور جديدة في {application}",
        ),
        preheader="هذا الرمز لك وحدك، وهو صالح لمدة ساعة واحدة.",
        heading="اختيار كلمة مرور جديدة",
        who=Sentence(
            alone="طلبت أنت، أو شخص أدخل عنوان بريدك، كلمة مرور جديدة لحسابك.",
            at=(
                "طلبت أنت، أو شخص أدخل عنوان بريدك، كلمة مرور جديدة لحسابك "
                "من أجل تسجيل الدخول إلى {application}."
            ),
        ),
        use=(
            "أدخِل الرمز مع كلمة المرور الجديدة في الصفحة التي تطلبه. وهو صالح لمدة ساعة واحدة. "
            "وفور تعيين كلمة المرور الجديدة يُسجَّل خروج جميع الأجهزة الأخرى من حسابك."
        ),
        otherwise="لم تطلب ذلك؟ إذن لا يلزمك فعل أي شيء، فمن دون الرمز تبقى كلمة مرورك كما هي.",
    ),
    other=CodeTexts(
        subject=Sentence(
            alone="رمز الأمان الخاص بك",
            at="رمز الأمان الخاص بك في {application}",
        ),
        preheader="هذا الرمز لك وحدك، وهو صالح لفترة قصيرة فقط.",
        heading="تأكيد هويتك",
        who=Sentence(
            alone="طُلب رمز لحسابك.",
            at="طُلب رمز لحسابك من أجل تسجيل الدخول إلى {application}.",
        ),
        use="إذا كنت أنت من طلبه، فأدخِله في الصفحة التي تطلبه. وهو صالح لفترة قصيرة فقط.",
        otherwise=(
            "لم تطلب ذلك؟ إذن لا تستخدم الرمز، واختر كلمة مرور أخرى إذا كان من الممكن أن يعرف أحد كلمة مرورك."
        ),
    ),
    invitation=InvitationTexts(
        subject=Sentence(
            alone="دعوة لك",
            at="دعوتك إلى {application}",
        ),
        preheader="مع كلمة مرور مؤقتة لك وحدك.",
        heading=Sentence(
            alone="لديك دعوة",
            at="لديك دعوة إلى {application}",
        ),
        who=Sentence(
            alone="أُنشئ حساب من أجلك. إليك طريقة تسجيل الدخول لأول مرة.",
            at="تلقيت دعوة من {application}، وأُنشئ حساب من أجلك. إليك طريقة تسجيل الدخول لأول مرة.",
        ),
        site="تسجيل الدخول عبر",
        username="اسم المستخدم",
        temporary="كلمة المرور المؤقتة",
        use=(
            "ستختار عندئذ كلمة مرور خاصة بك. "
            "يُرجى تسجيل الدخول خلال {days}، فبعد ذلك تنتهي صلاحية كلمة المرور المؤقتة."
        ),
        private=("لا تُعطِ كلمة المرور هذه لأي شخص. لن نطلبها منك أبدًا، لا عبر الهاتف ولا عبر الرسائل."),
        otherwise=(
            "لم تتوقع هذه الرسالة؟ إذن تجاهلها، فمن دون كلمة المرور المؤقتة لا يمكن لأحد تسجيل الدخول."
        ),
    ),
)
