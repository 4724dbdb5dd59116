import type { Command } from '../../model/command.ts';
import { configText } from '../../status/config-text.ts';
import { helpText } from '../../status/help-text.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import type { Turn } from '../turn.ts';
import { abort } from './abort.ts';
import { addBenchmarker } from './add-benchmarker.ts';
import { approveCommit } from './approve.ts';
import { benchmark } from './benchmark.ts';
import { build } from './build.ts';
import { deploy } from './deploy.ts';
import { explain } from './explain.ts';
import { listLetters, retryDelivery } from './letters.ts';
import { rerunFailed } from './rerun-failed.ts';
import { runJobs } from './run.ts';
import { status } from './status.ts';

/** Does what somebody asked for who may. */
export function handleCommand(turn: Turn, ask: Ask): Turn {
  const { command } = ask.request;
  switch (command.kind) {
    case 'run':
      return command.jobs === 'failed' ? rerunFailed(turn, ask) : runJobs(turn, ask, command.jobs);
    case 'abort':
      return abort(turn, ask, command.jobs);
    case 'build':
      return build(turn, ask, command.filters);
    case 'deploy':
      return deploy(turn, ask, command.filters);
    case 'benchmark':
      return benchmark(turn, ask);
    case 'approve':
      return approveCommit(turn, ask, command.sha);
    case 'add-benchmarker':
      return addBenchmarker(turn, ask, command.login);
    case 'dead-letters':
      return listLetters(turn, ask);
    case 'retry-delivery':
      return retryDelivery(turn, ask, command.delivery);
    default:
      return tell(turn, ask, command);
  }
}

/** Commands that are answered by words alone. */
function tell(
  turn: Turn,
  ask: Ask,
  command: Extract<Command, { kind: 'explain' | 'status' | 'help' | 'show-config' }>,
): Turn {
  const { settings, configurationProblems } = turn.facts;
  switch (command.kind) {
    case 'explain':
      return explain(turn, ask, command.job);
    case 'status':
      return status(turn, ask);
    case 'help':
      return answer(turn, ask, { tone: 'told', ...helpText(settings) });
    case 'show-config':
      return answer(turn, ask, { tone: 'told', ...configText(settings, configurationProblems) });
  }
}
