/**
 * How hard a password is to guess, where rules say nothing: "Password123!" meets them all. An estimate by
 * length alone, after what guessers try first is taken for a single character (NIST SP 800-63B, appendix A).
 */
export type Strength = 'weak' | 'fair' | 'strong';

const FAIR_FROM = 9;
const STRONG_FROM = 13;
/** Longer texts cost time and no longer change the answer. */
const CONSIDERED = 64;

const COMMON = ['password', 'passwort', 'contraseña', 'motdepasse', 'welcome', 'letmein', 'admin', 'iloveyou', 'monkey', 'dragon'];
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'yxcvbnm', 'zxcvbnm'];
const LOOKALIKES: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's' };

/** @param personal what a guesser knows of the user: the email, the name, the site's name. */
export function strengthOf(password: string, personal: readonly string[]): Strength {
  const left = guesses(password.slice(0, CONSIDERED).toLowerCase(), personal);
  if (left < FAIR_FROM) return 'weak';
  return left < STRONG_FROM ? 'fair' : 'strong';
}

/** The number of characters that must be guessed one by one. */
function guesses(password: string, personal: readonly string[]): number {
  const words = [...COMMON, ...personal.flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  const plain = Array.from(password, (character) => LOOKALIKES[character] ?? character).join('');
  let left = 0;
  for (let at = 0; at < password.length; left += 1) {
    const word = words.find((known) => password.startsWith(known, at) || plain.startsWith(known, at));
    at += word?.length ?? Math.max(repeated(password, at), run(password, at), year(password, at), 1);
  }
  return left;
}

/** "mina.okafor@example.com" → mina, okafor, example; shorter parts are in many words. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);
}

/** Length of the same character, or the same few, again and again; 0 where they are not. */
function repeated(text: string, at: number): number {
  return /^(.{1,6}?)\1{2,}/su.exec(text.slice(at))?.[0].length ?? 0;
}

/** Length of "abcd", "4321" or "qwer" at this place; 0 below three. */
function run(text: string, at: number): number {
  const lengths = RUNS.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => {
    const from = row.indexOf(text[at]!);
    let length = 0;
    while (from >= 0 && at + length < text.length && text[at + length] === row[from + length]) length += 1;
    return length;
  });
  const longest = Math.max(...lengths);
  return longest > 2 ? longest : 0;
}

function year(text: string, at: number): number {
  return /^(19|20)\d\d/.test(text.slice(at)) ? 4 : 0;
}
