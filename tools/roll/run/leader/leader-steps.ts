import type { Entry } from '../entry.ts';
import { leaderBackingUp, leaderRemaking, leaderStarting } from './away.ts';
import { leaderChecking, leaderResuming, leaderStartingAgain } from './back-again.ts';
import { leaderDraining, leaderQuieting } from './before-it-goes.ts';
import { leaderCondemned } from './condemned.ts';
import type { LeaderScene, SeenLeaderScene } from './leader-scene.ts';

/** What comes next for a leader that is rolled. */
export function leaderSteps(scene: LeaderScene): readonly Entry[] {
  switch (scene.leader.phase) {
    case 'draining':
      return whenSeen(scene, leaderDraining);
    case 'quieting':
      return whenSeen(scene, leaderQuieting);
    case 'backing-up':
      return leaderBackingUp(scene);
    case 'remaking':
    case 'restoring':
      return leaderRemaking(scene);
    case 'starting':
      return leaderStarting(scene);
    case 'checking':
      return whenSeen(scene, leaderChecking);
    case 'condemned':
      return leaderCondemned(scene);
    case 'resuming':
      return leaderResuming(scene);
    case 'starting-again':
      return leaderStartingAgain(scene);
    default:
      return [];
  }
}

/** Nothing is done about a Jenkins that does not answer; it may only be busy. */
function whenSeen(scene: LeaderScene, step: (scene: SeenLeaderScene) => readonly Entry[]): readonly Entry[] {
  const { jenkins } = scene.facts;
  return jenkins === undefined ? [] : step({ ...scene, jenkins });
}
