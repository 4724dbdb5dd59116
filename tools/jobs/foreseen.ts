import { FileMissing } from '../adapters/files/files.ts';
import { JenkinsFailed } from '../adapters/jenkins/jenkins.ts';
import { BadConfig } from '../adapters/jenkins/parse-config.ts';
import { JobBuilderFailed } from '../adapters/job-builder/job-builder.ts';
import { ProgramMissing } from '../adapters/process/program.ts';
import { EXIT } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';

/** Runs a command's work; failures of Jenkins and of jenkins-job-builder become errors that say what to do. */
export async function foreseen<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw forReader(error);
  }
}

function forReader(error: unknown): unknown {
  if (error instanceof JenkinsFailed)
    return new UserError(error.message, {
      exitCode: EXIT.failed,
      ...(error.fix !== undefined && { fix: error.fix }),
    });
  if (error instanceof ProgramMissing)
    return new UserError(error.message, {
      fix: 'install jenkins-job-builder (Debian: the package of that name)',
      exitCode: EXIT.missingTool,
    });
  if (error instanceof JobBuilderFailed || error instanceof BadConfig)
    return new UserError(error.message, { exitCode: EXIT.failed });
  if (error instanceof FileMissing) return new UserError(error.message);
  return error;
}
