import type { JenkinsFacts } from '../facts.ts';
import { rollOfMark } from '../roll-mark.ts';
import type { JenkinsAnswers } from './answers.ts';
import { isResuming, nodesOf } from './nodes.ts';
import { waitingOf } from './waiting.ts';

/**
 * What the answers mean. Jenkins's own sums are not used: they leave out cordoned nodes and Pipelines without a node. What
 * builds but stands on no executor, as everything that is resumed does for some seconds after a restart, is a build of the
 * built-in node: so a server that has just restarted does not look idle.
 * @throws JenkinsFailed when the built-in node is missing.
 */
export function jenkinsFacts(answers: JenkinsAnswers): JenkinsFacts {
  const { version, session, quietingDown } = answers.overview;
  const known = {
    ...(session !== undefined && { session }),
    ...(quietingDown && quieted(answers)),
    ...(isResuming(answers) && { resuming: true as const }),
  };
  return { version, ...known, quietingDown, nodes: nodesOf(answers), waiting: answers.queue.map(waitingOf) };
}

const quieted = ({ overview }: JenkinsAnswers): Pick<JenkinsFacts, 'quietedBy'> => ({
  quietedBy: rollOfMark(overview.quietDownReason ?? '') === undefined ? 'others' : 'roll',
});
