import { describe, expect, it } from 'vitest';
import { readBaseImages } from '../../packer/base-images.ts';
import { readVersions, versionVariables } from '../../packer/versions.ts';
import { PARTS, partsWith } from './packer-room.ts';

describe('base-images.yaml', () => {
  it('is refused with the line of every mistake', () => {
    const wrong = partsWith('base-images.yaml', text =>
      text.replace('amd64-server-20260714', 'amd64-server-*').replace('"099720109477"', '99720109477'),
    );
    const read = () => readBaseImages(wrong);
    expect(read).toThrow(
      /packer\/base-images\.yaml:\d+:\d+: names\.x86_64: .*without `\*`.*got: .*amd64-server-\*/,
    );
    expect(read).toThrow(/packer\/base-images\.yaml:\d+:\d+: owners\.aws: .*99720109477/);
  });

  it('is missed by its path', () => {
    expect(() => readBaseImages(new Map())).toThrow('packer/base-images.yaml');
  });
});

describe('versions.yaml', () => {
  it.each([
    ['driver: 580-server-open', 'driver: "$(reboot)"', 'nvidia.driver'],
    ['snapshot: 20261101T000000Z', 'snapshot: latest', 'ubuntu.snapshot'],
    [/sha256: \w+/, 'sha256: abc', 'aws-cli.x86_64.sha256'],
    [/key: \w+/, 'key: "0123"', 'cloudwatch-agent.key'],
    ['toolkit:', 'tolkit:', 'tolkit'],
  ])('is refused when `%s` becomes `%s`', (right, wrong, place) => {
    const changed = partsWith('versions.yaml', text => text.replace(right, wrong));
    expect(() => readVersions(changed)).toThrow(
      new RegExp(`packer/versions\\.yaml:\\d+:\\d+: .*${place.replaceAll('.', '\\.')}`),
    );
  });

  it('tells scripts what their architecture has', () => {
    const versions = readVersions(PARTS);
    for (const arch of ['x86_64', 'arm64'] as const)
      expect(versionVariables(versions, ['aws-cli', 'nvidia'], arch)).toEqual({
        AWS_CLI_VERSION: versions['aws-cli'][arch].version,
        AWS_CLI_SHA256: versions['aws-cli'][arch].sha256,
        NVIDIA_DRIVER: versions.nvidia.driver,
        NVIDIA_TOOLKIT: versions.nvidia.toolkit,
        NVIDIA_KEY: versions.nvidia.key,
      });
  });
});
