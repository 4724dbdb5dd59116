/** Where a list goes on: the parameters of the next page, as GitHub's `Link` header names them. */
export type NextPage = { readonly page: number } | { readonly cursor: string };

/** Reads a `Link` header. Nothing is taken from it but a page's number or a cursor: addresses in it are not followed. */
export function nextPage(link: string | undefined): NextPage | undefined {
  const next = link?.split(',').find(part => /;\s*rel="next"\s*$/.test(part));
  const url = /<([^<>]{1,2000})>/.exec(next ?? '')?.[1];
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { searchParams } = new URL(url);
  const cursor = searchParams.get('cursor');
  if (cursor !== null) return cursor.length <= 200 ? { cursor } : undefined;
  const page = Number(searchParams.get('page'));
  return Number.isSafeInteger(page) && page > 1 ? { page } : undefined;
}
