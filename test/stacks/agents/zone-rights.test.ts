import { describe, expect, it } from 'vitest';
import type { ZoneRightsProps } from '../../../stacks/agents/zone-facts.ts';
import { zoneRights } from '../../../stacks/agents/zone-rights.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

const ZONES = ['main', 'pull-requests'] as const;

function rightsOf(zone: (typeof ZONES)[number], written: Parameters<typeof fleetWith>[0] = {}) {
  const fleet = fleetWith({
    secrets: { token: { agents: ['main'] }, key: {} },
    registries: { repositories: ['ci_cpu'] },
    ...written,
  });
  const props: ZoneRightsProps = {
    fleet,
    zone,
    keyArn: 'KEY',
    account: '123456789012',
    logGroupArn: 'LOGS',
    stores: {
      cacheBucketArns: new Map(ZONES.map(each => [each, `CACHE-${each}`])),
      artefactBucketArn: 'ARTEFACTS',
      registryArns: ['REGISTRY'],
      secretArns: new Map(['token', 'key'].map(secret => [secret, `SECRET-${secret}`])),
      fileSystem: { arn: 'SHARED', accessPointArns: new Map(ZONES.map(each => [each, `POINT-${each}`])) },
    },
  };
  const statements = zoneRights(props);
  return {
    statements,
    actionsOn: (resource: string) =>
      statements.filter(it => it.resources?.includes(resource)).flatMap(it => it.actions),
  };
}

describe('the rights of a trust zone', () => {
  it.each(ZONES)('on artefacts are to put objects, in %s', zone => {
    const { statements } = rightsOf(zone);
    const about = statements.filter(it => it.resources?.some(arn => arn.startsWith('ARTEFACTS')));
    expect(about).toEqual([{ sid: 'ArtefactsPut', actions: ['s3:PutObject'], resources: ['ARTEFACTS/*'] }]);
  });

  it('let pull requests read the cache of main, and never write it', () => {
    const { actionsOn } = rightsOf('pull-requests');
    expect(actionsOn('CACHE-main/*')).toEqual(['s3:GetObject']);
    expect(actionsOn('CACHE-main')).toEqual(['s3:ListBucket']);
    expect(actionsOn('CACHE-pull-requests/*')).toContain('s3:PutObject');
  });

  it('keep main away from what pull requests wrote', () => {
    const { actionsOn } = rightsOf('main');
    expect(actionsOn('CACHE-pull-requests/*')).toEqual([]);
    expect(actionsOn('CACHE-pull-requests')).toEqual([]);
  });

  it('let only trusted zones push images', () => {
    expect(rightsOf('main').actionsOn('REGISTRY')).toContain('ecr:PutImage');
    expect(rightsOf('pull-requests').actionsOn('REGISTRY')).not.toContain('ecr:PutImage');
    expect(rightsOf('pull-requests').actionsOn('REGISTRY')).toContain('ecr:BatchGetImage');
  });

  it('reach the secrets that name the zone, and no other', () => {
    expect(rightsOf('main').actionsOn('SECRET-token')).toEqual(['secretsmanager:GetSecretValue']);
    expect(rightsOf('main').actionsOn('SECRET-key')).toEqual([]);
    expect(rightsOf('pull-requests').actionsOn('SECRET-token')).toEqual([]);
  });

  it('bind every use of the key to a bucket or a secret that the zone may use', () => {
    for (const zone of ZONES) {
      const keyed = rightsOf(zone).statements.filter(it => it.resources?.includes('KEY'));
      expect(keyed.length).toBeGreaterThan(0);
      for (const { conditions } of keyed)
        expect(Object.keys(conditions?.StringEquals ?? {}).join()).toMatch(/kms:EncryptionContext:/);
    }
  });

  it('write the shared file system through its own access point only', () => {
    const writing = rightsOf('pull-requests').statements.filter(it =>
      it.actions.includes('elasticfilesystem:ClientWrite'),
    );
    expect(writing.map(it => it.conditions)).toEqual([
      { StringEquals: { 'elasticfilesystem:AccessPointArn': ['POINT-pull-requests'] } },
    ]);
  });

  it('have no part in sessions unless a pool of the zone allows them', () => {
    const pools = { cpu: { ...PLAIN_POOL, trust: 'main', debug: { sessions: true } } };
    const talks = (zone: (typeof ZONES)[number], written = {}) =>
      rightsOf(zone, written).statements.some(it => it.actions.some(action => action.startsWith('ssm')));
    expect(talks('main')).toBe(false);
    expect(talks('main', { pools })).toBe(true);
    expect(talks('pull-requests', { pools })).toBe(false);
  });
});
