import { CIDR_PATTERN } from '../../fleet/values/cidr.ts';
import { DURATION_PATTERN } from '../../fleet/values/duration.ts';
import { INSTANCE_TYPE_PATTERN } from '../../fleet/values/instance-type.ts';
import { JENKINS_VERSION_PATTERN } from '../../fleet/values/jenkins-version.ts';
import { MONTHLY_PATTERN } from '../../fleet/values/money.ts';
import { PERCENT_PATTERN } from '../../fleet/values/percent.ts';
import { SIZE_PATTERN } from '../../fleet/values/size.ts';
import { TIME_OF_DAY_PATTERN } from '../../fleet/values/time-of-day.ts';

/** How a value type is written in a fleet file. */
export interface ValueForm {
  readonly name: string;
  readonly pattern: RegExp;
  readonly says: string;
  readonly examples: readonly [string, ...string[]];
}

/** The value types that are written as text of a certain form. */
export const VALUE_FORMS: readonly ValueForm[] = [
  {
    name: 'duration',
    pattern: DURATION_PATTERN,
    says: 'whole numbers with the units `w`, `d`, `h`, `m`, `s`, largest first',
    examples: ['90s', '1h30m'],
  },
  {
    name: 'size',
    pattern: SIZE_PATTERN,
    says: 'a whole number with `MiB`, `GiB` or `TiB`',
    examples: ['150GiB', '2TiB'],
  },
  {
    name: 'percentage',
    pattern: PERCENT_PATTERN,
    says: 'a whole number from `0%` to `100%`',
    examples: ['30%'],
  },
  {
    name: 'time of day',
    pattern: TIME_OF_DAY_PATTERN,
    says: 'two digits each for hour and minute, in quotes, because old YAML readers take it for a number',
    examples: ['"03:00"'],
  },
  {
    name: 'CIDR block',
    pattern: CIDR_PATTERN,
    says: 'an IPv4 address and a prefix length; the address is the first of its block',
    examples: ['10.100.0.0/16'],
  },
  {
    name: 'monthly amount',
    pattern: MONTHLY_PATTERN,
    says: 'whole US dollars for a month',
    examples: ['5000 USD/month'],
  },
  {
    name: 'instance type',
    pattern: INSTANCE_TYPE_PATTERN,
    says: 'an EC2 instance type of the catalogue',
    examples: ['c6a.8xlarge'],
  },
  {
    name: 'Jenkins version',
    pattern: JENKINS_VERSION_PATTERN,
    says: 'a tag of the Jenkins image that begins with the core version, by choice with the digest; never a moving tag',
    examples: ['2.528.3-lts-jdk21'],
  },
];

const BY_PATTERN = new Map(VALUE_FORMS.map(form => [form.pattern.source, form]));

/** The value type that a JSON Schema's pattern stands for. */
export const formOf = (pattern: string): ValueForm | undefined => BY_PATTERN.get(pattern);
