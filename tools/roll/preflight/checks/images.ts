import { imageUsers } from '../../../images/image-users.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, targetsIn } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** The images that new machines are made from are there. */
export const imageFindings = (facts: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(facts.images, {
    check: 'images',
    unread: 'blocked',
    well: 'the pinned images of what is rolled are there',
    judge: found =>
      rolledImages(facts).flatMap((image): readonly Judged[] => {
        const ami = facts.pins.get(image);
        const state = found.find(({ id }) => id === ami)?.state;
        if (state === 'available') return [];
        const wrong = ami === undefined ? 'is not pinned' : `is pinned to ${ami}, which ${stateText(state)}`;
        return [
          {
            level: 'blocked',
            says: `the image ${image} ${wrong}`,
            why: 'the old machine would go, and no new one could come',
            fix: 'see `fleet images status`, then `fleet images promote`',
          },
        ];
      }),
  });

const stateText = (state: string | undefined): string =>
  state === undefined ? 'is not to be found in this region' : `is ${state}`;

/** The images of the leader and the pools that are rolled. */
function rolledImages(facts: PreflightFacts): readonly string[] {
  const users = new Set(targetsIn(facts).map(({ pool }) => pool ?? 'leader'));
  return [...imageUsers(facts.fleet)].flatMap(([image, by]) =>
    by.some(user => users.has(user)) ? [image] : [],
  );
}
