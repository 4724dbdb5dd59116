import { describe, expect, it } from 'vitest';
import { parseNodesFile } from '../../../tools/labels/nodes-file.ts';
import { UserError } from '../../../tools/user-error.ts';

function complaint(text: string): string {
  try {
    parseNodesFile(text, 'nodes.json');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

describe('parseNodesFile', () => {
  it('gives each node its labels and its own name', () => {
    expect(parseNodesFile('{"gpu-1": "GPU \\"a b\\"", "empty": "", "__proto__": "x"}', 'nodes.json')).toEqual(
      [
        { name: 'gpu-1', labels: new Set(['GPU', 'a b', 'gpu-1']) },
        { name: 'empty', labels: new Set(['empty']) },
        { name: '__proto__', labels: new Set(['x', '__proto__']) },
      ],
    );
  });

  it.each([
    ['', 'nodes.json: the file is no JSON'],
    ['{"a": "b",}', 'nodes.json: the file is no JSON'],
    ['["a"]', 'nodes.json: the file is a JSON object from node name to label string, got: a list'],
    ['null', 'got: null'],
    ['{"": "x"}', 'a node has a name'],
    ['{"nodes": {"a": "b"}}', 'nodes.json: `nodes`: a label string is text, got: object'],
  ])('%j: says %j', (text, what) => {
    expect(complaint(text)).toContain(what);
  });

  it('says all that is wrong at once, but not for ever', () => {
    expect(complaint('{"a": 1, "b": "fine", "c": null}').split('\n')).toEqual([
      'nodes.json: `a`: a label string is text, got: number',
      'nodes.json: `c`: a label string is text, got: null',
    ]);
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`n${index}`, index]));
    expect(complaint(JSON.stringify(many)).split('\n').length).toBeLessThan(20);
  });
});
