import type { Fleet } from '../../fleet/schema/fleet.ts';

/** The stores of a fleet, as far as rights name them. */
export interface StoreArns {
  readonly cacheBucketArns: ReadonlyMap<string, string>;
  readonly artefactBucketArn: string;
  readonly registryArns: readonly string[];
  readonly secretArns: ReadonlyMap<string, string>;
  readonly fileSystem:
    | { readonly arn: string; readonly accessPointArns: ReadonlyMap<string, string> }
    | undefined;
}

/** A trust zone and what its rights name. */
export interface ZoneRightsProps {
  readonly fleet: Fleet;
  readonly zone: string;
  readonly stores: StoreArns;
  readonly keyArn: string;
  readonly logGroupArn: string;
  /** Twelve digits. */
  readonly account: string;
}
