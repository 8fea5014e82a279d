/** What this site sells. A real shop would ask its backend; prices are in cents, so that sums are exact. */
import type { OrderDraft, OrderItem } from './order';

export const CURRENCY = 'EUR';
/** Of one article in one order. */
export const MOST = 99;

export const ARTICLES = [
  { itemId: 'coffee-beans-250g', cents: 790 },
  { itemId: 'enamel-mug', cents: 1250 },
  { itemId: 'hand-grinder', cents: 3900 },
  { itemId: 'paper-filters-100', cents: 420 },
  { itemId: 'travel-flask', cents: 2495 },
] as const;

/** Quantities as typed, by item id. */
export type Quantities = Record<string, string>;

/** A whole number from 0 to `MOST`; nothing is 0, anything else `null`. Takes full-width, Arabic and Persian digits. */
export function readQuantity(text: string): number | null {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (digits === '') return 0;
  return /^\d{1,9}$/.test(digits) && Number(digits) <= MOST ? Number(digits) : null;
}

/** The lines of the order, without what is not wanted or not readable. */
export function itemsOf(quantities: Quantities): OrderItem[] {
  return ARTICLES.map(({ itemId, cents }) => ({
    item_id: itemId,
    quantity: readQuantity(quantities[itemId] ?? '') ?? 0,
    price: cents / 100,
  })).filter(({ quantity }) => quantity > 0);
}

/** In the currency's units; the backend adds up for itself. */
export function totalOf(items: readonly OrderItem[]): number {
  return items.reduce((cents, { quantity, price }) => cents + quantity * Math.round(price * 100), 0) / 100;
}

export function orderOf(quantities: Quantities): OrderDraft {
  return { order_details: { currency: CURRENCY, items: itemsOf(quantities) } };
}
