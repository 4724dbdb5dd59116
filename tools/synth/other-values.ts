import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { JenkinsVersion } from '../../fleet/values/jenkins-version.ts';

/** Values that go before those of the files for one synthesis, without the files changing: how a fleet was before. */
export interface OtherValues {
  /** AMIs by image. */
  readonly pins?: ImagePins;
  readonly jenkins?: JenkinsVersion;
  /** Versions of plugins by short name. */
  readonly plugins?: Readonly<Record<string, string>>;
}

/** A fleet and its pins with other values. */
export function withOtherValues(
  { fleet, pins }: { readonly fleet: Fleet; readonly pins: ImagePins },
  other: OtherValues,
): { readonly fleet: Fleet; readonly pins: ImagePins } {
  const plugins = { ...fleet.jenkins.plugins, ...other.plugins };
  return {
    fleet: {
      ...fleet,
      leader: { ...fleet.leader, jenkins: other.jenkins ?? fleet.leader.jenkins },
      jenkins: { ...fleet.jenkins, plugins },
    },
    pins: new Map([...pins, ...(other.pins ?? [])]),
  };
}
