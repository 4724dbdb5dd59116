import { describe } from 'vitest';
import type { FleetMachine, MachineTemplate } from '../../tools/adapters/fleet-machines/fleet-machines.ts';
import { MemoryFleetMachines } from '../../tools/adapters/fleet-machines/memory-fleet-machines.ts';
import { userDataHash } from '../../tools/adapters/fleet-machines/user-data-hash.ts';
import { fleetMachinesContract, type MachinesAccount } from './fleet-machines-contract.ts';

const IMAGE = 'ami-0123456789abcdef0';
const TYPE = 'm5.large';

function memoryAccount(): MachinesAccount {
  const machines: FleetMachine[] = [];
  const templates: MachineTemplate[] = [];
  const userData = new Map<string, string>();
  return {
    cloud: new MemoryFleetMachines(() => ({ machines, templates, userData })),
    image: IMAGE,

    async addMachine({ tags, state = 'running', instanceType = TYPE, spot = false, template, ...machine }) {
      const id = `i-${machines.length}`;
      userData.set(id, userDataHash(machine.userData ?? ''));
      const at = {
        launchedAt: 1,
        privateIp: '10.0.0.1',
        subnet: 'subnet-1',
        volumes: new Map([['/', 'vol-1']]),
      };
      const all = new Map(Object.entries(tags));
      machines.push({ id, tags: all, state, image: IMAGE, instanceType, spot, template, ...at });
      return id;
    },

    async addTemplate(name, wanted) {
      const id = `lt-${templates.length}`;
      const versions = wanted.map((version, index) => ({
        number: index + 1,
        image: IMAGE,
        instanceType: TYPE,
        userData: userDataHash(version.userData),
        settings: new Map([['BlockDeviceMappings', `${version.gibibytes}`]]),
      }));
      const [latest, ...older] = versions.reverse();
      if (latest !== undefined) templates.push({ id, name, versions: [latest, ...older], latest });
      return id;
    },
  };
}

describe('the machines of an account in memory', () =>
  fleetMachinesContract(async () => memoryAccount(), 'tvm'));
