/** The path of an item's page, relative to the server's address; a name is one segment, whatever stands in it. */
export const itemUrl = (path: string): string =>
  path === ''
    ? ''
    : path
        .split('/')
        .map(name => `job/${encodeURIComponent(name)}/`)
        .join('');

/** The folder that an item stands in (empty at the top), and its own name. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const end = path.lastIndexOf('/');
  return { folder: end < 0 ? '' : path.slice(0, end), name: path.slice(end + 1) };
}
