import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLabels } from '../../../tools/jenkinsfile/find-labels.ts';
import { tokensOf } from '../../../tools/jenkinsfile/lexer/lexer.ts';
import type { Token } from '../../../tools/jenkinsfile/lexer/token.ts';
import { FIXTURES } from './fixtures.ts';
import { labels } from './found.ts';

const COMPLETE = [...FIXTURES].filter(([name]) => name !== 'loader.groovy' && name !== 'helpers.groovy');

const anyFixture = fc.constantFrom(...COMPLETE.map(([, text]) => text));

/** Names that these fixtures give to variables, functions and parameters themselves. */
const OWN = new Set(
  [
    'node_type',
    'on_demand',
    'run_build',
    'prepare',
    'build',
    'test',
    'branches',
    'name',
    'job',
    'JOBS',
    'SPOT',
    'make',
  ].concat([
    'shard_run_unittest_1_of_2',
    'shard_run_unittest_2_of_2',
    'ci_cpu',
    'docker_run',
    'init_git',
    'per_exec_ws',
  ]),
);

/** Steps and keys of Jenkins that have one of those names. */
function isOther(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  return token.text === 'name' && (after?.kind === 'string' || after?.text === ':' || before?.text === '.');
}

function renamed(text: string): string {
  const seen = tokensOf(text).filter(
    ({ kind }) => kind !== 'blank' && kind !== 'newline' && kind !== 'comment',
  );
  const rename = new Set(
    seen.filter(
      (token, index) =>
        token.kind === 'name' && OWN.has(token.text) && !isOther(token, seen[index - 1], seen[index + 1]),
    ),
  );
  const offsets = new Set([...rename].map(({ offset }) => offset));
  return tokensOf(text)
    .map(token => (offsets.has(token.offset) ? `renamed_${token.text}` : token.text))
    .join('');
}

/** Whether something may stand between two tokens: nowhere inside a string but between its braces. */
function mayStandBetween(before: Token, after: Token): boolean {
  if (before.kind === 'head' || before.kind === 'middle') return !before.path;
  if (after.kind === 'middle' || after.kind === 'tail') return after.text.startsWith('}');
  return before.kind !== 'comment' && after.kind !== 'comment';
}

function insidePath(tokens: readonly Token[]): ReadonlySet<Token> {
  const inside = new Set<Token>();
  let path = false;
  for (const token of tokens) {
    if (path && (token.kind === 'name' || token.text === '.')) inside.add(token);
    else path = (token.kind === 'head' || token.kind === 'middle') && token.path;
  }
  return inside;
}

describe('what a Jenkinsfile asks for does not change', () => {
  it('when comments and blanks are put between its tokens', () => {
    fc.assert(
      fc.property(
        anyFixture,
        fc.array(fc.constantFrom('', ' ', '/* x */', " /* node('X') { } */ ", '\t'), {
          minLength: 7,
          maxLength: 7,
        }),
        (text, fillers) => {
          const tokens = tokensOf(text);
          const path = insidePath(tokens);
          const filled = tokens
            .map((token, index) => {
              const next = tokens[index + 1];
              const free =
                next !== undefined && mayStandBetween(token, next) && !path.has(token) && !path.has(next);
              return `${token.text}${free ? (fillers[index % fillers.length] ?? '') : ''}`;
            })
            .join('');
          expect(labels(filled)).toEqual(labels(text));
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(COMPLETE)('when its variables are called otherwise: %s', (_, text) => {
    expect(renamed(text)).not.toBe(text.replace('renamed_', ''));
    expect(labels(renamed(text))).toEqual(labels(text));
  });

  it.each(COMPLETE)('when its lines end in another way: %s', (_, text) => {
    expect(labels(text.replaceAll('\n', '\r\n'))).toEqual(labels(text));
  });
});

describe('a Jenkinsfile asks for nothing', () => {
  it.each(COMPLETE)('when all of it is a comment, or a text: %s', (_, text) => {
    expect(labels(text)).not.toEqual([]);
    expect(labels(`/* ${text.replaceAll('*/', '* /')} */`)).toEqual([]);
    expect(labels(text.replace(/^/gm, '// '))).toEqual([]);
    expect(labels(`x = '''${text.replaceAll("'", "\\'")}'''`)).toEqual([]);
    expect(labels(`x = """${text.replaceAll('"', '\\"').replaceAll('$', '\\$')}"""`)).toEqual([]);
  });
});

describe('more files', () => {
  it('never make a Jenkinsfile that loads none of them ask for something else', () => {
    const sources = COMPLETE.map(([path, text]) => ({ path, text }));
    const together = findLabels(sources).uses;
    const alone = sources.flatMap(source => findLabels([source]).uses);
    expect(together).toEqual(alone);
  });
});
