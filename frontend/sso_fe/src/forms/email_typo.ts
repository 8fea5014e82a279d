/** Guesses the address that was meant where one looks mistyped; only ever a question to its owner. */

/** What most private addresses end in, the most likely first, and those that would be taken for one of them. */
const KNOWN = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'googlemail.com',
  'proton.me',
  'web.de',
  'gmx.de',
  'gmx.net',
  'orange.fr',
  'gmx.at',
  'gmx.ch',
  'mail.com',
  'ymail.com',
];
const SLIPPED_ENDING = /\.(con|cmo|ocm|vom|xom|cpm|comm|coom)$/;

/** The likelier address; null where this one may well be right. */
export function likelierEmail(entry: string): string | null {
  const email = entry.trim();
  const at = email.lastIndexOf('@');
  const typed = email.slice(at + 1).toLowerCase();
  if (at < 1 || !typed.includes('.') || KNOWN.includes(typed)) return null;
  const mended = typed.replace(SLIPPED_ENDING, '.com');
  const likelier = nearest(mended) ?? mended;
  return likelier === typed ? null : `${email.slice(0, at)}@${likelier}`;
}

/** Where the name is short, another one is as likely as two slips, or one in its ending. */
function nearest(domain: string): string | null {
  const ranked = KNOWN.map((known) => ({ known, slips: distance(domain, known) })).sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  if (!best || best.slips > 2) return null;
  const isShort = best.known.length < 9;
  return isShort && (best.slips > 1 || endingOf(domain) !== endingOf(best.known)) ? null : best.known;
}

function endingOf(domain: string): string {
  return domain.slice(domain.lastIndexOf('.'));
}

/** Insertions, deletions, substitutions and swaps of neighbours: Damerau and Levenshtein's optimal string alignment. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i += 1) {
    const above = rows[i - 1]!;
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          above[j]! + 1,
          row[j - 1]! + 1,
          above[j - 1]! + Number(one[i - 1] !== other[j - 1]),
          swapped ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
