/**
 * `path` when it surely stays on this origin, else `/`.
 *
 * Only a path that begins with a single slash is taken. Browsers read `\` as `/` and
 * drop tabs and line breaks inside URLs, so `/\evil.example` and `/<tab>/evil.example`
 * leave the site too; `/..//evil.example` does once its dots are resolved.
 */
export function safeReturnPath(path: string | undefined): string {
  // eslint-disable-next-line no-control-regex -- refusing them is the point
  const plain = path !== undefined && /^\/[^\\\u0000-\u0020\u007f]*$/.test(path);
  return plain && !/^[^?#]*\/\//.test(path) ? path : '/';
}
