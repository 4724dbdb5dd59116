import { METRICS_NAMESPACE } from '../fleet/resolve/metrics-namespace.ts';
import type { Statement } from './policy-document.ts';

/** The right to ship metrics of a machine. AWS knows no resource for it, but the namespace. */
export const METRICS_RIGHT: Statement = {
  sid: 'MetricsWrite',
  actions: ['cloudwatch:PutMetricData'],
  resources: ['*'],
  conditions: { StringEquals: { 'cloudwatch:namespace': METRICS_NAMESPACE } },
};
