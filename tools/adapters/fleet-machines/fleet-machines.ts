/** A machine that carries the tag of a fleet. */
export interface FleetMachine {
  /** `i-…`. */
  readonly id: string;
  /** Also those that AWS gives by itself, such as `aws:autoscaling:groupName`. */
  readonly tags: ReadonlyMap<string, string>;
  /** EC2's word: `pending`, `running`, `shutting-down`, `stopping` or `stopped`. */
  readonly state: string;
  /** `ami-…`. */
  readonly image: string;
  readonly instanceType: string;
  readonly spot: boolean;
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  readonly privateIp: string | undefined;
  readonly subnet: string | undefined;
  /** From which version of which launch template it was made; undefined: from none, or nobody says. */
  readonly template: { readonly id: string; readonly version: number } | undefined;
  /** The ids of its volumes, by the device name that they were attached under. */
  readonly volumes: ReadonlyMap<string, string>;
}

/** What a version of a launch template says. */
export interface TemplateVersion {
  readonly number: number;
  readonly image: string | undefined;
  readonly instanceType: string | undefined;
  /** As `userDataHash` makes it. */
  readonly userData: string;
  /** All else but tags, in a form in which equal settings are equal texts, by EC2's name such as `NetworkInterfaces`. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A launch template with its versions; those that were deleted are not among them. */
export interface MachineTemplate {
  /** `lt-…`. */
  readonly id: string;
  readonly name: string;
  readonly versions: readonly TemplateVersion[];
  /** The one with the highest number, from which new machines are made. */
  readonly latest: TemplateVersion;
}

/** The machines of one account in one region, only looked at. Every call throws NoCredentials or CloudRefused. */
export interface FleetMachines {
  /** The machines whose tag `fleet` is this one, but those that are terminated, in no particular order. */
  machines(fleet: string): Promise<readonly FleetMachine[]>;
  /** What a machine is told at its boot, as `userDataHash` makes it; undefined: no such machine. */
  userData(machine: string): Promise<string | undefined>;
  /** The launch templates with these names; names that are not there are left out. */
  templates(names: readonly string[]): Promise<readonly MachineTemplate[]>;
}
