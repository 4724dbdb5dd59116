// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what Groovy interpolates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyPiece } from '../../../tools/jenkinsfile/flow/walk.ts';
import { parseJenkinsfile } from '../../../tools/jenkinsfile/syntax/statements.ts';
import { FIXTURES } from './fixtures.ts';
import { found } from './found.ts';
import { groovyScraps } from './groovy-arbitrary.ts';

function unknown(text: string): readonly number[] {
  const pieces = [...everyPiece(parseJenkinsfile('Jenkinsfile', text).body)];
  return pieces.flatMap(({ it: { kind, at } }) => (kind === 'unknown' ? [at.line] : []));
}

describe('the parser', () => {
  it.each([...FIXTURES])('reads all of %s', (_, text) => {
    expect(unknown(text)).toEqual([]);
  });

  it.each([
    'def x = [a: 1, "b": 2, (c): 3, "${d}": 4, *: e]',
    'List<Map<String, Integer>> x = []\nString[] y = new String[3]\nfinal def z = 1, w = 2',
    'x = a ? b : c ?: d\n  ?: e',
    'if (a) b() else if (c) { d() } else e()',
    'if (a)\n  b()\nelse\n  c()',
    'do { x++ } while (x < 3)',
    'for (int i = 0, j = 1; i < 3; i++) { }\nfor (;;) { break }',
    'try { a() } catch (A | B e) { } catch (e) { throw e } finally { b() }',
    'switch (x) { case 1: case [2, 3]: y(); break; default: z() }',
    'foo.bar(1).baz { it + 1 }.each { a, int b = 2 -> a }\n  .qux()',
    'timeout(time: 1, unit: "HOURS") { sh "x" }; echo "a", "b"',
    'sh script: "x", label: "y"\ncheckout([$class: "GitSCM", branches: [[name: "x"]]])',
    'x = y as int\nboolean z = a instanceof String && !(b in c)\nif (!x) return',
    'a.b.c.D.e()\na?.b*.c\nthis.&f\nX::new',
    '@Library("x@y") _\n@NonCPS\ndef f(a, Map b = [:], String... c) throws E { }',
    'import a.b.C\nimport static d.e.*\npackage x.y',
    'class A extends B implements C, D {\n static final int X = 1\n def f() { X }\n}',
    'label: for (x in y) { continue }',
    'x -= 1; x **= 2; x ?= 3; y <<= z; a[b].c += 1',
    'assert x == 1 : "no"\nreturn [a, b].max()',
    'def f = { -> }\ndef g = { a -> a }\nf()\n(g)(1)',
    'x << "a" << 1 >> 2\ny = 1..<3\nz = ~/a+/\nw = a <=> b',
    'echo """a ${b.c("d") { e }} f"""',
    "parallel 'a': { x() },\n  'b': { y() }",
    "values 'a', 'b'\nvalues ['a']\nm['x'] = 1",
    'int x\nFoo y\ndef (p, q) = [1, 2]\nprintln(-x)',
    'a = b == c ? { d } : [e]',
    '(a, b) = [1, 2]\n(c, d.e) = f()',
    'def <T> T f(Closure<T> body) { body() }\nstatic <T> Map<String, T> g(T x) { [:] }',
    'x = new Callable<Void>() {\n @Override\n Void call() { null }\n}',
    'x = a \\\n && b \\\n && c',
  ])('reads %j', text => {
    expect(unknown(text)).toEqual([]);
  });

  it.each([
    ["x = = 1\nnode('CPU') { }", '1:?, 2:CPU'],
    ["foo(,,) { node('CPU') { } }", '1:?, 1:CPU'],
    ["stage('a') {\n x = ) 1\n node('CPU') { }\n}\nnode('GPU') { }", '2:?, 3:CPU, 5:GPU'],
    ["}\nnode('CPU') { }", '1:?, 2:CPU'],
    ["x = 'open\nnode('CPU') { }", '1:?, 2:CPU'],
    ["node('CPU') { sh 'x'", '1:?'],
    ['switch (x) { what }', '1:?'],
  ])('goes on behind what it cannot read: %j', (text, labels) => {
    expect(found(text)).toEqual(labels.split(', ').sort());
  });

  it('reads anything, and every piece stands inside the text', () => {
    fc.assert(
      fc.property(groovyScraps, text => {
        for (const { it } of everyPiece(parseJenkinsfile('Jenkinsfile', text).body)) {
          expect(it.at.start).toBeLessThanOrEqual(it.at.end);
          expect(it.at.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
