import type { Forge, ForgeFailed, ListedDelivery } from './forge.ts';
import { commentsSince, edit, ownComments, react, write } from './memory/conversation.ts';
import { lastHeadMove } from './memory/head-moves.ts';
import { isMember, personNamed, roleOf } from './memory/people.ts';
import {
  commitFiles,
  defaultBranchOf,
  fileAt,
  installedFor,
  pullAt,
  pullsSince,
} from './memory/repository.ts';
import type { Hub } from './stand-in/hub.ts';

/** A call of the forge that is to go wrong: before anything was done, or after, so that the answer alone is lost. */
interface ForgeFault {
  readonly when: 'before' | 'after';
  readonly failed: ForgeFailed;
}

/** What a forge in memory can be given beside the hub that it is a face of. */
export interface MemoryForgeOptions {
  /** Asked at each call with its name and its number, from 1. */
  readonly fault?: (call: keyof Forge, number: number) => ForgeFault | undefined;
  /** The webhook's deliveries, newest first, where somebody keeps them. */
  readonly deliveries?: () => readonly ListedDelivery[];
  readonly redeliver?: (number: string) => void;
}

/** GitHub in memory: what HttpForge finds behind the stand-in's REST API, without any protocol. */
export function memoryForge(hub: Hub, options: MemoryForgeOptions = {}): Forge {
  const call = callsThatFail(options.fault);
  return {
    pull: ref => call('pull', () => pullAt(hub, ref)),
    lastHeadMove: ref => call('lastHeadMove', () => lastHeadMove(hub, ref)),
    role: (repository, person) => call('role', () => roleOf(hub, repository, person)),
    isMember: (team, person) => call('isMember', () => isMember(hub, team, person)),
    personNamed: login => call('personNamed', () => personNamed(hub, login)),
    repositoryNamed: name => call('repositoryNamed', () => installedFor(hub, name)),
    file: (repository, path, ref) => call('file', () => fileAt(hub, repository, path, ref)),
    defaultBranch: repository => call('defaultBranch', () => defaultBranchOf(hub, repository)),
    ownComments: (ref, marker) => call('ownComments', () => ownComments(hub, ref, marker)),
    comment: (ref, body) => call('comment', () => write(hub, ref, body)),
    editComment: (repository, id, body) => call('editComment', () => edit(hub, repository, id, body)),
    react: (repository, id, reaction) => call('react', () => react(hub, repository, id, reaction)),
    commentsSince: (repository, since) => call('commentsSince', () => commentsSince(hub, repository, since)),
    pullsSince: (repository, since) => call('pullsSince', () => pullsSince(hub, repository, since)),
    deliveries: since =>
      call('deliveries', () => (options.deliveries?.() ?? []).filter(({ at }) => at >= since)),
    redeliver: delivery => call('redeliver', () => options.redeliver?.(delivery)),
    commit: (repository, branch, files, message) =>
      call('commit', () => commitFiles(hub, repository, branch, files, message)),
  };
}

/** Does each call at once, and has it fail where a fault says so. */
function callsThatFail(faultOf: MemoryForgeOptions['fault']) {
  let number = 0;
  return async <T>(name: keyof Forge, act: () => T): Promise<T> => {
    number += 1;
    const fault = faultOf?.(name, number);
    if (fault?.when === 'before') throw fault.failed;
    const result = act();
    if (fault) throw fault.failed;
    return result;
  };
}
