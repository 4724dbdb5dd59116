/** What holds for every autoscaling group of agents: nothing but Jenkins ends a machine that may run a build. */
export const GROUP_SETTINGS = {
    // Only Jenkins knows which machine is idle, so the group must not choose one itself.
    protectFromScaleIn: true,
    // Evening out the zones would end machines with their builds.
    suspendedProcesses: ['AZRebalance'],
    // Replacing spot machines that may be taken back soon would end many that never are.
    capacityRebalance: false,
    // Where the group must choose after all, those of an outdated template go first, then those longest in use.
    terminationPolicies: ['OldestLaunchTemplate', 'OldestInstance'],
    healthCheckType: 'EC2',
    // Capacity comes with the queue, and an apply must not wait for machines that EC2 has none of today.
    waitForCapacityTimeout: '0',
    metricsGranularity: '1Minute',
    enabledMetrics: [
        'GroupDesiredCapacity',
        'GroupInServiceInstances',
        'GroupMaxSize',
        'GroupMinSize',
        'GroupPendingInstances',
        'GroupTerminatingInstances',
        'GroupTotalInstances',
    ],
};
