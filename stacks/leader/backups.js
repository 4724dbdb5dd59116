import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { roleName } from '../../fleet/resolve/names.ts';
import { Account, partitionOf } from '../account.ts';
import { policyDocument } from '../policy-document.ts';
/** AWS's own policies: what AWS Backup needs for a kind of volume changes with AWS Backup. */
const POLICIES = {
    backup: 'AWSBackupServiceRolePolicyForBackup',
    restore: 'AWSBackupServiceRolePolicyForRestores',
};
/** A snapshot of the Jenkins home every day, kept for `leader.backup.keep`. */
export class Backups extends Construct {
    constructor(scope, id, { fleet, keyArn, homeVolumeArn }) {
        super(scope, id);
        const name = `${fleet.fleet}-jenkins-home`;
        const vault = new BackupVault(this, 'vault', {
            name,
            kmsKeyArn: keyArn,
            lifecycle: { preventDestroy: true },
        });
        const { at, keep } = fleet.leader.backup;
        const plan = new BackupPlan(this, 'plan', {
            name,
            rule: [
                {
                    ruleName: 'daily',
                    targetVaultName: vault.name,
                    // UTC. A snapshot that could not begin within an hour or end within a day is given up: the next one comes.
                    schedule: `cron(${at.minute} ${at.hour} * * ? *)`,
                    startWindow: 60,
                    completionWindow: 24 * 60,
                    lifecycle: { deleteAfter: keep.toDays() },
                    recoveryPointTags: { fleet: fleet.fleet },
                },
            ],
        });
        new BackupSelection(this, 'home', {
            name: 'jenkins-home',
            planId: plan.id,
            iamRoleArn: this.#role(fleet),
            resources: [homeVolumeArn],
        });
    }
    #role(fleet) {
        const role = new IamRole(this, 'role', {
            name: roleName(fleet, 'backups'),
            description: 'Makes and restores backups of the Jenkins home',
            assumeRolePolicy: policyDocument([
                {
                    sid: 'BackupOfThisAccount',
                    principals: { Service: 'backup.amazonaws.com' },
                    actions: ['sts:AssumeRole'],
                    conditions: { StringEquals: { 'aws:SourceAccount': Account.of(this).id } },
                },
            ]),
        });
        for (const [part, policy] of Object.entries(POLICIES))
            new IamRolePolicyAttachment(this, part, {
                role: role.name,
                policyArn: `arn:${partitionOf(fleet.region)}:iam::aws:policy/service-role/${policy}`,
            });
        return role.arn;
    }
}
