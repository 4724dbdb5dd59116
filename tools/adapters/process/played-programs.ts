import { type ProgramCall, type ProgramEnd, ProgramMissing, type Programs } from './program.ts';

/** What a played program does with a call. */
export type Play = (call: ProgramCall) => Partial<ProgramEnd>;

/** Programs that are played by functions, for tests; `calls` keeps what was asked of them. */
export class PlayedPrograms implements Programs {
  readonly calls: ProgramCall[] = [];
  readonly #plays: Readonly<Record<string, Play>>;

  constructor(plays: Readonly<Record<string, Play>>) {
    this.#plays = plays;
  }

  async run(call: ProgramCall): Promise<ProgramEnd> {
    const play = this.#plays[call.program];
    if (play === undefined) throw new ProgramMissing(call.program);
    this.calls.push(call);
    const end = { exitCode: 0, out: '', err: '', ...play(call) };
    if (call.onLine && end.out !== '')
      for (const line of end.out.replace(/\n$/, '').split('\n')) call.onLine(line);
    return end;
  }
}
