/**
 * What Terraform leaves alone once a group is made. The ec2-fleet plugin moves the wanted size and switches
 * protection on with each move. Where schedules move a bound, the file's value is only where it starts:
 * a plan at night would otherwise undo what the schedule did in the evening.
 */
export function groupLifecycle({ autoscaled }) {
    const schedules = Object.values(autoscaled.schedules);
    return {
        ignoreChanges: [
            'desired_capacity',
            'protect_from_scale_in',
            ...(schedules.some(schedule => schedule.min !== undefined) ? ['min_size'] : []),
            ...(schedules.some(schedule => schedule.max !== undefined) ? ['max_size'] : []),
        ],
    };
}
