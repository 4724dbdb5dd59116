import type { Pull } from '../model/pull.ts';
import type { Artefact, Run } from '../model/run.ts';

/** What metadata is made of. */
export interface Uploaded {
  readonly instance: string;
  readonly run: Run;
  readonly pull: Pull;
  readonly artefact: Artefact;
  /** The artefact's address in the bucket. */
  readonly url: string;
  /** The comment that asked for the run. */
  readonly comment: number | undefined;
}

/**
 * The metadata file of an artefact: what `eessi-upload-to-staging` writes (all of it text), and beside that the run. It follows from what
 * is known of the run alone, so written twice it is the same, byte for byte.
 */
export function metadataText({ instance, run, pull, artefact, url, comment }: Uploaded): string {
  const { standing } = run;
  const ended = standing.kind === 'ended' ? standing.at : undefined;
  const began = standing.kind === 'ended' ? standing.since : undefined;
  const metadata = {
    uploader: { username: instance, ip: '', hostname: '' },
    payload: {
      filename: artefact.name,
      size: `${artefact.bytes}`,
      ctime: time(ended) ?? '',
      sha256sum: artefact.sha256,
      url,
    },
    link2pr: {
      repo: pull.ref.repository.name,
      pr: `${pull.ref.number}`,
      pr_comment_id: comment === undefined ? 'none' : `${comment}`,
    },
    run: {
      id: run.id,
      target: run.target,
      attempt: run.attempt,
      commit: run.sha,
      base: run.base,
      began: time(began),
      ended: time(ended),
      job: run.link,
    },
  };
  return `${JSON.stringify(metadata, undefined, 2)}\n`;
}

const time = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();
