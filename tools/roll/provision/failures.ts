import { AnsibleFailed } from '../../adapters/ansible/ansible.ts';
import { ProgramMissing } from '../../adapters/process/program.ts';
import { TerraformFailed } from '../../adapters/terraform/terraform.ts';
import { AlreadyTold, UserError } from '../../user-error.ts';
import { ProvisionFailed } from './provisioner.ts';

const LOCKED = /acquiring the state lock/;
const LOCK_ID = /^\s*ID:\s+(\S+)/m;

/** What went wrong, in the words of a provisioner; what is none of its business stays as it is. @param folder of Terraform */
export function asProvisionFailed(error: unknown, folder: string): unknown {
  if (error instanceof TerraformFailed) return terraformFailed(error, folder);
  if (error instanceof AnsibleFailed)
    return new ProvisionFailed(error.message, {
      fix: 'look at the host; the same act, done again, goes on where this one stood',
      mayPass: error.isUnreachable,
    });
  if (error instanceof ProgramMissing)
    return new ProvisionFailed(error.message, { fix: `install \`${error.program}\``, mayPass: false });
  if (error instanceof AlreadyTold)
    return new ProvisionFailed('the fleet file and its pins cannot be synthesised any more', {
      fix: 'run `fleet check`',
      mayPass: false,
    });
  if (error instanceof UserError)
    return new ProvisionFailed(error.message, {
      ...(error.fix !== undefined && { fix: error.fix }),
      mayPass: false,
    });
  return error;
}

/** A lock is never broken here: whoever holds it may still be at work. */
function terraformFailed({ message, diagnostics }: TerraformFailed, folder: string): ProvisionFailed {
  const lock = diagnostics.find(({ summary, detail }) => LOCKED.test(summary) || LOCKED.test(detail));
  if (lock === undefined) return new ProvisionFailed(message, { mayPass: false });
  const id = LOCK_ID.exec(lock.detail)?.[1] ?? 'ID';
  return new ProvisionFailed(message, {
    fix: `wait for whoever holds the lock; when that run was killed: \`cd ${folder} && terraform force-unlock ${id}\``,
    mayPass: true,
  });
}
