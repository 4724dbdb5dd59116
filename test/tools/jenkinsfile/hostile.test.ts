// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what Groovy interpolates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLabels } from '../../../tools/jenkinsfile/find-labels.ts';
import { found } from './found.ts';
import { groovyScraps } from './groovy-arbitrary.ts';

const find = (text: string) => findLabels([{ path: 'Jenkinsfile', text }]);

describe('hostile Jenkinsfiles', () => {
  it.each([
    ['parentheses', '('.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['braces', '{'.repeat(20_000)],
    ['closing braces', '}'.repeat(5_000)],
    ['signs', `x = ${'!'.repeat(20_000)}y`],
    ['interpolations', '"${'.repeat(20_000)],
    ['calls in calls', `${'f('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['closures in closures', `${'f {'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['ifs', 'if (a) '.repeat(10_000)],
    ['else ifs', `${'if (a) { b() } else '.repeat(3_000)}{ }`],
    ['ternaries', `x = ${'a ? b : '.repeat(10_000)}c`],
    ['a chain', `x${'.y()'.repeat(10_000)}`],
    ['a sum', `x = ${"'a' + ".repeat(10_000)}'b'`],
    ['slashes', '/ '.repeat(20_000)],
    ['backslashes and slashes', '/\\'.repeat(20_000)],
    ['dollars and slashes', '$/'.repeat(20_000)],
    ['quotes', '"'.repeat(20_001)],
    ['comments that are not closed', '/*'.repeat(20_000)],
    ['arrows that never come', '{ a, b, c '.repeat(5_000)],
    ['commas', `f(${'a,'.repeat(10_000)})`],
    ['generics', `${'List<'.repeat(10_000)}`],
  ])('%s', (_, text) => {
    expect(() => find(text)).not.toThrow();
  });

  it('says that it did not read what is nested too deep', () => {
    expect(found(`x = ${'('.repeat(1_000)}1${')'.repeat(1_000)}\nnode('CPU') { }`)).toEqual(['1:?', '2:CPU']);
  });

  it.each([
    ['a label that grows in a loop', "def l = 'a'\nwhile (x) { l += 'b' }\nnode(l) { }"],
    [
      'a label that grows through a variable of the binding',
      "def f() { l += 'b' }\nl = 'a'\nf()\nnode(l) { }",
    ],
    [
      'more combinations than anybody can list',
      `${'abcdefghij'.replace(/./g, v => `def ${v} = [${Array.from({ length: 9 }, (_, n) => `'${v}${n}'`)}].find { x }\n`)}node("$a$b$c$d$e$f$g$h$i$j") { }`,
    ],
  ])('tells that it gave up: %s', (_, text) => {
    expect(find(text).undecided.length).toBeGreaterThan(0);
  });

  it('ends for functions that all call each other', () => {
    const names = Array.from({ length: 12 }, (_, number) => `f${number}`);
    const text = names
      .map(name => `def ${name}(l) {\n node(l) { }\n ${names.map(other => `${other}(l)`).join('\n ')}\n}`)
      .join('\n');
    expect(new Set(found(`${text}\nf0('CPU')`).map(each => each.split(':')[1]))).toEqual(new Set(['CPU']));
  });

  it('reads anything', () => {
    fc.assert(fc.property(groovyScraps, text => void find(text)));
  });

  // Quadratic growth would take minutes here, and the runner gives up after seconds.
  it('reads tens of thousands of generated lines', () => {
    const shard = (number: number) =>
      `def run_${number}(type) {\n node(type) {\n  sh "x \${y} ${number}"\n }\n}\ntry { run_${number}('A-SPOT') } catch (e) { run_${number}('A') }\n`;
    const shards = 4_000;
    const text = Array.from({ length: shards }, (_, number) => shard(number)).join('');
    expect(find(text).uses.length).toBe(2 * shards);
  });
});
