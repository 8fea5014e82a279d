/** A few things to order, so that a new user sees something real. */
import type { OrderDraft } from './order';

const GOODS = [
  { itemId: 'coffee-beans-250g', name: 'Coffee beans, 250 g', price: 7.9 },
  { itemId: 'enamel-mug', name: 'Enamel mug', price: 12.5 },
  { itemId: 'hand-grinder', name: 'Hand grinder', price: 39 },
  { itemId: 'paper-filters-100', name: 'Paper filters, 100 pieces', price: 4.2 },
  { itemId: 'travel-flask', name: 'Travel flask', price: 24.95 },
] as const;

/** One to three different things, one or two of each. `random` is as `Math.random`. */
export function sampleOrder(random: () => number): OrderDraft {
  const shuffled = GOODS.map((good) => ({ good, place: random() })).sort((one, other) => one.place - other.place);
  const items = shuffled.slice(0, 1 + Math.floor(random() * 3)).map(({ good }) => ({
    item_id: good.itemId,
    quantity: 1 + Math.floor(random() * 2),
    price: good.price,
  }));
  return { order_details: { currency: 'EUR', items } };
}

/** The name of a sample article; any other article goes by its id. */
export function itemName(itemId: string): string {
  return GOODS.find((good) => good.itemId === itemId)?.name ?? itemId;
}
