import { join } from 'node:path';
import { synthText, terraformOf } from '../../../../stacks/synth.ts';
import { PlayedAnsible, type PlayedBook } from '../../../../tools/adapters/ansible/played-ansible.ts';
import { MemoryFiles } from '../../../../tools/adapters/files/memory-files.ts';
import type { HomeVolume } from '../../../../tools/adapters/home-volumes/home-volumes.ts';
import { MemoryHomeVolumes } from '../../../../tools/adapters/home-volumes/memory-home-volumes.ts';
import { MemoryTerraform } from '../../../../tools/adapters/terraform/memory-terraform.ts';
import { readConfiguration, resourcesOf } from '../../../../tools/emulator/configuration.ts';
import { FleetProvisioner } from '../../../../tools/roll/provision/fleet-provisioner.ts';
import type { ProvisionParts } from '../../../../tools/roll/provision/provision-work.ts';
import { idAt } from '../../../../tools/roll/provision/state-ids.ts';
import { type OtherValues, withOtherValues } from '../../../../tools/synth/other-values.ts';
import { pinsFor } from '../../../stacks/synthesised.ts';
import { fleetWith } from '../../../stacks/written-fleet.ts';
import { recordedConsoles } from '../../hosts/recorded-consoles.ts';

const gpu = { labels: ['GPU'], image: 'agent-gpu', instances: ['g5.4xlarge'], static: { hosts: 2 } };

/** The fleet in memory. */
const FLEET = fleetWith({ pools: { gpu } });

/** A console with host keys. */
export const CONSOLE = recordedConsoles().find(([name]) => name === 'first-boot')?.[1] ?? '';
const HOME: HomeVolume = {
  id: 'vol-0',
  state: 'in-use',
  zone: 'us-west-2a',
  type: 'gp3',
  gibibytes: 500,
  iops: undefined,
  throughput: undefined,
  encrypted: true,
  key: undefined,
  tags: new Map([
    ['fleet', 'tvm'],
    ['role', 'jenkins-home'],
  ]),
  attached: undefined,
};
const ADDRESSES: Readonly<Record<string, string>> = {
  leader: 'aws_instance.leader',
  'gpu-1': 'aws_instance.host_gpu_1',
  'gpu-2': 'aws_instance.host_gpu_2',
};
const HOME_ADDRESS = 'aws_ebs_volume.leader_home';

/** Everything goes well on whatever host a playbook is for. */
export const GOES_WELL: PlayedBook = ({ limit = '' }) => [{ host: limit, task: 'all', outcome: 'ok' }];

/** What a test may change in a cloud of memory. */
export interface MemoryCloudOptions {
  readonly play?: PlayedBook;
  /** Called before each call of Terraform, Ansible and consoles; what it throws, the call throws. */
  readonly tick?: () => void;
  readonly parts?: Partial<ProvisionParts>;
}

/** The same with `tick` before each call. */
function ticking<T extends object>(target: T, tick: () => void): T {
  return new Proxy(target, {
    get(of, key) {
      const found = Reflect.get(of, key, of);
      if (typeof found !== 'function') return found;
      return async (...given: unknown[]) => {
        tick();
        return found.apply(of, given);
      };
    },
  });
}

/** A synthesised text, and what Terraform is to make of it. */
interface Synthesised {
  readonly text: string;
  readonly wanted: Readonly<Record<string, string>>;
}

/** The same values give the same text, and tests ask again and again. */
const SYNTHESISED = new Map<string, Synthesised>();

function synthesised(
  meant: Omit<Parameters<typeof terraformOf>[0], 'source'>,
  other: OtherValues,
): Synthesised {
  const key = JSON.stringify([...(other.pins ?? [])]);
  const known = SYNTHESISED.get(key) ?? newlySynthesised(meant);
  SYNTHESISED.set(key, known);
  return known;
}

function newlySynthesised(meant: Omit<Parameters<typeof terraformOf>[0], 'source'>): Synthesised {
  const text = synthText(terraformOf({ ...meant, source: 'fleet.yaml' }));
  const resources = resourcesOf(readConfiguration(JSON.parse(text)));
  // Each resource is a text: when that changes, it is another one.
  return { text, wanted: Object.fromEntries(resources.map(({ address }) => [address, 'as synthesised'])) };
}

/** A real provisioner over Terraform, Ansible, consoles and volumes in memory, with a fleet that is applied. */
export async function memoryCloud(options: MemoryCloudOptions = {}) {
  const { play = GOES_WELL, tick = () => {}, parts = {} } = options;
  const made: string[] = [];
  const images = new Map<string, string>();
  let pins: ReadonlyMap<string, string> = new Map();
  const terraform = new MemoryTerraform(
    {},
    {
      newId: (address, count) => {
        const id = address === HOME_ADDRESS ? HOME.id : `i-${(0xabc00000 + count).toString(16)}`;
        made.push(address);
        images.set(id, pins.get(address.includes('gpu') ? 'agent-gpu' : 'leader') ?? '');
        return id;
      },
      attributes: () => ({ private_ip: '10.0.0.1', arn: 'arn:aws:any' }),
    },
  );
  const ansible = new PlayedAnsible(play);
  const volumes = new MemoryHomeVolumes([HOME]);
  const { id: snapshot } = await volumes.ensureSnapshot({ volume: HOME, roll: 'one' });
  const inPlace = async (place: string) => idAt(await terraform.resources(), ADDRESSES[place] ?? '') ?? '';
  const files = new MemoryFiles();
  const opened: OtherValues[] = [];
  const open = async (other: OtherValues) => {
    opened.push(other);
    const meant = withOtherValues({ fleet: FLEET, pins: pinsFor(FLEET) }, other);
    const { text, wanted } = synthesised(meant, other);
    pins = meant.pins;
    terraform.wanted = wanted;
    await terraform.init();
    const outputs = new Map([['terraform/main.tf.json', text]]);
    return {
      fleet: meant.fleet,
      folder: '/out/tvm/terraform',
      output: '/out/tvm',
      terraform: ticking(terraform, tick),
      outputs,
    };
  };
  await open({});
  await terraform.plan({});
  await terraform.apply();
  made.length = 0;
  const provisioner = new FleetProvisioner({
    fleet: FLEET,
    open,
    ansible: ticking(ansible, tick),
    machines: { machines: async () => [] },
    consoles: ticking({ consoleOutput: async () => CONSOLE }, tick),
    homes: {
      restore: wanted => volumes.restore(wanted),
      // Terraform attaches what its state says is the home.
      volume: async id => {
        const found = await volumes.volume(id);
        const instance = await inPlace('leader');
        return found && { ...found, attached: { instance, device: '/dev/sdf' } };
      },
    },
    files,
    pause: async () => {},
    ...parts,
  });
  const pinned = pinsFor(FLEET);
  const imageOf = async (place: string) => {
    const image = images.get(await inPlace(place));
    return image === pinned.get(place === 'leader' ? 'leader' : 'agent-gpu') ? undefined : image;
  };
  const hosts = () => files.read(join('/out/tvm', 'hosts', 'known_hosts'));
  return { provisioner, inPlace, imageOf, snapshot, ansible, terraform, opened, hosts, made };
}
