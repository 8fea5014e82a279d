/** What the site says, in Japanese. */
import type { Texts } from '..';

export const start: Texts = {
  frame: {
    skip: '本文へ移動',
    navigation: 'メイン',
    orders: '注文一覧',
    signOut: 'サインアウト',
    environment: (name) => `${name}環境`,
    footer: 'シングルサインオンに対応したサイトです。一度サインインすれば、メンバーになっているすべてのアプリを利用できます。',
    wait: '少々お待ちください…',
    language: '言語',
    languageFailed: 'この言語を読み込めませんでした。接続を確認して、もう一度選択してください。',
  },

  home: {
    title: 'ようこそ',
    heading: (application) => `${application}へようこそ`,
    lead: 'ご注文と、注文内容の確認ができます。',
    pass: '共通アカウント',
    explained: '当社のほかのアプリにすでにサインインしている場合は、パスワードをもう一度入力する必要はありません。',
    signIn: 'サインイン',
    register: 'アカウントを作成',
    leaving: 'サインインページを開いています…',
    signedInAs: 'サインイン中のアカウント：',
    toOrders: '注文一覧を見る',
    signedOut: (application) => `${application}からサインアウトしました。`,
    signingOut: 'サインアウトしています…',
    signingOutSlow: '通常より時間がかかっています。このブラウザーでは、すでにサインアウトしています。',
    notMember: (application) =>
      `シングルサインオンにはサインインしていますが、このアカウントは${application}のメンバーではありません。` +
      'サインインして参加できるか確認するか、別のアカウントを使用してください。',
  },

  signedOut: {
    title: 'サインアウトしました',
    reasons: {
      signed_out: (application) => `このブラウザーで${application}からサインアウトしました。`,
      session_ended: (application) =>
        `${application}のセッションが終了しました。有効期限が切れたか、ほかの場所でサインアウトしたためです。`,
      not_a_member: (application) =>
        `このアカウントは${application}のメンバーではなくなりました。管理者に依頼すると、再びメンバーになれます。`,
      refused: (application) => `${application}では、このサインインを利用できなくなりました。`,
    },
    again: 'もう一度サインイン',
  },

  success: {
    title: 'サインイン',
    working: 'サインインしています…',
    slow: '通常より時間がかかっています。このページを開いたままお待ちください。',
    failedTitle: 'サインインできませんでした',
    alreadyTitle: 'サインインしています',
    badLink: 'このページを開いたリンクは、古いか、使用済みか、別のタブ用のものです。リンクによる変更はありません。',
    again: 'もう一度試す',
    otherAccount: '別のアカウントを使用',
    home: 'トップページに戻る',
  },

  orders: {
    title: '注文一覧',
    filteredTitle: (status) => `注文一覧：${status}`,
    greeting: (name) => `サインイン中のアカウント：${name}`,
    place: '注文する',
    filter: '状況で注文を絞り込む',
    all: 'すべて',
    list: '注文（新しい順）',
    loading: '注文を読み込んでいます…',
    slow: '通常より時間がかかっています。',
    failedTitle: '注文を読み込めませんでした',
    retry: 'もう一度試す',
    emptyTitle: '注文はまだありません',
    empty: '注文すると、ここに表示されます。',
    noneTitle: 'この状況の注文はありません',
    none: 'ほかの状況の注文があるか、注文がまだありません。',
    showAll: 'すべての注文を表示',
    shown: (count) => (count === 0 ? '表示している注文はありません。' : `${count}件の注文を表示しています。`),
    more: '注文をさらに表示',
    loadingMore: '注文をさらに読み込んでいます…',
    moreFailedTitle: '注文をさらに読み込めませんでした',
    moreShown: (added, count) => `さらに${added}件、合計${count}件の注文を表示しています。`,
    line: (quantity, article) => `${article} × ${quantity}`,
    moreArticles: (count) => `ほか${count}商品`,
  },

  order: {
    pass: 'ご注文内容',
    title: (number) => `注文 ${number}`,
    back: '注文一覧',
    loading: '注文を読み込んでいます…',
    failedTitle: '注文を読み込めませんでした',
    placed: (total) => `ありがとうございます。ご注文（${total}）を承りました。`,
    status: '状況',
    time: '注文日時',
    number: '注文番号',
    articles: '商品',
    each: (price) => `1点 ${price}`,
    total: '合計',
    unknownTitle: 'この注文は見つかりません',
    unknown: 'アドレスが間違っているか、サインイン中のアカウントとは別のアカウントの注文である可能性があります。',
  },

  newOrder: {
    title: '新しい注文',
    lead: '商品と数量を選んでください。',
    articles: '商品',
    less: (article) => `1つ減らす：${article}`,
    more: (article) => `1つ増やす：${article}`,
    nothing: 'まだ何も選ばれていません。',
    submit: '注文を確定',
    placing: '注文しています…',
    problems: 'このままでは注文できません',
    chooseSomething: '商品を1つ以上選んでください。',
    wrongQuantity: (article, most) => `${article}：0から${most}までの整数を入力してください。`,
    unconfirmedTitle: '注文を確認できませんでした',
    unconfirmed: '注文は完了している可能性があります。もう一度試しても、注文が重複することはありません。',
    refusedTitle: '注文できませんでした',
    retry: 'もう一度試す',
    toOrders: '注文一覧を見る',
  },

  statuses: { placed: '受付済み', paid: '支払い済み', shipped: '発送済み', cancelled: 'キャンセル済み' },

  articles: {
    'coffee-beans-250g': 'コーヒー豆（250g）',
    'enamel-mug': 'ほうろうマグカップ',
    'hand-grinder': '手挽きコーヒーミル',
    'paper-filters-100': 'ペーパーフィルター（100枚）',
    'travel-flask': 'トラベルボトル',
    book: '本',
    pen: 'ペン',
    lamp: 'ランプ',
    notebook: 'ノート',
    backpack: 'リュックサック',
  },

  notFound: {
    title: 'ページが見つかりません',
    text: 'このアドレスにページはありません。アドレスが間違っているか、ページが移動した可能性があります。',
    home: 'トップページへ',
  },

  config: {
    site: 'このサイト',
    title: 'このサイトを開始できません',
    text: '設定ファイル「/config.json」を使用できません：',
    next: 'このサイトを運営している方へ：このファイルは、デプロイの際にページと同じ場所に作成されます。それ以外の方は、しばらくしてからもう一度お試しください。',
    retry: 'ページを再読み込み',
  },

  reference: 'お問い合わせ用の参照番号：',

  failures: {
    access_denied: 'サインインをキャンセルしました。',
    not_a_member: 'このアカウントは、このアプリのメンバーではありません。アプリの管理者から招待を受けると利用できます。',
    login_required: 'シングルサインオンのサインインが終了しています。',
    invalid_session: 'サインイン用のリンクは、有効期限が切れているか、使用済みです。もう一度サインインしてください。',
    state_mismatch: 'このタブで始めたサインインではないため、受け付けられませんでした。このタブでサインインしてください。',
    session_ended: 'セッションが終了しました。もう一度サインインしてください。',
    storage_unavailable: 'このタブへのデータの保存が、ブラウザーによって禁止されています。サインインに必要なため、許可してください。',
    too_many_requests: 'リクエストが多すぎます。しばらく待ってから、もう一度お試しください。',
    temporarily_unavailable: 'サービスを一時的に利用できません。1分ほど待ってから、もう一度お試しください。',
    offline: 'オフラインのようです。接続を確認して、もう一度お試しください。',
    idempotency_conflict:
      'この注文は、異なる数量ですでに一度送信されています。もう一度注文する前に、これまでの注文を確認してください。',
    network_error: 'サーバーに接続できませんでした。接続を確認して、もう一度お試しください。',
    other: 'サイト側で問題が発生しました。もう一度お試しください。',
    wait: (seconds) => `${seconds}秒待ってから、もう一度お試しください。`,
  },
};
