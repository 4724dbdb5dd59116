import type { Asked, Misunderstood, Reading } from '../../model/command.ts';
import { misunderstoodText } from '../../status/help-text.ts';
import { neutral } from '../../status/neutral.ts';
import { say } from '../answers.ts';
import { digest } from '../digest.ts';
import { react } from '../effects.ts';
import { handledNow } from '../handled.ts';
import { inTurn, type Turn } from '../turn.ts';
import type { Source } from './source.ts';
import { takeCommand } from './take-command.ts';

/** How many commands, and how many misunderstood lines, of one text are heeded. */
const MOST_COMMANDS = 20;
const MOST_MISUNDERSTOOD = 5;

/** Does what a text asks for: each command once, however often the text says it or is edited to say it again. */
export function takeReading(turn: Turn, source: Source, { asked, misunderstood }: Reading): Turn {
  const heeded = asked.slice(0, MOST_COMMANDS);
  const taken = inTurn(turn, heeded, (state, one) => takeLine(state, source, one));
  const isFirst = turn.facts.settings.instances[0] === turn.facts.instance;
  if (!isFirst) return taken;
  const told = inTurn(taken, misunderstood.slice(0, MOST_MISUNDERSTOOD), (state, line) =>
    tellMisunderstood(state, source, line),
  );
  if (asked.length <= MOST_COMMANDS) return told;
  const text = `Only the first ${MOST_COMMANDS} of ${neutral(String(asked.length))} commands were heeded.`;
  return say(told, { tone: 'told', text }, { to: source.by, url: source.url });
}

function takeLine(turn: Turn, source: Source, { command }: Asked): Turn {
  const line = digest(JSON.stringify(command));
  const begin = `line:${source.name}:${line}:`;
  if (turn.record.handled.some(mark => mark.startsWith(begin))) return turn;
  const marked = handledNow(turn, `${begin}${source.at}`);
  return takeCommand(marked, source, command, digest('request', source.name, source.at, line));
}

function tellMisunderstood(turn: Turn, { by, url, comment }: Source, line: Misunderstood): Turn {
  const seen = react(turn, comment?.id, 'eyes');
  const said = { tone: 'misunderstood', text: misunderstoodText(line) } as const;
  return react(say(seen, said, { to: by, url }), comment?.id, 'confused');
}
