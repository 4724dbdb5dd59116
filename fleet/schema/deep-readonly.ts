import type { Cidr } from '../values/cidr.ts';
import type { Duration } from '../values/duration.ts';
import type { InstanceType } from '../values/instance-type.ts';
import type { JenkinsVersion } from '../values/jenkins-version.ts';
import type { MonthlyAmount } from '../values/money.ts';
import type { Percent } from '../values/percent.ts';
import type { Size } from '../values/size.ts';
import type { TimeOfDay } from '../values/time-of-day.ts';
import type { TimeZone } from '../values/time-zone.ts';

type Value =
  | Cidr
  | Duration
  | InstanceType
  | JenkinsVersion
  | MonthlyAmount
  | Percent
  | Size
  | TimeOfDay
  | TimeZone;

/** The same data, read only. Value types and tuples are read only by themselves and stay as they are. */
export type DeepReadonly<T> = T extends Value
  ? T
  : T extends readonly [unknown, ...unknown[]]
    ? T
    : T extends readonly (infer Item)[]
      ? readonly DeepReadonly<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
        : T;
