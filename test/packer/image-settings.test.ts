import { describe, expect, it } from 'vitest';
import { imageSettings } from '../../packer/image-settings.ts';
import { fleetWith, PLAIN_POOL } from '../stacks/written-fleet.ts';

const settingsWith = (written: Parameters<typeof fleetWith>[0], image = 'agent-x86_64') =>
  imageSettings(fleetWith(written), image, image === 'doc-host' ? image : 'agent');

describe('the disk of an image', () => {
  it('is no larger than the smallest system volume that boots from it', () => {
    const { disk } = settingsWith({
      pools: { cpu: { ...PLAIN_POOL, root: '12GiB' }, big: { ...PLAIN_POOL, labels: ['B'], root: '1TiB' } },
    });
    expect(disk).toBe(12);
  });

  it('is what its kind needs where all volumes have room, and never smaller than the base image', () => {
    expect(settingsWith({}).disk).toBe(
      settingsWith({ pools: { cpu: { ...PLAIN_POOL, root: '1TiB' } } }).disk,
    );
    expect(settingsWith({ pools: { cpu: { ...PLAIN_POOL, root: '4GiB' } } }).disk).toBe(8);
  });
});

describe('what an image is told of the fleet', () => {
  it('is every folder in which its agents work', () => {
    const agents = [{ labels: ['A'] }, { labels: ['B'] }];
    const { labels: _, ...pool } = PLAIN_POOL;
    const { variables } = settingsWith({
      pools: {
        cpu: { ...PLAIN_POOL, remoteRoot: '/data/ci' },
        two: { image: pool.image, instances: pool.instances, agents, static: { hosts: 1 } },
        gpu: { ...PLAIN_POOL, image: 'agent-gpubuild', labels: ['C'], remoteRoot: '/elsewhere' },
      },
    });
    expect(variables.AGENT_FOLDERS).toBe('/data/ci /home/jenkins /home/jenkins/agent-b');
  });

  it('is the account that the leader logs in to', () => {
    const secrets = { 'agent-ssh-key': { as: 'ssh-key', user: 'ci' } } as const;
    expect(settingsWith({ secrets }).variables.ACCOUNT).toBe('ci');
    expect(settingsWith({}).variables.ACCOUNT).toBe('jenkins');
  });

  it('is the port to which the load balancer sends readers of the documentation', () => {
    const docs = { host: 'docs.example.org', pool: 'docs', port: 9000 };
    expect(
      settingsWith({ loadBalancer: { zone: 'example.org', docs } }, 'doc-host').variables.DOCS_PORT,
    ).toBe('9000');
  });
});
