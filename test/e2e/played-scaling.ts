import { type PlayedAnswer, playedAnswers } from './played-answers.ts';

/** How a played group behaves where no emulator does so. */
export interface PlayedGroup {
  desired: number;
  min: number;
  /** What the group is said to want, when that is not true any more. */
  said?: number;
  /** Lifecycle states by machine. */
  readonly machines: Map<string, string>;
  /** Faults that come before, or (`obeyed`) after a machine is ended, each once. */
  readonly faults: ('throttled' | 'fault' | 'obeyed')[];
  readonly activities?: string;
}

const NAME = 'tvm-cpu';
const XMLNS = 'http://autoscaling.amazonaws.com/doc/2011-01-01/';

const reply = (action: string, result: string): PlayedAnswer => [
  200,
  `<${action}Response xmlns="${XMLNS}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`,
];
const error = (status: number, code: string, message: string): PlayedAnswer => [
  status,
  `<ErrorResponse xmlns="${XMLNS}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
];

/** As much of Auto Scaling as one group needs, with its faults; `asked` are the requests that end machines. */
export async function playedScaling(group: PlayedGroup) {
  const asked: string[] = [];
  const member = (id: string, state: string) =>
    `<member><InstanceId>${id}</InstanceId><AutoScalingGroupName>${NAME}</AutoScalingGroupName><LifecycleState>${state}</LifecycleState><HealthStatus>Healthy</HealthStatus><ProtectedFromScaleIn>true</ProtectedFromScaleIn></member>`;
  const terminate = (id: string, shrink: boolean): PlayedAnswer => {
    asked.push(`${id} ${shrink}`);
    const fault = group.faults.shift();
    if (fault === 'throttled') return error(400, 'Throttling', 'Rate exceeded');
    if (fault === 'fault') return error(500, 'InternalFailure', 'try again');
    if (shrink && group.desired <= group.min)
      return error(
        400,
        'ValidationError',
        `Currently, desiredSize equals minSize (${group.min}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    if (shrink) group.desired--;
    group.machines.set(id, 'Terminating:Wait');
    return fault === 'obeyed'
      ? error(503, 'ServiceUnavailable', 'the answer is lost')
      : reply('TerminateInstanceInAutoScalingGroup', '');
  };
  const answers: Readonly<Record<string, (body: URLSearchParams) => PlayedAnswer>> = {
    DescribeAutoScalingInstances: body => {
      const id = body.get('InstanceIds.member.1') ?? '';
      const state = group.machines.get(id);
      const found = state === undefined ? '' : member(id, state);
      return reply('DescribeAutoScalingInstances', `<AutoScalingInstances>${found}</AutoScalingInstances>`);
    },
    DescribeAutoScalingGroups: () => {
      const machines = [...group.machines].map(([id, state]) => member(id, state)).join('');
      const sizes = `<DesiredCapacity>${group.said ?? group.desired}</DesiredCapacity><MinSize>${group.min}</MinSize><MaxSize>9</MaxSize>`;
      const told = `<member><AutoScalingGroupName>${NAME}</AutoScalingGroupName>${sizes}<Instances>${machines}</Instances></member>`;
      return reply('DescribeAutoScalingGroups', `<AutoScalingGroups>${told}</AutoScalingGroups>`);
    },
    DescribeScalingActivities: () =>
      reply('DescribeScalingActivities', `<Activities>${group.activities ?? ''}</Activities>`),
    TerminateInstanceInAutoScalingGroup: body =>
      terminate(body.get('InstanceId') ?? '', body.get('ShouldDecrementDesiredCapacity') === 'true'),
  };
  const server = await playedAnswers(
    body => answers[body.get('Action') ?? '']?.(body) ?? error(400, 'InvalidAction', 'not played'),
  );
  return { ...server, name: NAME, asked };
}
