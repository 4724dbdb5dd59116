import { Command } from 'commander';
import { stateBucketName } from '../../fleet/resolve/names.ts';
import { EXIT } from '../exit-codes.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly dryRun?: true;
}

/** `fleet bootstrap`: makes the bucket of Terraform's state, which Terraform cannot make for itself. */
export const bootstrapCommand: CommandMaker = (run, world) => [
  new Command('bootstrap')
    .description('make the bucket of Terraform’s state, or complete it; a second run changes nothing')
    .argument('[fleet]')
    .option('--dry-run', 'say what would be done, and do nothing')
    .action((named: string | undefined, options: Options) =>
      run(async () => {
        const { fleet } = openSoundFleet(named, world);
        const [{ bootstrap }, { S3StateBucket }] = await Promise.all([
          import('../bootstrap/bootstrap.ts'),
          import('../adapters/state-bucket/s3-state-bucket.ts'),
        ]);
        const name = stateBucketName(fleet);
        const bucket = new S3StateBucket(fleet.region);
        const steps = await bootstrap(bucket, name, { dryRun: options.dryRun === true });
        const verb = options.dryRun ? 'would do' : 'did';
        for (const step of steps) world.terminal.out(`${verb}: ${step} of s3://${name}\n`);
        if (steps.length === 0) world.terminal.out(`s3://${name} is complete\n`);
        return EXIT.ok;
      }),
    ),
];
