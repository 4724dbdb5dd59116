import { helpText } from '../../status/help-text.ts';
import { say } from '../answers.ts';
import { handledNow } from '../handled.ts';
import type { Turn } from '../turn.ts';

const GUIDED = 'once:guide';

/** A new pull request is told what can be asked for, once, by one instance. */
export function guide(turn: Turn): Turn {
  const { settings, instance } = turn.facts;
  const { handled, pull } = turn.record;
  if (!settings.guide || settings.instances[0] !== instance) return turn;
  if (handled.includes(GUIDED) || pull.state !== 'open') return turn;
  const { text, folded } = helpText(settings);
  const said = {
    tone: 'told',
    text: `Nothing runs here until somebody asks for it. ${text}`,
    folded,
  } as const;
  return say(handledNow(turn, GUIDED), said, { to: pull.author });
}
