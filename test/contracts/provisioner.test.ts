import { describe } from 'vitest';
import { MemoryProvisioner } from '../../tools/roll/provision/memory-provisioner.ts';
import { memoryCloud } from '../tools/roll/provision/memory-cloud.ts';
import { provisionerContract } from './provisioner-contract.ts';

describe('the provisioner of Terraform and Ansible, over clouds in memory', () =>
  provisionerContract(() => memoryCloud()));

describe('the provisioner in memory', () =>
  provisionerContract(async () => {
    const provisioner = new MemoryProvisioner({ leader: 'i-1', 'gpu-1': 'i-2', 'gpu-2': 'i-3' });
    return {
      provisioner,
      snapshot: 'snap-1',
      inPlace: async place => provisioner.machines.get(place)?.instance ?? '',
      imageOf: async place => provisioner.machines.get(place)?.image,
    };
  }));
