import type { Act, ActKind } from '../run/act.ts';
import { buildWords } from './build-words.ts';

type AgentActKind =
  | 'cordon'
  | 'uncordon'
  | 'mark-again'
  | 'smoke'
  | 'abort'
  | 'enlarge'
  | 'retire'
  | 'remake-host';
type AgentAct = Extract<Act, { readonly kind: AgentActKind }>;

type PlainKind = Exclude<ActKind, AgentActKind | 'remake-leader' | 'restore-leader' | 'start-again' | 'scan'>;

const PLAIN: Readonly<Record<PlainKind, string>> = {
  quiet: 'quiet Jenkins down',
  unquiet: 'let Jenkins begin builds again',
  record: 'write down what Jenkins has and runs',
  'back-up': 'back up the Jenkins home',
  'update-leader': 'update Jenkins in place',
  'check-leader': 'check the leader',
  'find-lost': 'look for builds that were lost',
};

/** What an act is, as an order: `make host cpu-1 anew`. Parameters of builds are not told. */
export function actWords(act: Act): string {
  switch (act.kind) {
    case 'remake-leader':
      return `make the leader anew in place of ${act.instance}`;
    case 'restore-leader':
      return `put the leader back: Jenkins ${act.jenkins}, ${act.image === undefined ? '' : `${act.image}, `}${act.snapshot}`;
    case 'start-again':
      return `start ${buildWords(act.work.job)} again`;
    case 'scan':
      return `scan ${buildWords(act.project)} for pushes`;
    case 'cordon':
    case 'uncordon':
    case 'mark-again':
    case 'smoke':
    case 'abort':
    case 'enlarge':
    case 'retire':
    case 'remake-host':
      return agentActWords(act);
    default:
      return PLAIN[act.kind];
  }
}

function agentActWords(act: AgentAct): string {
  switch (act.kind) {
    case 'cordon':
    case 'uncordon':
      return `${act.kind} ${act.node}`;
    case 'mark-again':
      return `put the mark on ${act.node} back: ${act.reason}`;
    case 'smoke':
      return act.node === undefined ? 'run the smoke job' : `run the smoke job on ${act.node}`;
    case 'abort':
      return `end the build ${buildWords(act.build)}`;
    case 'enlarge':
      return `enlarge the group of ${act.pool} to ${act.to}`;
    case 'retire':
      return `end ${act.instance} of ${act.pool}${act.shrink ? '' : '; the group makes another'}`;
    case 'remake-host':
      return `make host ${act.pool}-${act.host} anew${act.image === undefined ? '' : ` from ${act.image}`}`;
  }
}
