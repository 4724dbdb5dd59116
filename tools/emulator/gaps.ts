import type { Resource } from './configuration.ts';

/** An argument that the emulator cannot take and that no override can mend: do without it. */
interface Gap {
  readonly type: string;
  /** Names from the resource inwards, through its blocks. */
  readonly argument: readonly string[];
  readonly because: string;
}

const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration';
const FORGOTTEN = 'the emulator forgets it, so that the provider waits three minutes for it and fails';

/** Seen on moto 5.2.5 with provider 5.100.0. */
const GAPS: readonly Gap[] = [
  {
    type: 'aws_autoscaling_group',
    argument: ['initial_lifecycle_hook'],
    because: 'the provider updates the new group at once, and the emulator then forgets its mixed instances',
  },
  {
    type: 'aws_instance',
    argument: ['launch_template'],
    because: 'the second plan does not know the template’s version and replaces the machine',
  },
  {
    type: 'aws_instance',
    argument: ['network_interface'],
    because: 'the emulator never lets the interface go, so that nothing can be destroyed',
  },
  { type: LIFECYCLE, argument: ['rule', 'filter', 'and'], because: FORGOTTEN },
  { type: LIFECYCLE, argument: ['rule', 'filter', 'object_size_greater_than'], because: FORGOTTEN },
  { type: LIFECYCLE, argument: ['rule', 'filter', 'object_size_less_than'], because: FORGOTTEN },
  {
    type: LIFECYCLE,
    argument: ['rule', 'noncurrent_version_expiration', 'newer_noncurrent_versions'],
    because: FORGOTTEN,
  },
];

/** What resources ask for that cannot be had, in words. */
export function gapsIn(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap(({ type, address, arguments: given }) =>
    GAPS.filter(gap => gap.type === type && has(given, gap.argument)).map(
      ({ argument, because }) => `\`${address}\` sets \`${argument.join('.')}\`: ${because}`,
    ),
  );
}

/** Terraform's JSON has a block as an object or as a list of objects. */
function has(block: unknown, [name, ...inwards]: readonly string[]): boolean {
  if (name === undefined) return block !== undefined && block !== null;
  return [block].flat().some(each => typeof each === 'object' && has(Object(each)[name], inwards));
}
