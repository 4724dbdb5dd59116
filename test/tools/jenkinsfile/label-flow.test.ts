// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what Groovy interpolates
import { describe, expect, it } from 'vitest';
import { found } from './found.ts';

/** Jenkinsfiles, each with the labels that it asks for: `line:label`; `line:?` is what nobody can tell. */
type Table = readonly (readonly [title: string, source: string, labels: string])[];

function check(table: Table): void {
  it.each(table)('%s', (_, source, labels) => {
    expect(found(source)).toEqual(labels === '' ? [] : labels.split(', ').sort());
  });
}

describe('places that ask for an agent', () => {
  check([
    ['node with a label', "node('CPU') { sh 'make' }", '1:CPU'],
    ['node as a command', "node 'CPU', { sh 'make' }", '1:CPU'],
    ['node with a named label', "node(label: 'CPU') { }", '1:CPU'],
    ['node without a label', 'node { sh "make" }', ''],
    ['node with null', 'node(null) { }', ''],
    ['node with the empty text', "node('') { }", ''],
    ['node without a closure', "node('CPU')", '1:CPU'],
    ['node by way of the steps', "steps.node('CPU') { }", '1:CPU'],
    ['node in a step', "stage('a') { timeout(time: 1) {\n node('CPU') { } } }", '2:CPU'],
    ['node in a node', "node('CPU') { node('GPU') { } }", '1:CPU, 1:GPU'],
    ['label of another step', "sh(script: 'x', label: 'CPU')\nlock(label: 'GPU') { }", ''],
    ['an expression', "node('CPU && !SPOT') { }", '1:CPU && !SPOT'],
    ['a function of our own that is called node', "def node(x) { echo x }\nnode('CPU')", ''],
    ['nodeFor', "nodeFor('ci-gpu') { sh 'make' }", "1:'ci-gpu'"],
    ['labelFor', "pipeline {\n agent { label labelFor('ci-gpu') }\n}", "2:'ci-gpu'"],
    ['a nodeFor of our own', "def nodeFor(x) { node(x) { } }\nnodeFor('CPU')", '1:CPU'],
  ]);
});

describe('what is not code', () => {
  check([
    ['a line comment', "// node('CPU') { }", ''],
    ['a block comment', "/* node('CPU') {\n} */\nnode('GPU') { }", '3:GPU'],
    ['a shebang', "#!/usr/bin/env groovy node('CPU')\nnode('GPU') { }", '2:GPU'],
    ['a text', "sh \"node('CPU') { }\"\nsh '''\nnode('GPU') { }\n'''", ''],
    ['a text with an interpolation', 'sh "${x} node(\'CPU\')"', ''],
    ['a node in an interpolation', "echo \"${node('CPU') { 'x' }}\"", '1:CPU'],
    ['a comment sign in a text', "echo '/*'\nnode('CPU') { }\necho '*/'", '2:CPU'],
    ['a quote in a comment', "// it's\nnode('CPU') { } // isn't", '2:CPU'],
    ['slashes', "def x = 4 / 2\nnode('CPU') { }\ndef y = 8 / 4", '2:CPU'],
    ['a regular expression', "def x = (y =~ /node('CPU')/)\nnode('GPU') { }", '2:GPU'],
    ['a dollar-slashy text', "def x = $/ node('CPU') /$\nnode('GPU') { }", '2:GPU'],
    ['behind a return', "def f() {\n return 1\n node('CPU') { }\n}\nf()", ''],
    ['a function that nothing calls', "def f() { node('CPU') { } }\nnode('GPU') { }", '2:GPU'],
  ]);
});

describe('variables', () => {
  check([
    ['a constant', "def label = 'CPU'\nnode(label) { }", '2:CPU'],
    ['a typed constant', "final String label = 'CPU'\nnode(label) { }", '2:CPU'],
    ['a variable of the binding', "label = 'CPU'\ndef f() {\n node(label) { }\n}\nf()", '3:CPU'],
    [
      'a field',
      "import groovy.transform.Field\n@Field String label = 'CPU'\ndef f() {\n node(label) { }\n}\nf()",
      '4:CPU',
    ],
    ['the last of two values', "def label = 'CPU'\nlabel = 'GPU'\nnode(label) { }", '3:GPU'],
    [
      'a value for each place',
      "def label = 'CPU'\nnode(label) { }\nlabel = 'GPU'\nnode(label) { }",
      '2:CPU, 4:GPU',
    ],
    ['both branches', "def label = 'CPU'\nif (x) { label = 'GPU' }\nnode(label) { }", '3:CPU, 3:GPU'],
    [
      'either branch',
      "def label\nif (x) { label = 'CPU' } else { label = 'GPU' }\nnode(label) { }",
      '3:CPU, 3:GPU',
    ],
    [
      'else if',
      "def l = 'A'\nif (x) { l = 'B' } else if (y) { l = 'C' } else { l = 'D' }\nnode(l) { }",
      '3:B, 3:C, 3:D',
    ],
    [
      'a branch that leaves',
      "def f(x) {\n def l = 'A'\n if (x) { l = 'B'\n return }\n node(l) { }\n}\nf(1)",
      '5:A',
    ],
    ['a suffix', "def label = 'CPU'\nif (spot) { label += '-SPOT' }\nnode(label) { }", '3:CPU, 3:CPU-SPOT'],
    [
      'a suffix in a step',
      "def label = 'CPU'\nstage('x') { label += '-SPOT' }\nnode(label) { }",
      '3:CPU-SPOT',
    ],
    [
      'a switch',
      "def l\nswitch (x) {\n case 'a': l = 'A'; break\n case 'b':\n case 'c': l = 'B'; break\n default: l = 'C'\n}\nnode(l) { }",
      '8:A, 8:B, 8:C',
    ],
    [
      'try and catch',
      "def l = 'A'\ntry {\n l = 'B'\n f()\n l = 'C'\n} catch (e) {\n node(l) { }\n}\nnode(l) { }",
      '7:A, 7:B, 7:C, 9:A, 9:B, 9:C',
    ],
    ['a loop', "def l = 'A'\nwhile (x) {\n node(l) { }\n l = 'B'\n}\nnode(l) { }", '3:A, 3:B, 6:A, 6:B'],
    ['what a closure assigns', "def l = 'A'\nfoo { l = 'B' }\nnode(l) { }", '3:A, 3:B'],
    ['a local of the script in a function', "def label = 'CPU'\ndef f() {\n node(label) { }\n}\nf()", '3:?'],
    ['two at once', "def (a, b) = ['CPU', 'GPU']\nnode(b) { }", '2:GPU'],
    ['two that are there', "def a\ndef b\n(a, b) = ['CPU', 'GPU']\nnode(b) { }", '4:GPU'],
    ['an inner name', "def l = 'A'\nif (x) {\n def m = 'B'\n node(m) { }\n}\nnode(l) { }", '4:B, 6:A'],
    ['an assignment as a value', "def a = b = 'CPU'\nnode(b) { }", '2:CPU'],
  ]);
});

describe('expressions', () => {
  check([
    ['a ternary', "node(x ? 'CPU' : 'GPU') { }", '1:CPU, 1:GPU'],
    ['a ternary over lines', "def l = x\n  ? 'CPU'\n  : 'GPU'\nnode(l) { }", '4:CPU, 4:GPU'],
    [
      'elvis of a parameter',
      "def f(label = null) {\n node(label ?: 'CPU') { }\n}\nf()\nf('GPU')",
      '2:CPU, 2:GPU',
    ],
    ['elvis of nothing', "node('' ?: 'CPU') { }", '1:CPU'],
    ['sums', "node('CPU' + '-' + 'SPOT') { }", '1:CPU-SPOT'],
    ['interpolation', 'def a = \'CPU\'\nnode("${a}-SPOT") { }\nnode("$a") { }', '2:CPU-SPOT, 3:CPU'],
    [
      'every combination',
      "def a = x ? 'A' : 'B'\ndef b = y ? 'C' : 'D'\nnode(\"$a-$b\") { }",
      '3:A-C, 3:A-D, 3:B-C, 3:B-D',
    ],
    ['one name twice is one value', "def a = x ? 'A' : 'B'\nnode(\"$a-$a\") { }", '2:A-A, 2:B-B'],
    ['cases', "node('cpu'.toUpperCase()) { }\nnode('GPU'.toLowerCase()) { }", '1:CPU, 2:gpu'],
    ['trim and replace', "node(' a_b '.trim().replace('_', '-')) { }", '1:a-b'],
    ['split', "'CPU,GPU'.split(',').each { node(it) { } }", '1:CPU, 1:GPU'],
    ['tokenize', "for (x in 'CPU GPU'.tokenize()) { node(x) { } }", '1:CPU, 1:GPU'],
    ['a cast', "node('CPU' as String) { }\nnode((String) 'GPU') { }", '1:CPU, 2:GPU'],
    ['escapes', "node('C\\u0050U') { }", '1:CPU'],
    ['a closure that is called', "def l = { 'CPU' }\nnode(l()) { }\nnode(l.call()) { }", '2:CPU, 3:CPU'],
    ['an expression over lines', "node('CPU' +\n  '-SPOT') { }", '1:CPU-SPOT'],
  ]);
});

describe('maps and lists', () => {
  const MAP = "def m = [cpu: 'CPU', gpu: 'GPU']\n";
  check([
    ['a property', `${MAP}node(m.gpu) { }`, '2:GPU'],
    ['a key', `${MAP}node(m['gpu']) { }`, '2:GPU'],
    ['a key that is followed', `${MAP}def k = 'cpu'\nnode(m[k]) { }\nnode(m."$k") { }`, '3:CPU, 4:CPU'],
    ['any key', `${MAP}node(m[env.KIND]) { }`, '2:CPU, 2:GPU'],
    ['get', `${MAP}node(m.get('cpu')) { }\nnode(m.get('x', 'ARM')) { }`, '2:CPU, 3:ARM'],
    [
      'a key that is put',
      "def m = [:]\nm.cpu = 'CPU'\nm['gpu'] = 'GPU'\nm.put('arm', 'ARM')\nnode(m.gpu) { }\nm.each { k, v -> node(v) { } }",
      '5:GPU, 6:ARM, 6:CPU, 6:GPU',
    ],
    [
      'each of a map',
      `${MAP}m.each { k, v -> node(v) { } }\nm.each { node(it.value) { } }\nm.each { e -> node(e.key) { } }`,
      '2:CPU, 2:GPU, 3:CPU, 3:GPU, 4:cpu, 4:gpu',
    ],
    ['for over a map', `${MAP}for (e in m) { node(e.value) { } }`, '2:CPU, 2:GPU'],
    [
      'each of a list',
      "['CPU', 'GPU'].each { node(it) { } }\n['A'].each { x -> node(x) { } }",
      '1:CPU, 1:GPU, 2:A',
    ],
    [
      'for over a list',
      "for (x in ['CPU', 'GPU']) {\n node(x) { }\n}\nfor (String y : ['A']) node(y) { }",
      '2:CPU, 2:GPU, 4:A',
    ],
    [
      'a counted loop',
      "def l = ['CPU', 'GPU']\nfor (int i = 0; i < l.size(); i++) { node(l[i]) { } }",
      '2:CPU, 2:GPU',
    ],
    ['an element', "def l = ['CPU', 'GPU']\nnode(l[1]) { }", '2:GPU'],
    ['collect', "['cpu', 'gpu'].collect { it.toUpperCase() }.each { node(it) { } }", '1:CPU, 1:GPU'],
    [
      'collectEntries',
      "def b = ['CPU', 'GPU'].collectEntries { x -> [x, { node(x) { } }] }\nparallel b",
      '1:CPU, 1:GPU',
    ],
    [
      'what stands together stays together',
      "[[a: 'CPU', b: 'SPOT'], [a: 'GPU', b: 'BIG']].each { node(\"${it.a}-${it.b}\") { } }",
      '1:CPU-SPOT, 1:GPU-BIG',
    ],
    [
      'keys and values together',
      "[CPU: 'SPOT', GPU: 'BIG'].each { k, v -> node(\"$k-$v\") { } }",
      '1:CPU-SPOT, 1:GPU-BIG',
    ],
    [
      'branches in a map',
      "def b = [:]\nfor (x in ['CPU', 'GPU']) {\n def y = x\n b[\"on $y\"] = {\n  node(y) { }\n }\n}\nparallel b",
      '5:CPU, 5:GPU',
    ],
    [
      'append',
      "def l = []\nl << 'CPU'\nl.add('GPU')\nl += ['ARM']\nl.each { node(it) { } }",
      '5:ARM, 5:CPU, 5:GPU',
    ],
    ['nested', "def m = [linux: [big: 'CPU']]\nnode(m.linux.big) { }", '2:CPU'],
    ['a default beside a map', `${MAP}node(m.x ?: 'ARM') { }`, '2:ARM'],
    ['a range', '(1..3).each { node("cpu-${it}") { } }', '1:cpu-1, 1:cpu-2, 1:cpu-3'],
    ['times', '2.times { i -> node("cpu-$i") { } }', '1:cpu-0, 1:cpu-1'],
    ['values', `${MAP}m.values().each { node(it) { } }`, '2:CPU, 2:GPU'],
    ['find', "node(['CPU', 'GPU'].find { it == x }) { }", '1:CPU, 1:GPU'],
    ['spread', "[[l: 'CPU'], [l: 'GPU']]*.l.each { node(it) { } }", '1:CPU, 1:GPU'],
  ]);
});

describe('functions', () => {
  const RUN = 'def run(label) {\n node(label) { }\n}\n';
  check([
    ['an argument', `${RUN}run('CPU')`, '2:CPU'],
    ['an argument as a command', `${RUN}run 'CPU'`, '2:CPU'],
    ['several callers', `${RUN}run('CPU')\nrun('GPU')`, '2:CPU, 2:GPU'],
    [
      'spot, then on demand',
      `${RUN}try {\n run('CPU-SPOT')\n} catch (Throwable ex) {\n run('CPU')\n}`,
      '2:CPU, 2:CPU-SPOT',
    ],
    [
      'through three functions',
      `def a(x) { b(x) }\ndef b(y) { c(y) }\ndef c(z) {\n node(z) { }\n}\na('CPU')`,
      '4:CPU',
    ],
    ['a default', "def run(label = 'CPU') {\n node(label) { }\n}\nrun()\nrun('GPU')", '2:CPU, 2:GPU'],
    ['a default that is not used', "def run(label = 'CPU') {\n node(label) { }\n}\nrun('GPU')", '2:GPU'],
    ['named arguments', "def run(Map a) {\n node(a.label) { }\n}\nrun(label: 'CPU', other: 'x')", '2:CPU'],
    [
      'a returned label',
      "def pick(x) {\n if (x) { return 'GPU' }\n return 'CPU'\n}\nnode(pick(1)) { }",
      '5:CPU, 5:GPU',
    ],
    ['a result without return', "def pick() { 'CPU' }\nnode(pick()) { }", '2:CPU'],
    ['a result of if', "def pick(x) { if (x) { 'CPU' } else { 'GPU' } }\nnode(pick(1)) { }", '2:CPU, 2:GPU'],
    [
      'each caller its own result',
      "def name(a, b) { \"$a-$b\" }\nnode(name('A', 'B')) { }\nnode(name('C', 'D')) { }",
      '2:A-B, 3:C-D',
    ],
    [
      'a body',
      "def on(label, body) {\n node(label) { body() }\n}\non('CPU') { node('GPU') { } }",
      '2:CPU, 4:GPU',
    ],
    [
      'a body with the label',
      "def retrying(body) {\n try { body('CPU-SPOT') } catch (e) { body('CPU') }\n}\nretrying { l -> node(l) { } }",
      '4:CPU, 4:CPU-SPOT',
    ],
    [
      'a function that is handed on',
      "def f(l) {\n node(l) { }\n}\n['CPU', 'GPU'].each(this.&f)",
      '2:CPU, 2:GPU',
    ],
    [
      'recursion',
      "def f(l, n) {\n node(l) { }\n f(n > 3 ? 'CPU' : l, n - 1)\n}\nf('GPU', 1)",
      '2:CPU, 2:GPU',
    ],
    [
      'by number of arguments',
      "def f(a) {\n node(a) { }\n}\ndef f(a, b) {\n node(b) { }\n}\nf('CPU')\nf('x', 'GPU')",
      '2:CPU, 5:GPU',
    ],
    [
      'a typed function',
      'private static String f(final String a, int b = 1) {\n return a\n}\nnode(f("CPU")) { }',
      '4:CPU',
    ],
    [
      'a class',
      "class P {\n static def go(script, l) {\n  script.node(l) { }\n }\n}\nP.go(this, 'CPU')",
      '3:CPU',
    ],
    [
      'closures in a map',
      "def m = [a: { 'CPU' }, b: { 'GPU' }]\nnode(m.a()) { }\nnode(m['b']()) { }",
      '2:CPU, 3:GPU',
    ],
    ['what a node gives', "def l = node('A') { 'B' }\nnode(l) { }", '1:A, 2:B'],
    ['spread arguments', `${RUN}def a = ['CPU']\nrun(*a)`, '2:CPU'],
  ]);

  it('gives up on a label that grows without end, and says so', () => {
    expect(found("def f(l) {\n node(l) { }\n f(l + 'x')\n}\nf('a')").some(each => each.endsWith(':?'))).toBe(
      true,
    );
  });
});

describe('what comes from outside', () => {
  check([
    ['an environment variable', 'node(env.LABEL) { }', '1:?'],
    ['a bare name', 'node(LABEL) { }', '1:?'],
    [
      'an environment variable that is set',
      "env.LABEL = 'CPU'\nnode(env.LABEL) { }\nnode(LABEL) { }",
      '2:CPU, 3:CPU',
    ],
    ['withEnv', "withEnv(['L=CPU', \"M=${'GPU'}\"]) {\n node(env.L) { }\n node(M) { }\n}", '2:CPU, 3:GPU'],
    ['withEnv far away', "def f() {\n node(env.L) { }\n}\nwithEnv(['L=CPU']) { f() }", '2:CPU'],
    ['a parameter', 'node(params.L) { }', '1:?'],
    [
      'choices',
      "properties([parameters([choice(name: 'L', choices: ['CPU', 'GPU'])])])\nnode(params.L) { }",
      '2:CPU, 2:GPU',
    ],
    [
      'choices in lines',
      "properties([parameters([choice(choices: 'CPU\\nGPU', name: 'L')])])\nnode(L) { }",
      '2:CPU, 2:GPU',
    ],
    [
      'a default of a parameter',
      "properties([parameters([string(name: 'L', defaultValue: 'CPU')])])\nnode(params.L) { }",
      '1:?, 2:CPU',
    ],
    ['a default beside a parameter', "node(params.L ?: 'CPU') { }", '1:?, 1:CPU'],
    ['shell output', "def l = sh(script: 'x', returnStdout: true).trim()\nnode(l) { }", '1:?'],
    [
      'shell output that is compared',
      "def l = sh(script: 'x', returnStdout: true) == '1' ? 'CPU' : 'GPU'\nnode(l) { }",
      '2:CPU, 2:GPU',
    ],
    ['an unknown function', 'node(pickLabel()) { }', '1:?'],
    ['an unknown method', "node('CPU'.tr('C', 'G')) { }", '1:?'],
    ['a part of a text', 'node("CPU-${env.X}") { }', '1:?'],
    ['the number of an executor in a path', 'node(\'CPU\') { ws("x/${env.EXECUTOR_NUMBER}") { } }', '1:CPU'],
    ['a file that is not given', "def u = load 'u.groovy'\nu.run('CPU')", '1:?'],
    ['a function that is worked out', 'def f() { node("CPU") { } }\n"${x}"()', '1:CPU, 2:?'],
  ]);
});

describe('declarative pipelines', () => {
  const around = (inner: string) => `pipeline {\n ${inner}\n}`;
  check([
    ['agent any', around('agent any'), ''],
    ['agent none', around('agent none'), ''],
    ['agent label', around("agent { label 'CPU' }"), '2:CPU'],
    ['agent label in parentheses', around("agent { label('CPU') }"), '2:CPU'],
    ['agent node', around("agent { node { label 'CPU'\n customWorkspace '/x' } }"), '2:CPU'],
    ['agent docker', around("agent { docker { image 'x'\n label 'CPU' } }"), '3:CPU'],
    ['agent docker in a line', around("agent { docker(image: 'x', label: 'CPU') }"), '2:CPU'],
    ['agent docker with an image only', around("agent { docker 'x' }"), ''],
    ['agent dockerfile', around("agent { dockerfile { filename 'x'\n label 'CPU' } }"), '3:CPU'],
    ['kubernetes brings its own', around("agent { kubernetes { label 'pod' } }"), ''],
    [
      'stages',
      around("agent none\n stages { stage('a') {\n agent { label 'CPU' }\n steps { sh 'x' } } }"),
      '4:CPU',
    ],
    [
      'stages side by side',
      around(
        "stages { stage('p') { parallel {\n stage('a') { agent { label 'A' } }\n stage('b') { agent { label 'B' } } } } }",
      ),
      '3:A, 4:B',
    ],
    ['environment', around("agent { label LABEL }\n environment { LABEL = 'CPU' }"), '2:CPU'],
    [
      'environment by env',
      around('environment { L = \'CPU\' }\n agent { label "${env.L}-SPOT" }'),
      '3:CPU-SPOT',
    ],
    [
      'parameters',
      around("parameters { choice(name: 'L', choices: ['A', 'B']) }\n agent { label params.L }"),
      '3:A, 3:B',
    ],
    [
      'script',
      around("agent any\n stages { stage('a') { steps { script {\n node('CPU') { } } } } }"),
      '4:CPU',
    ],
    ['post', around("agent any\n post { always { node('CPU') { } } }"), '3:CPU'],
    [
      'a function in steps',
      `def f(l) {\n node(l) { }\n}\n${around("stages { stage('a') { steps { f('CPU') } } }")}`,
      '2:CPU',
    ],
    [
      'a label elsewhere',
      around(
        "options { lock(label: 'x') }\n stages { stage('a') { steps { sh(script: 'x', label: 'CPU') } } }",
      ),
      '',
    ],
    ['a step of a library', `def call(Map c) {\n ${around('agent { label c.label }')}\n}`, '1:?'],
  ]);

  const AXES = "axes { axis { name 'P'; values 'linux', 'mac' }\n axis { name 'K'; values 'cpu', 'gpu' } }";
  const matrix = (inner: string) => around(`stages { stage('m') { matrix { ${AXES}\n ${inner}\n } } }`);
  check([
    ['a matrix', matrix('agent { label "${P}-${K}" }'), '4:linux-cpu, 4:linux-gpu, 4:mac-cpu, 4:mac-gpu'],
    [
      'excludes',
      matrix(
        "excludes { exclude { axis { name 'P'; values 'mac' }\n axis { name 'K'; values 'gpu' } } }\n agent { label \"${P}-${K}\" }",
      ),
      '6:linux-cpu, 6:linux-gpu, 6:mac-cpu',
    ],
    [
      'notValues',
      matrix(
        "excludes { exclude { axis { name 'P'; notValues 'linux' } } }\n agent { label \"${env.P}-agent\" }",
      ),
      '5:linux-agent',
    ],
    ['stages of a matrix', matrix("stages { stage('s') { agent { label P } } }"), '4:linux, 4:mac'],
    [
      'steps of a matrix',
      matrix('stages { stage(\'s\') { steps { node("on-$P") { } } } }'),
      '4:on-linux, 4:on-mac',
    ],
  ]);
});
