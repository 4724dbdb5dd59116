/**
 * What Jenkins does to its groups: the ec2-fleet plugin moves the wanted size together with the bounds, and ends
 * the machines that it has chosen itself (AutoScalingGroupFleet in its source calls these two and no other).
 */
export function scalingRights(groupArns) {
    return [
        {
            sid: 'ScaleGroups',
            actions: ['autoscaling:TerminateInstanceInAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'],
            resources: groupArns,
        },
    ];
}
