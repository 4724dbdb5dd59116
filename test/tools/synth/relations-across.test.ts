import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsOf } from '../../../fleet/resolve/agents.ts';
import { ARTEFACT_BUCKET_VARIABLE } from '../../../fleet/resolve/leader-layout.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { diskFiles } from '../../../tools/adapters/files/disk-files.ts';
import { openSoundFleet } from '../../../tools/fleet-file/open-fleet.ts';
import { outputsOf } from '../../../tools/synth/outputs.ts';
import { partsOf } from '../../../tools/synth/parts.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { memoryWorld } from '../memory-world.ts';
import { type OutputsView, outputsView } from './outputs-view.ts';

const PARTS = partsOf(diskFiles);

const pinsOf = (fleet: Fleet) =>
  new Map(Object.keys(fleet.images).map((image, index) => [image, `ami-${String(index).padStart(17, '0')}`]));

const viewOf = (fleet: Fleet): OutputsView =>
  outputsView(outputsOf({ fleet, pins: pinsOf(fleet), source: 'fleet.yaml', parts: PARTS }));

const tvm = (name: string): Fleet => {
  const texts = { [`fleets/${name}.yaml`]: diskFiles.read(`fleets/${name}.yaml`) };
  return openSoundFleet(`fleets/${name}.yaml`, memoryWorld(texts).world).fleet;
};

const sorted = (values: Iterable<unknown>): readonly string[] => [...values].map(String).sort();
const words = (labels: string): readonly string[] => labels.split(' ').filter(word => word !== '');

/** What must agree between outputs, whoever reads them. */
const RELATIONS: Readonly<Record<string, (view: OutputsView, fleet: Fleet) => void>> = {
  'Jenkins scales exactly the groups that Terraform makes, between the same bounds': ({
    resources,
    jenkins,
  }) => {
    const groups = resources('aws_autoscaling_group').map(group =>
      [group.name, group.min_size, group.max_size].join(),
    );
    expect(
      sorted(
        jenkins.clouds.map(({ eC2Fleet: { fleet, minSize, maxSize } }) => [fleet, minSize, maxSize].join()),
      ),
    ).toEqual(sorted(groups));
  },
  'Jenkins, DNS and Ansible know the same static hosts by the same names': (
    { resources, jenkins, hostsOf },
    fleet,
  ) => {
    const records = resources('aws_route53_record')
      .filter(record => record.ttl !== undefined)
      .map(({ name }) => String(name));
    const hosts = records.filter(name => name.endsWith(`.${fleet.fleet}.internal`));
    const external = Object.values(fleet.pools).flatMap(pool =>
      pool.kind === 'external' && pool.external.connect === 'ssh' ? pool.external.hosts : [],
    );
    const known = new Set([...hosts, ...external]);
    const launched = jenkins.nodes.flatMap(({ permanent }) =>
      typeof permanent.launcher.ssh?.host === 'string' ? [permanent.launcher.ssh.host] : [],
    );
    expect(sorted(new Set(launched))).toEqual(sorted(known));
    expect(sorted(new Set(hostsOf('agents')))).toEqual(sorted(known));
  },
  'every agent of the fleet is a node or comes from a cloud, with its labels and aliases': (
    { jenkins },
    fleet,
  ) => {
    const nodes = jenkins.nodes.map(({ permanent }) =>
      [permanent.name, sorted(words(permanent.labelString))].join(' '),
    );
    const clouds = jenkins.clouds.map(({ eC2Fleet }) => sorted(words(eC2Fleet.labelString)).join());
    const agents = agentsOf(fleet);
    expect(sorted(nodes)).toEqual(
      sorted(
        agents.filter(({ host }) => host > 0).map(({ name, labels }) => [name, sorted(labels)].join(' ')),
      ),
    );
    expect(sorted(clouds)).toEqual(
      sorted(agents.filter(({ host }) => host === 0).map(({ labels }) => sorted(labels).join())),
    );
  },
  'builds are told a bucket that is made': ({ resources, jenkins }) => {
    const buckets = resources('aws_s3_bucket').map(({ bucket }) => String(bucket));
    const environment = jenkins.globalNodeProperties.flatMap(({ envVars }) => envVars.env);
    const told = environment.filter(
      ({ key }) => key === ARTEFACT_BUCKET_VARIABLE || key.startsWith('CI_CACHE_BUCKET'),
    );
    expect(told.map(({ key }) => key)).toContain(ARTEFACT_BUCKET_VARIABLE);
    for (const { value } of told) expect(buckets).toContain(value);
  },
  'every secret that Jenkins refers to is fetched at its start, from a container that is made': ({
    resources,
    references,
    variablesOf,
  }) => {
    const containers = resources('aws_secretsmanager_secret').map(({ name }) => name);
    const fetched = variablesOf('leader').leader_secrets;
    if (!Array.isArray(fetched)) throw new Error('leader_secrets is a list');
    for (const { secret_id } of fetched) expect(containers).toContain(secret_id);
    expect(sorted(new Set(fetched.map(({ name }) => name)))).toEqual(sorted(new Set(references)));
  },
  'credentials that agents, clouds and jobs name are there': ({ jenkins, credentialIds, inJobs }) => {
    const named = [
      ...jenkins.nodes.flatMap(({ permanent }) => permanent.launcher.ssh?.credentialsId ?? []),
      ...jenkins.clouds.flatMap(
        ({ eC2Fleet }) => JSON.stringify(eC2Fleet).match(/(?<="credentialsId":")[^"]*/g) ?? [],
      ),
      ...inJobs('credentials-id'),
    ];
    for (const id of named) expect(credentialIds).toContain(id);
  },
  'labels that jobs offer and the label map names are carried by agents': ({
    jenkins,
    inJobs,
    mappedLabels,
  }) => {
    const carried = new Set([
      ...jenkins.nodes.flatMap(({ permanent }) => words(permanent.labelString)),
      ...jenkins.clouds.flatMap(({ eC2Fleet }) => words(eC2Fleet.labelString)),
    ]);
    expect(inJobs('choices').length).toBeGreaterThan(0);
    for (const label of [...inJobs('choices'), ...mappedLabels]) expect(carried).toContain(label);
  },
  'the load balancer sends to the ports that are listened on': ({ resources, variablesOf }, fleet) => {
    const ports = resources('aws_lb_target_group').map(({ port }) => port);
    const docs = fleet.loadBalancer.docs ? [variablesOf('doc_hosts').doc_host_port] : [];
    expect(sorted(ports)).toEqual(sorted([variablesOf('leader').leader_port, ...docs]));
  },
  'logs go to groups that are made': ({ resources, variablesOf }) => {
    const groups = resources('aws_cloudwatch_log_group').map(({ name }) => name);
    const { fleet_log_group_leader, fleet_log_group_agents } = variablesOf('all');
    for (const group of [fleet_log_group_leader, fleet_log_group_agents]) expect(groups).toContain(group);
  },
  'every image that a machine boots from has a template, and its pin is in the machine': (
    { resources, text },
    fleet,
  ) => {
    const machines = Object.values(fleet.pools).flatMap(pool =>
      pool.kind === 'external' ? [] : [pool.image],
    );
    const used = new Set([fleet.leader.image, ...machines]);
    for (const image of used) expect(text(`packer/${image}/image.pkr.hcl`)).toContain('source "amazon-ebs"');
    const booted = [
      ...resources('aws_instance').map(({ ami }) => ami),
      ...resources('aws_launch_template').map(({ image_id }) => image_id),
    ];
    const pins = pinsOf(fleet);
    expect(new Set(booted)).toEqual(new Set([...used].map(image => pins.get(image))));
  },
};

describe.each(['tvm/fleet', 'tvm/launch', 'starter/fleet'])('the outputs of %s', name => {
  const fleet = tvm(name);
  const view = viewOf(fleet);
  it.each(Object.entries(RELATIONS))('agree: %s', (_, holds) => holds(view, fleet));
});

describe('random fleets', () => {
  it('keep all relations between outputs', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const view = viewOf(fleet);
        for (const holds of Object.values(RELATIONS)) holds(view, fleet);
      }),
      // A fleet takes some 50 ms.
      { numRuns: 8 },
    );
  });
});
