import { texts } from '.';

/** The name of an article; one that this site does not know goes by its id. */
export const articleName = (itemId: string): string => named(texts.articles, itemId);

/** The name of a status; one that a newer backend knows goes as it came. */
export const statusName = (status: string): string => named(texts.statuses, status);

function named(names: Readonly<Record<string, string>>, id: string): string {
  return (Object.hasOwn(names, id) && names[id]) || id;
}
