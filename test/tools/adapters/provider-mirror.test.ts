import { describe, expect, it } from 'vitest';
import {
  findProviderMirror,
  mirrorConfiguration,
} from '../../../tools/adapters/terraform/provider-mirror.ts';

/** Folders that exist because these paths do. */
const folders = (...paths: string[]) => ({
  names: (folder: string) => [
    ...new Set(
      paths
        .filter(path => path.startsWith(`${folder}/`))
        .map(path => path.slice(folder.length + 1).split('/')[0] ?? ''),
    ),
  ],
});
const REGISTRY = 'registry.terraform.io';

describe('the provider mirror', () => {
  it.each([
    ['/opt/mirror', `/opt/mirror/${REGISTRY}/x`],
    ['/usr/share/terraform/plugins', `/usr/share/terraform/plugins/${REGISTRY}/x`],
    ['/home/me/.terraform.d/plugins', `/home/me/.terraform.d/plugins/${REGISTRY}/x`],
  ])('is found at %s', (mirror, path) => {
    expect(findProviderMirror(folders('/opt/other/thing', path), '/home/me')).toBe(mirror);
  });

  it.each([
    [`/opt/a/b/c/${REGISTRY}/x`],
    [`/srv/mirror/${REGISTRY}/x`],
    [`/opt/.hidden/${REGISTRY}/x`],
    [`/home/me/.terraform.d/plugin-cache/${REGISTRY}/x`],
  ])('is not looked for at %s', path =>
    expect(findProviderMirror(folders(path), '/home/me')).toBeUndefined(),
  );

  it('is written with quotes that a path cannot leave', () => {
    expect(mirrorConfiguration('/opt/a "b"')).toContain('path    = "/opt/a \\"b\\""');
  });
});
