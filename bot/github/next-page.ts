/** Where a list goes on: the parameters of the next page, as GitHub's `Link` header names them. */
export type NextPage = { readonly page: number } | { readonly cursor: string };

/** Reads a `Link` header. Nothing is taken from it but a page's number or a cursor: addresses in it are not followed. */
export function nextPage(link: string | undefined): NextPage | undefined {
  const parameters = parametersOf(link, /;\s*rel="next"\s*$/);
  const cursor = parameters?.get('cursor');
  if (typeof cursor === 'string') return cursor.length <= 200 ? { cursor } : undefined;
  const page = pageIn(parameters);
  return page === undefined ? undefined : { page };
}

/** The number of a list's last page, where it has several and the `Link` header tells. */
export const lastPage = (link: string | undefined): number | undefined =>
  pageIn(parametersOf(link, /;\s*rel="last"\s*$/));

function parametersOf(link: string | undefined, relation: RegExp): URLSearchParams | undefined {
  const part = link?.split(',').find(each => relation.test(each));
  const url = /<([^<>]{1,2000})>/.exec(part ?? '')?.[1];
  return url !== undefined && URL.canParse(url) ? new URL(url).searchParams : undefined;
}

function pageIn(parameters: URLSearchParams | undefined): number | undefined {
  const page = Number(parameters?.get('page'));
  return Number.isSafeInteger(page) && page > 1 ? page : undefined;
}
