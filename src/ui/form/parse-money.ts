// Groups of three may be parted by dots or by spaces, also by the unbreakable ones that German formatting sets.
const plain = /^\d+(?:,\d{1,2})?$/;
const grouped = /^\d{1,3}(?:([.\s])\d{3})(?:\1\d{3})*(?:,\d{1,2})?$/;

/**
 * Reads an amount in German form: "1.234,56", "1234,5", "1 234 €". Returns integer cents, or `null` when it cannot be
 * read without guessing ("1234.56", "1.23") or is too large to be exact. A minus sign is read; whether it makes sense is
 * the caller's rule.
 */
export function parseEuroCents(text: string): number | null {
  const amount = text
    .trim()
    .replace(/\s*(?:€|EUR|Euro)$/i, '')
    .replace(/^€\s*/, '');
  const isNegative = /^[-−]/.test(amount);
  const digits = amount.replace(/^[-−]\s*/, '');
  if (!plain.test(digits) && !grouped.test(digits)) return null;
  const [euros = '', fraction = ''] = digits.replace(/[.\s]/g, '').split(',');
  const cents = Number(euros) * 100 + Number(fraction.padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) return null;
  return isNegative && cents !== 0 ? -cents : cents;
}
