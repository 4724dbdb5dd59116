import type { Retention } from '../../jenkins-casc/jobs/retention.ts';
import { branch, leaf, type XmlElement } from '../adapters/jenkins/xml-element.ts';

const SOURCE = 'jenkins.branch.BranchSource';

/** Says of each branch source how much of its branches' past is kept; jenkins-job-builder has no words for this. */
export function withRetention(element: XmlElement, retention: Retention): XmlElement {
  const children = element.children.map(child => withRetention(child, retention));
  if (element.name !== SOURCE) return { ...element, children };
  return {
    ...element,
    children: [...children.filter(({ name }) => name !== 'strategy'), strategy(retention)],
  };
}

/** All branches alike: discard old builds (`jenkins.branch.BuildRetentionBranchProperty` of branch-api). */
function strategy({ days, builds }: Retention): XmlElement {
  const discarder = branch(
    'buildDiscarder',
    [
      leaf('daysToKeep', String(days)),
      leaf('numToKeep', String(builds)),
      leaf('artifactDaysToKeep', '-1'),
      leaf('artifactNumToKeep', '-1'),
    ],
    { class: 'hudson.tasks.LogRotator' },
  );
  const properties = branch('a', [branch('jenkins.branch.BuildRetentionBranchProperty', [discarder])], {
    class: 'jenkins.branch.BranchProperty-array',
  });
  return branch('strategy', [branch('properties', [properties], { class: 'java.util.Arrays$ArrayList' })], {
    class: 'jenkins.branch.DefaultBranchPropertyStrategy',
  });
}
