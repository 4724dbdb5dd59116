import { type PlayedAnswer, playedAnswers, refusal } from './played-answers.ts';

/** What a machine's console shows; without `latest` EC2 refuses to say, as it does of machines older than Nitro. */
export interface PlayedConsole {
  readonly latest?: string;
  readonly atStart: string;
}

/** As much of EC2 as tells consoles, since the emulator's machines print nothing of their own. */
export async function playedEc2(consoles: Readonly<Record<string, PlayedConsole>>) {
  const answer = (body: URLSearchParams): PlayedAnswer => {
    const id = body.get('InstanceId') ?? '';
    const found = Object.hasOwn(consoles, id) ? consoles[id] : undefined;
    if (found === undefined) return refusal('InvalidInstanceID.NotFound');
    const asked = body.get('Latest') === 'true' ? found.latest : found.atStart;
    if (asked === undefined) return refusal('UnsupportedOperation');
    const output = Buffer.from(asked, 'utf8').toString('base64');
    return [
      200,
      `<GetConsoleOutputResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><instanceId>${id}</instanceId><output>${output}</output></GetConsoleOutputResponse>`,
    ];
  };
  return playedAnswers(answer);
}
