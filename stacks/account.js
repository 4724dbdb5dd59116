import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { THIS } from './logical-id.ts';
const CHILD = 'account';
/** The AWS account that Terraform runs in: asked for once in a stack, whoever needs its number. */
export class Account extends Construct {
    /** Twelve digits, known to Terraform only. */
    id;
    constructor(scope) {
        super(scope, CHILD);
        this.id = new DataAwsCallerIdentity(this, THIS).accountId;
    }
    /** The one of the stack that `scope` stands in. */
    static of(scope) {
        const stack = TerraformStack.of(scope);
        const there = stack.node.tryFindChild(CHILD);
        return there instanceof Account ? there : new Account(stack);
    }
}
/** The first part of every ARN of a region: `aws`, or that of China's or the US government's own cloud. */
export function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
