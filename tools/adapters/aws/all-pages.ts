import { told } from './cloud-refused.ts';

/** All pages of an answer. @throws NoCredentials, CloudRefused */
export function allPages<Page, Item>(
  action: string,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Promise<readonly Item[]> {
  const all = async () => {
    const items: Item[] = [];
    for await (const page of pages) items.push(...itemsOf(page));
    return items;
  };
  return told(action, all());
}
