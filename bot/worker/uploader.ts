import type { Backend, RunName } from '../backends/backend.ts';
import type { Pull } from '../model/pull.ts';
import type { Run, Upload } from '../model/run.ts';
import type { Target } from '../model/target.ts';

/** Uploads what a run has made, as the policies of target and operator say. */
export interface Uploader {
  /**
   * Twice is as good as once.
   * @throws BackendFailed, ArtefactStoreFailed
   */
  upload(what: {
    readonly run: Run;
    readonly name: RunName;
    readonly target: Target;
    readonly pull: Pull;
    /** The bot's comment that shows the run. */
    readonly comment: number | undefined;
    readonly backend: Backend;
  }): Promise<readonly Upload[]>;
}
