import { Construct } from 'constructs';
import { Account } from '../account.ts';
import { hasSessions } from './session-agent-rights.ts';
import { sessionPolicy } from './session-policy.ts';
import { ZoneRole } from './zone-role.ts';
/** A role for each trust zone, and the policy of those who may open sessions. */
export class AgentRoles extends Construct {
    /** For operators; undefined: no pool allows sessions. */
    sessionPolicyArn;
    #roles;
    constructor(scope, id, { fleet, stores, logs, keyArn }) {
        super(scope, id);
        const zones = new Construct(this, 'zone');
        const common = { fleet, stores, keyArn, logGroupArn: logs.arnOf('agents'), account: Account.of(this).id };
        this.#roles = new Map(Object.keys(fleet.trust).map(zone => [zone, new ZoneRole(zones, zone, { ...common, zone })]));
        this.sessionPolicyArn = hasSessions(fleet) ? sessionPolicy(this, 'sessions', fleet).arn : undefined;
    }
    /**
     * The instance profile of a trust zone.
     * @throws RangeError for a zone that the fleet does not have; the check of the fleet file says so first.
     */
    profileNameOf(zone) {
        const role = this.#roles.get(zone);
        if (role === undefined)
            throw new RangeError(`the fleet has no trust zone \`${zone}\``);
        return role.profileName;
    }
}
