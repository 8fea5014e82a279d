/** Cleans what people type or paste into what Cognito takes; null where it cannot be right. */

export const CODE_LENGTH = 6;

/** The digits of a code pasted as "123 456" or "123-456", or typed in full-width or Arabic digits. */
export function cleanCode(entry: string): string {
  return inAsciiDigits(entry).replace(/\D/g, '');
}

/** Unicode's two rows of Arabic digits begin at a multiple of sixteen. */
function inAsciiDigits(entry: string): string {
  return entry.normalize('NFKC').replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

export function cleanEmail(entry: string): string | null {
  const email = entry.trim();
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) ? email : null;
}

export function cleanName(entry: string): string | null {
  const name = entry.trim().replace(/\s+/g, ' ');
  return name !== '' && name.length <= 100 ? name : null;
}

/** E.164 from "+44 (0)20 7946-0958" or "0044 20 …"; '' for an empty field. */
export function cleanPhone(entry: string): string | null {
  const digits = inAsciiDigits(entry)
    .trim()
    .replace(/\(0\)/g, '')
    .replace(/[\s()./-]/g, '')
    .replace(/^00/, '+');
  if (digits === '') return '';
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}
