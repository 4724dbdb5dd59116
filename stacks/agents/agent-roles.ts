import { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account } from '../account.ts';
import { hasSessions } from './session-agent-rights.ts';
import { hasOperators, sessionPolicy } from './session-policy.ts';
import type { StoreArns } from './zone-facts.ts';
import { ZoneRole } from './zone-role.ts';

/** What the roles need to know. */
export interface AgentRolesProps {
  readonly fleet: Fleet;
  readonly stores: StoreArns;
  readonly logs: { readonly arnOf: (part: 'agents') => string };
  readonly keyArn: string;
}

/** A role for each trust zone, and the policy of those who may open sessions. */
export class AgentRoles extends Construct {
  /** For operators; undefined: neither the leader nor a pool allows sessions. */
  readonly sessionPolicyArn: string | undefined;
  readonly #roles: ReadonlyMap<string, ZoneRole>;

  constructor(scope: Construct, id: string, { fleet, stores, logs, keyArn }: AgentRolesProps) {
    super(scope, id);
    const zones = new Construct(this, 'zone');
    const common = { fleet, stores, keyArn, logGroupArn: logs.arnOf('agents'), account: Account.of(this).id };
    this.#roles = new Map(
      Object.keys(fleet.trust).map(zone => [zone, new ZoneRole(zones, zone, { ...common, zone })]),
    );
    const opened = hasSessions(fleet) || hasOperators(fleet);
    this.sessionPolicyArn = opened ? sessionPolicy(this, 'sessions', fleet).arn : undefined;
  }

  /**
   * The instance profile of a trust zone.
   * @throws RangeError for a zone that the fleet does not have; the check of the fleet file says so first.
   */
  profileNameOf(zone: string): string {
    const role = this.#roles.get(zone);
    if (role === undefined) throw new RangeError(`the fleet has no trust zone \`${zone}\``);
    return role.profileName;
  }
}
