import { describe, expect, it } from 'vitest';
import { hostsOf } from '../../../../fleet/resolve/hosts.ts';
import { hostTag } from '../../../../fleet/resolve/names.ts';
import { terraformOf } from '../../../../stacks/synth.ts';
import { readConfiguration, resourcesOf } from '../../../../tools/emulator/configuration.ts';
import {
  homeAddress,
  hostAddress,
  leaderAddress,
} from '../../../../tools/roll/provision/machine-addresses.ts';
import { namedMachines, presentOutputs } from '../../../../tools/roll/provision/present-outputs.ts';
import { ProvisionFailed } from '../../../../tools/roll/provision/provisioner.ts';
import { pinsFor } from '../../../stacks/synthesised.ts';
import { fleetWith } from '../../../stacks/written-fleet.ts';

const gpu = (hosts: number) => ({
  labels: ['GPU'],
  image: 'agent-gpu',
  instances: ['g5.4xlarge'],
  static: { hosts },
});
const fleet = fleetWith({ pools: { gpu: gpu(11), 'gpu-1': { ...gpu(2), labels: ['OTHER'] } } });
const configuration = readConfiguration(
  JSON.parse(JSON.stringify(terraformOf({ fleet, pins: pinsFor(fleet), source: 'fleet.yaml' }))),
);
const typesOf = (addresses: readonly string[]) => new Set(addresses.map(address => address.split('.')[0]));

describe('the machines of a fleet in Terraform’s configuration', () => {
  it('are each host with its DNS record, and nothing of another host', () => {
    const found = hostsOf(fleet).map(({ pool, number }) =>
      hostAddress(configuration, fleet, { pool, host: number }),
    );
    expect(new Set(found.map(({ machine }) => machine)).size).toBe(found.length);
    const tags = new Map(
      resourcesOf(configuration).map(({ address, arguments: { tags } }) => [address, tags]),
    );
    for (const [index, { pool, number }] of hostsOf(fleet).entries()) {
      expect(tags.get(found[index]?.machine ?? '')).toMatchObject({ Name: hostTag(fleet, pool, number) });
      expect(typesOf(found[index]?.hangsOn ?? [])).toEqual(new Set(['aws_route53_record']));
    }
    expect(new Set(found.flatMap(({ hangsOn }) => hangsOn)).size).toBe(found.length);
  });

  it('are the leader with its home, its door and its alarms', () => {
    const { machine, hangsOn } = leaderAddress(configuration);
    expect(machine).toBe('aws_instance.leader');
    expect(typesOf(hangsOn)).toEqual(
      new Set(['aws_volume_attachment', 'aws_lb_target_group_attachment', 'aws_cloudwatch_metric_alarm']),
    );
    const { home, hangsOn: follow } = homeAddress(configuration);
    expect(home).toMatch(/^aws_ebs_volume\./);
    expect(follow).toEqual(
      expect.arrayContaining([machine, hangsOn.find(one => one.includes('attachment'))]),
    );
  });

  it('are refused when the fleet file has no such host', () => {
    for (const [pool, host] of [
      ['gpu', 12],
      ['gpu', 0],
      ['nobody', 1],
      // `tvm-gpu-1-1` is the first host of `gpu-1`, and no host of `gpu`.
      ['gpu', Number.NaN],
    ] as const)
      expect(() => hostAddress(configuration, fleet, { pool, host })).toThrow(ProvisionFailed);
  });

  it('are named by the outputs, with what the state says of them now', () => {
    const machines = namedMachines(configuration);
    expect(machines).toHaveLength(hostsOf(fleet).length + 1);
    const [missing, ...there] = machines.filter(address => address.includes('gpu_'));
    const state = new Map([
      ['aws_instance.leader', { id: 'i-1', private_ip: '10.0.0.1' }],
      ...there.map((address, index) => [address, { id: `i-${index + 2}`, private_ip: '10.0.0.2' }] as const),
    ]);
    const outputs = presentOutputs(configuration, state);
    expect(outputs).toMatchObject({ leader_instance_id: 'i-1', leader_private_ip: '10.0.0.1' });
    expect(JSON.stringify(outputs)).not.toContain('${');
    expect(missing).toBe('aws_instance.host_gpu_1');
    expect(outputs.hosts).toMatchObject({ gpu: expect.arrayContaining([{ id: null, private_ip: null }]) });
  });
});
