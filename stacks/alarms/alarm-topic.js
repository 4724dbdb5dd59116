import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { Construct } from 'constructs';
import { alarmName } from '../../fleet/resolve/names.ts';
import { Account, partitionOf } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';
/** Where the alarms of the fleet go: by e-mail to everybody in `alerts.notify`, who each confirm once. */
export class AlarmTopic extends Construct {
    arn;
    constructor(scope, id, { fleet, keyArn }) {
        super(scope, id);
        const topic = new SnsTopic(this, THIS, { name: `${fleet.fleet}-alarms`, kmsMasterKeyId: keyArn });
        this.arn = topic.arn;
        this.#admitAlarms(fleet);
        const subscribers = new Construct(this, 'to');
        for (const address of new Set(fleet.alerts.notify))
            new SnsTopicSubscription(subscribers, address, {
                topicArn: this.arn,
                protocol: 'email',
                endpoint: address,
            });
    }
    #admitAlarms(fleet) {
        const account = Account.of(this).id;
        const alarms = `arn:${partitionOf(fleet.region)}:cloudwatch:${fleet.region}:${account}:alarm`;
        new SnsTopicPolicy(this, 'policy', {
            arn: this.arn,
            policy: policyDocument([
                {
                    sid: 'AlarmsPublish',
                    principals: { Service: 'cloudwatch.amazonaws.com' },
                    actions: ['sns:Publish'],
                    resources: [this.arn],
                    conditions: { ArnLike: { 'aws:SourceArn': `${alarms}:${alarmName(fleet, '*')}` } },
                },
                {
                    sid: 'TlsOnly',
                    effect: 'Deny',
                    principals: '*',
                    actions: ['sns:Publish'],
                    resources: [this.arn],
                    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
                },
            ]),
        });
    }
}
