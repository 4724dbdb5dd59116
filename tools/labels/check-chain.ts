import type { Chain, ChainLink } from '../jenkinsfile/found-labels.ts';

/**
 * The way of a label in one line: `node at line 12 ← argument \`node_type\` of \`run_build\` at line 88`. Files are named
 * where they change.
 */
export function chainText(chain: readonly ChainLink[]): string {
  let file = chain[0]?.file;
  const links = withoutEcho(chain).map(link => {
    const where = link.file === file ? `at line ${link.line}` : `at ${link.file}:${link.line}`;
    file = link.file;
    return `${link.what} ${where}`;
  });
  return links.join(' ← ');
}

/** That a constant stands where the step before it says need not be said. */
function withoutEcho(chain: readonly ChainLink[]): readonly ChainLink[] {
  const [before, last] = chain.slice(-2);
  const echoes = last?.what === 'constant' && before?.line === last.line && before.file === last.file;
  return echoes ? chain.slice(0, -1) : chain;
}

/** Where a label was written, which is where a wrong one is put right. */
export function originOf(chain: Chain): ChainLink {
  return chain.at(-1) ?? chain[0];
}
