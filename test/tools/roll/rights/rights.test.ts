import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupName } from '../../../../fleet/resolve/names.ts';
import { CloudRefused } from '../../../../tools/adapters/aws/cloud-refused.ts';
import { MemoryDryRuns } from '../../../../tools/adapters/dry-runs/memory-dry-runs.ts';
import { rightsMissing } from '../../../../tools/roll/rights/rights-missing.ts';
import { rollRights } from '../../../../tools/roll/rights/roll-rights.ts';
import { fleetArbitrary } from '../../../arbitraries/fleet.ts';
import { FLEET } from '../drift/example.ts';

const where = { account: '123456789012', partition: 'aws' };
const RIGHTS = rollRights({ fleet: FLEET, ...where });

/** The adapters that a roll speaks to AWS through, but for dry runs, which are only tried. */
const ADAPTERS = ['machine-groups', 'home-volumes', 'alarms', 'quotas', 'fleet-machines'];

describe('the rights of a roll', () => {
  it('are those to what its adapters ask of AWS, and no others but those that EC2 asks for behind them', () => {
    const texts = ADAPTERS.flatMap(folder =>
      readdirSync(`tools/adapters/${folder}`).map(file =>
        readFileSync(`tools/adapters/${folder}/${file}`, 'utf8'),
      ),
    );
    const asked = new Set(
      texts.flatMap(text => text.match(/(?<=')(?:autoscaling|cloudwatch|ec2|servicequotas):\w+(?=')/g) ?? []),
    );
    const given = new Set(RIGHTS.flatMap(({ actions }) => actions));
    const behind = [...given].filter(action => action.startsWith('kms:') || action === 'ec2:CreateTags');
    expect(given).toEqual(new Set([...asked, ...behind]));
  });

  it('to change something are bound to the fleet', () => {
    for (const { resources = [], conditions, actions } of RIGHTS)
      if (!actions.every(action => /:(?:Describe|Get|List)/.test(action))) {
        expect(resources).not.toContain('*');
        expect(JSON.stringify({ resources, conditions })).toMatch(
          new RegExp(`/${FLEET.fleet}-|/fleet":"${FLEET.fleet}"|ec2:CreateAction`),
        );
      }
  });

  it('reach every group of the fleet, and nothing that is not a group of it', () =>
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const groups = Object.entries(fleet.pools).filter(([, { kind }]) => kind === 'autoscaled');
        const scales = rollRights({ fleet, ...where }).find(({ sid }) => sid === 'RollScales');
        const names = (scales?.resources ?? []).map(arn => arn.split('/').at(-1));
        expect(names).toEqual(groups.map(([pool]) => groupName(fleet, pool)));
      }),
      // A random fleet takes long to make.
      { numRuns: 20 },
    ));
});

describe('missing rights', () => {
  const machine = 'i-0123456789abcdef0';
  const refused = new CloudRefused('autoscaling:DescribeAutoScalingGroups', 'AccessDenied', 'no');

  it('are told all at once, as is what could not be tried', async () => {
    const missing = await rightsMissing({
      dryRuns: new MemoryDryRuns(({ action }) =>
        action === 'ec2:CreateSnapshot' ? { kind: 'denied' } : { kind: 'unknown', why: 'odd' },
      ),
      home: {
        id: 'vol-1',
        state: 'in-use',
        zone: 'us-west-2a',
        type: 'gp3',
        gibibytes: 8,
        iops: undefined,
        throughput: undefined,
        encrypted: true,
        key: undefined,
        tags: new Map(),
        attached: { instance: machine, device: '/dev/sdf' },
      },
      machine,
      reads: [() => Promise.reject(refused), async () => 'read'],
    });
    expect(missing.denied).toEqual([
      expect.stringContaining('DescribeAutoScalingGroups'),
      'ec2:CreateSnapshot',
    ]);
    expect(new Set(missing.unknown)).toEqual(
      new Set(
        ['CreateVolume', 'DetachVolume', 'AttachVolume', 'TerminateInstances'].map(
          name => `ec2:${name}: odd`,
        ),
      ),
    );
  });

  it('are none where nothing is to be done', async () => {
    const nothing = { dryRuns: new MemoryDryRuns(), home: undefined, machine: undefined };
    expect(await rightsMissing({ ...nothing, reads: [] })).toEqual({ denied: [], unknown: [] });
  });

  it('are not what other failures of a reading are', async () => {
    const nothing = { dryRuns: new MemoryDryRuns(), home: undefined, machine };
    const failed = new CloudRefused('ec2:DescribeVolumes', 'ECONNREFUSED', 'no');
    await expect(rightsMissing({ ...nothing, reads: [() => Promise.reject(failed)] })).rejects.toBe(failed);
  });
});
