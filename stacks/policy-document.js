/** The text of a policy, with its statements in the order given. */
export function policyDocument(statements) {
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: statements.map(statement => ({
            Sid: statement.sid,
            Effect: statement.effect ?? 'Allow',
            ...(statement.principals && { Principal: statement.principals }),
            Action: statement.actions,
            ...(statement.resources && { Resource: statement.resources }),
            ...(statement.conditions && { Condition: statement.conditions }),
        })),
    });
}
/** Lets a service take on a role, such as `ec2.amazonaws.com`. */
export function trustOf(service) {
    return policyDocument([
        { sid: 'ServiceAssumes', principals: { Service: service }, actions: ['sts:AssumeRole'] },
    ]);
}
