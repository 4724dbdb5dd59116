import { describe } from 'vitest';
import { MemoryTerraform } from '../../tools/adapters/terraform/memory-terraform.ts';
import { terraformContract } from './terraform-contract.ts';

describe('Terraform in memory', () =>
  terraformContract(() => {
    const terraform = new MemoryTerraform({});
    return {
      terraform,
      configure: resources => {
        terraform.wanted =
          resources === 'broken'
            ? 'broken'
            : Object.fromEntries(
                Object.entries(resources).map(([name, input]) => [`terraform_data.${name}`, input]),
              );
      },
    };
  }));
