/** Keys that have no row of a table. */
export const keysWithoutRow = (page: string, keys: readonly string[]): readonly string[] =>
  keys.filter(key => !page.includes(`\n| \`${key}\` | `));

/** Rules that have no row of a table. */
export const rulesWithoutRow = (
  page: string,
  rules: readonly { readonly id: string; readonly severity: string; readonly says: string }[],
): readonly string[] =>
  rules
    .filter(({ id, severity, says }) => !page.includes(`\n| \`${id}\` | ${severity} | ${says} |`))
    .map(({ id }) => id);

/** The names by which GitHub's pages lead to headings below the first rank. */
export const anchorsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^##+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

/** Where links within the page lead. */
export const linksWithin = (page: string): readonly string[] =>
  [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, target = '']) => target);

/** Tables that have rows of another width than their heads. */
export const unevenTables = (page: string): readonly string[] =>
  page
    .split('\n\n')
    .filter(block => block.startsWith('| '))
    .filter(table => new Set(table.trimEnd().split('\n').map(cellsOf)).size !== 1);

const cellsOf = (line: string): number => line.replaceAll('\\|', '').split('|').length;
