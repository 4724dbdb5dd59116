import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { ProgramTerraform } from '../../tools/adapters/terraform/program-terraform.ts';
import { terraformContract } from '../contracts/terraform-contract.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

// Some seconds: each test runs terraform itself, with resources that need no provider.
describe('Terraform as a program', () =>
  terraformContract(() => {
    const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
    folders.push(folder);
    const environment = { PATH: process.env.PATH, HOME: folder, TF_CLI_CONFIG_FILE: join(folder, 'none') };
    return {
      terraform: new ProgramTerraform({
        programs: machinePrograms,
        program: 'terraform',
        folder,
        environment,
      }),
      configure: resources => {
        const data =
          resources === 'broken' ? [] : Object.entries(resources).map(([name, input]) => [name, { input }]);
        const text =
          resources === 'broken'
            ? '{"resource": 1}'
            : JSON.stringify({ resource: { terraform_data: Object.fromEntries(data) } });
        writeFileSync(join(folder, 'main.tf.json'), text);
      },
    };
  }));
