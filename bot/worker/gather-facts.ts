import { ForgeFailed } from '../github/forge.ts';
import type { Facts, Standing } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { PullRef, Repository } from '../model/pull.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Configuration } from './configurations.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What a decision needs to know that the record does not hold. */
export interface Wanted {
  readonly pull: boolean;
  readonly standings: readonly Person[];
}

/**
 * What is done when GitHub does not answer. `throw`: it is asked again another time. `decide`: without what somebody is, which grants
 * nothing. `go on`: without the pull request as it is now, too, so that nothing begins, and nothing that was told is lost.
 */
export type InDoubt = 'throw' | 'decide' | 'go on';

/** Asks GitHub for what is wanted. @throws ForgeFailed */
export async function gatherFacts(
  ref: PullRef,
  wanted: Wanted,
  { settings, problems }: Configuration,
  { forge, instance, now, coalesce }: WorkerParts,
  inDoubt: InDoubt,
): Promise<Facts> {
  const standing = async (person: Person): Promise<readonly Standing[]> => {
    try {
      return [await standingOf(person, ref.repository, settings, forge)];
    } catch (error) {
      if (error instanceof ForgeFailed && (inDoubt !== 'throw' || !error.later)) return [];
      throw error;
    }
  };
  const [pull, standings] = await Promise.all([
    wanted.pull ? pullNow(ref, forge, inDoubt) : undefined,
    Promise.all(wanted.standings.map(standing)),
  ]);
  return {
    now: now(),
    coalesce,
    instance,
    settings,
    configurationProblems: problems,
    pull,
    standings: standings.flat(),
  };
}

/**
 * The facts with the last move of the head. It is asked for after the pull request, so that whatever brought the head that was told is
 * listed. Where GitHub does not say, a word that hangs on it approves nothing. @throws ForgeFailed
 */
export async function withMove(
  facts: Facts,
  ref: PullRef,
  { forge }: WorkerParts,
  inDoubt: InDoubt,
): Promise<Facts> {
  try {
    return { ...facts, moved: (await forge.lastHeadMove(ref)) ?? 'never' };
  } catch (error) {
    if (error instanceof ForgeFailed && (inDoubt !== 'throw' || !error.later)) return facts;
    throw error;
  }
}

async function pullNow(ref: PullRef, forge: WorkerParts['forge'], inDoubt: InDoubt) {
  try {
    return await forge.pull(ref);
  } catch (error) {
    if (error instanceof ForgeFailed && inDoubt === 'go on') return undefined;
    throw error;
  }
}

async function standingOf(
  person: Person,
  repository: Repository,
  settings: RepositorySettings,
  forge: WorkerParts['forge'],
): Promise<Standing> {
  const teams = teamsOf(settings);
  const [role, ...isMember] = await Promise.all([
    forge.role(repository, person),
    ...teams.map(team => isMemberOf(team, person, forge)),
  ]);
  return { person, role, teams: teams.filter((_, index) => isMember[index]) };
}

/** A team that the bot may not look at gives nobody a right, and takes none away that somebody has otherwise. */
async function isMemberOf(team: string, person: Person, forge: WorkerParts['forge']): Promise<boolean> {
  try {
    return await forge.isMember(team, person);
  } catch (error) {
    if (error instanceof ForgeFailed && !error.later) return false;
    throw error;
  }
}

/** The teams on which any right hangs. */
function teamsOf({ trusted, rights }: RepositorySettings): readonly string[] {
  const grantees = [...trusted, ...Object.values(rights).flat()];
  return [...new Set(grantees.flatMap(grantee => (grantee.kind === 'team' ? [grantee.team] : [])))];
}
