import type { Fleet } from '../../fleet/schema/fleet.ts';
import { globalLibraries } from './library.ts';
import type { SettingsMap } from './settings.ts';

/** What plugins and Jenkins keep under `unclassified`. */
export function servicesOf({ domain, alerts }: Pick<Fleet, 'domain' | 'alerts'>): SettingsMap {
  return {
    location: { url: `https://${domain}/`, adminAddress: alerts.notify[0] ?? `jenkins@${domain}` },
    globalLibraries,
    // How many builds a job keeps is said by the job.
    buildDiscarders: { configuredBuildDiscarders: ['jobBuildDiscarder'] },
    // The health of a folder would be asked of every branch of every job in it.
    defaultFolderConfiguration: { healthMetrics: [] },
    prometheusConfiguration: {
      path: 'prometheus',
      defaultNamespace: 'jenkins',
      collectingMetricsPeriodInSeconds: 60,
      // The same is measured on the machine, and to walk the home takes minutes.
      collectDiskUsage: false,
      fetchTestResults: false,
      useAuthenticatedEndpoint: false,
    },
    timestamper: { allPipelines: true },
  };
}
