import { CIDR_PATTERN, Cidr } from '../values/cidr.ts';
import { DURATION_PATTERN, Duration } from '../values/duration.ts';
import { INSTANCE_TYPE_PATTERN, InstanceType } from '../values/instance-type.ts';
import { MONTHLY_PATTERN, MonthlyAmount } from '../values/money.ts';
import { PERCENT_PATTERN, Percent } from '../values/percent.ts';
import { SIZE_PATTERN, Size } from '../values/size.ts';
import { TIME_OF_DAY_PATTERN, TimeOfDay } from '../values/time-of-day.ts';
import { TimeZone } from '../values/time-zone.ts';
import { textField, valueField } from './value-field.ts';

/** Fields that several sections of the fleet file share; each names what it is for. */
export const duration = (description: string, example = '4h') =>
  valueField(Duration.parse, { description, examples: [example], pattern: DURATION_PATTERN });

/** A length of time in whole days. */
export const days = (description: string, example = '14d') =>
  valueField(Duration.parse, { description, examples: [example], pattern: DURATION_PATTERN }).refine(
    value => value.isWhole('d') && value.seconds > 0,
    { error: 'must be whole days, at least `1d`', params: { fix: `write for example \`${example}\`` } },
  );

/** An amount of storage. */
const size = (description: string, example = '150GiB') =>
  valueField(Size.parse, { description, examples: [example], pattern: SIZE_PATTERN });

/** A volume of EC2: whole GiB, at most 16 TiB (the limit of gp3). */
export const volume = (description: string, example = '150GiB') =>
  size(description, example).refine(
    value => value.mebibytes % 1024 === 0 && value.mebibytes <= 16 * 1024 * 1024,
    {
      error: 'must be whole GiB, at most 16TiB, which is the largest gp3 volume',
      params: { fix: `write for example \`${example}\`` },
    },
  );

/** The memory of a function of AWS Lambda: 128 MiB to 10 GiB. */
export const memory = (description: string, example: string) =>
  size(description, example).refine(({ mebibytes }) => mebibytes >= 128 && mebibytes <= 10_240, {
    error: 'must be between `128MiB` and `10GiB`, which is what AWS Lambda has',
    params: { fix: `write for example \`${example}\`` },
  });

/** A whole percentage. */
export const percent = (description: string, example = '30%') =>
  valueField(Percent.parse, { description, examples: [example], pattern: PERCENT_PATTERN });

/** A block of IPv4 addresses. */
export const cidr = (description: string, example = '10.100.0.0/16') =>
  valueField(Cidr.parse, { description, examples: [example], pattern: CIDR_PATTERN });

/** A wall-clock time. */
export const timeOfDay = (description: string, example = '03:00') =>
  valueField(TimeOfDay.parse, { description, examples: [example], pattern: TIME_OF_DAY_PATTERN });

/** A named time zone. */
export const timeZone = (description: string) =>
  valueField(TimeZone.parse, { description, examples: ['America/Los_Angeles', 'UTC'] });

/** An amount of money for a month. */
export const monthlyAmount = (description: string) =>
  valueField(MonthlyAmount.parse, { description, examples: ['5000 USD/month'], pattern: MONTHLY_PATTERN });

/** The name of an EC2 instance type. */
export const instanceType = (description: string, example = 'c6a.8xlarge') =>
  valueField(InstanceType.parse, { description, examples: [example], pattern: INSTANCE_TYPE_PATTERN });

/** A name that becomes part of cloud resource names, host names and file names; cdktf has no part `constructor`. */
export const name = (description: string, example: string) =>
  textField(
    /^(?!constructor$)[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/,
    'a name has lower-case letters, digits and single hyphens, begins with a letter, and is at most 40 long',
    { description, examples: [example] },
  );

/** The name of a trust zone. Its role (64 characters) and its bucket (63) also hold the fleet's name and more. */
export const zoneName = (description: string) =>
  textField(
    /^(?!constructor$)[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,19}$/,
    'a zone name has lower-case letters, digits and single hyphens, begins with a letter, and is at most 20 long',
    { description, examples: ['pull-requests'] },
  );

/** The name of an image; architectures such as `x86_64` may be part of it. */
export const imageName = (description: string, example = 'agent-x86_64') =>
  textField(
    /^[a-z](?:[a-z0-9_]|-(?=[a-z0-9])){0,39}$/,
    'an image name has lower-case letters, digits, `_` and single hyphens, begins with a letter, and is at most 40 long',
    { description, examples: [example] },
  );

/** A label of an agent. Characters that a label expression could not hold without quotes are refused. */
export const label = (description: string, example = 'CPU') =>
  textField(
    /^[A-Za-z0-9_.:+/@=](?:[A-Za-z0-9_.:+/@=]|-(?=[A-Za-z0-9_.:+/@=])){0,99}$/,
    'a label has letters, digits and `_.:+/@=`, single hyphens between them, and is at most 100 long',
    {
      description,
      examples: [example],
    },
  );

/** A host name with at least two parts. */
export const hostName = (description: string, example = 'ci.example.org') =>
  textField(
    /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
    'a host name has lower-case letters, digits and hyphens, with a dot between its parts',
    { description, examples: [example] },
  );

/** An e-mail address that gets notices. */
export const email = (description: string) =>
  textField(
    /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[a-z]{2,}$/i,
    'an e-mail address has one `@` and a domain behind it',
    {
      description,
      examples: ['ci@example.org'],
    },
  );
