import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { groovy, hcl, shell, xml } from '../../fleet/render/escape.ts';
import { yamlOf } from '../../fleet/render/yaml.ts';
import { HOSTILE_TEXTS, hostileText } from '../arbitraries/hostile-text.ts';
import { runGroovy } from './groovy.ts';

/** Hundreds of texts, so that each language is started once. */
const TEXTS = [...HOSTILE_TEXTS, ...fc.sample(hostileText, { numRuns: 400, seed: 7 })];
const folder = mkdtempSync(join(tmpdir(), 'fleet-escapes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, words: readonly string[], input?: string): string =>
  execFileSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    ...(input !== undefined && { input }),
  });

const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

/** Two texts are easier to compare when a difference shows its characters. */
const expectTexts = (read: unknown, texts: readonly string[] = TEXTS) => expect(read).toEqual(texts);

describe('values as the languages themselves read them', () => {
  it('are one argument of bash', () => {
    const out = run('bash', [written('a.sh', TEXTS.map(text => `printf '%s\\0' ${shell(text)}\n`).join(''))]);
    expectTexts(out.split('\0').slice(0, -1));
  });

  it('are texts of several lines in PyYAML', () => {
    const lines = ['', ' ', 'a', ' a', 'a ', '- a', '# a', '---', '...', 'a: b', '\ta', '%a', '|', '}', "'"];
    const texts = lines.flatMap(one =>
      lines.flatMap(two => [`${one}\n${two}`, `x\n${one}\n${two}\n`, `x\n${one}\n\n`]),
    );
    const program = 'import json,sys,yaml; print(json.dumps(yaml.safe_load(sys.stdin)))';
    const read = JSON.parse(run('/usr/bin/python3', ['-c', program], yamlOf({ a: { list: texts } })));
    expect(read).toEqual({ a: { list: texts } });
  });

  it('are strings of YAML in PyYAML, which Ansible and jenkins-job-builder read with', () => {
    const keys = Object.fromEntries(TEXTS.map((text, index) => [text || `empty${index}`, text]));
    const program = 'import json,sys,yaml; print(json.dumps(yaml.safe_load(sys.stdin)))';
    const read = JSON.parse(run('/usr/bin/python3', ['-c', program], yamlOf({ list: TEXTS, keys })));
    expectTexts(read.list);
    expect(read.keys).toEqual(keys);
  });

  it('are strings of Groovy', () => {
    const list = TEXTS.map(groovy).join(',\n');
    const program = `System.out.write(groovy.json.JsonOutput.toJson([\n${list}\n]).getBytes('UTF-8'))\n`;
    expectTexts(JSON.parse(runGroovy(written('a.groovy', program), folder)));
  }, 120_000);

  it('are text and attributes of XML in expat', () => {
    const elements = TEXTS.map(text => `<a b="${xml(text)}">${xml(text)}</a>`).join('');
    const program =
      'import json,sys,xml.etree.ElementTree as e; print(json.dumps([[a.text or "", a.get("b")] for a in e.parse(sys.argv[1]).getroot()]))';
    const read = run('/usr/bin/python3', ['-c', program, written('a.xml', `<all>${elements}</all>`)]);
    expect(JSON.parse(read)).toEqual(TEXTS.map(text => [text, text]));
  });

  it('are strings of HCL in Terraform, whose language Packer shares', () => {
    // Terraform brings strings into Unicode's normal form C.
    const list = TEXTS.map(hcl).join(',\n');
    written('main.tf', `output "list" {\n  value = [\n${list}\n  ]\n}\n`);
    run('terraform', ['init', '-backend=false', '-no-color']);
    run('terraform', ['apply', '-auto-approve', '-no-color', '-compact-warnings']);
    const read = JSON.parse(run('terraform', ['output', '-json', 'list']));
    expectTexts(
      read,
      TEXTS.map(text => text.normalize('NFC')),
    );
  });
});
