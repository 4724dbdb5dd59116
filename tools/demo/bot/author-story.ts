import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import { ARCHITECTURE, BUILD } from './settings.ts';
import type { Stage } from './stage.ts';

const FIX = { 'src/product.c': 'int product(int a, int b) { return a * b; }\n' };

/** The author asks for jobs, mends what failed, and asks again. @returns the pull request */
export async function authorAsks(stage: Stage): Promise<HeldPull> {
  const { place, says, untilRow, untilSaid, tell } = stage;
  const { author, repository } = place.scene;
  const pull = author.open(repository, {
    branch: 'faster-products',
    title: 'Faster matrix products',
    files: { 'src/product.c': 'int  product(int a,int b){return a*b;}\n' },
  });
  tell('author', pull.number, `opens “${pull.title}”`);
  await untilSaid(pull, 'Nothing runs here until somebody asks');
  says(author, pull, '@ci-bot run ci [unix-cpu, sanitty]');
  await untilSaid(pull, 'There is no sanitty');
  place.jenkins.does('sanity', { result: 'FAILURE', leaves: { stages: { 'Check formatting': 'FAILED' } } });
  place.jenkins.does('unix-gpu', { takes: 400, leaves: {} });
  says(author, pull, '@ci-bot run ci [sanity, unix-gpu]');
  await untilRow(pull, 'unix-gpu', 'running');
  await untilRow(pull, 'sanity', 'FAILURE');
  await untilRow(pull, 'unix-cpu', 'SUCCESS');
  return pull;
}

/** The author pushes; what ran is outdated; all jobs run for the new commit, and one of them fails for another reason. */
export async function authorPushes({ place, says, until, untilRow, watch, tell }: Stage, pull: HeldPull) {
  const { author } = place.scene;
  const sha = author.push(pull, FIX);
  tell('author', pull.number, `pushes ${sha.slice(0, 7)}`);
  await until('runs are of an earlier commit', () => watch.row(pull, 'sanity') === undefined);
  place.jenkins.does('sanity');
  place.jenkins.does('unix-gpu', {
    result: 'FAILURE',
    leaves: { tests: { failed: 1, skipped: 1, passed: 387 } },
  });
  says(author, pull, '@ci-bot run ci [all]');
  await untilRow(pull, 'unix-gpu', 'running');
  place.jenkins.does('unix-gpu');
}

/** Somebody who may not asks for jobs of somebody else's pull request. */
export async function outsiderIsRefused({ place, says, untilSaid }: Stage, pull: HeldPull): Promise<void> {
  says(place.scene.outsider, pull, '@ci-bot run ci [all]');
  await untilSaid(pull, 'You may not ask for this');
}

/** What failed is asked for again, and the worker is killed while it hands that to Jenkins. */
export async function workerIsKilled(
  { place, says, until, untilRow, killWorker, chronicle, tell }: Stage,
  pull: HeldPull,
) {
  await untilRow(pull, 'unix-gpu', 'FAILURE');
  await untilRow(pull, 'unix-cpu', 'SUCCESS');
  let isKilled = false;
  place.ear.onTaken = () => {
    if (isKilled) return;
    isKilled = true;
    killWorker();
    tell('worker', undefined, 'is killed before Jenkins’s answer reaches it');
    chronicle.note(pull.number, 'the worker of the bot was killed while it handed a run to Jenkins');
  };
  says(place.scene.author, pull, '@ci-bot rerun failed');
  await until('the worker is killed', () => isKilled);
}

/** A committer has it built on a cluster. */
export async function committerBuilds(
  { place, says, until, watch, tell }: Stage,
  pull: HeldPull,
): Promise<void> {
  says(place.scene.committer, pull, `bot: build arch:${ARCHITECTURE}`);
  tell(
    'queue',
    pull.number,
    'keeps what the killed worker had in hand for six minutes; then it is handed out again',
  );
  await until(
    'it is built',
    () => watch.row(pull, BUILD)?.artefacts !== undefined && watch.row(pull, BUILD)?.artefacts !== '',
  );
}

/** It is merged, and what builds left on the cluster is moved away. */
export async function committerMerges(
  { place, untilRow, untilSaid, tell }: Stage,
  pull: HeldPull,
): Promise<void> {
  await untilRow(pull, 'unix-gpu', 'SUCCESS');
  tell('committer', pull.number, 'merges it');
  place.scene.committer.merge(pull);
  await untilSaid(pull, 'PR merged! Moved');
}
