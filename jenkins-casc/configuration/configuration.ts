import type { Fleet } from '../../fleet/schema/fleet.ts';
import { quietPeriodSeconds } from '../jobs/quiet-period.ts';
import { appearanceOf } from './appearance.ts';
import { cloudsOf } from './clouds.ts';
import { credentialsOf } from './credentials.ts';
import { environmentOf } from './environment.ts';
import { loginOf } from './login.ts';
import { nodesOf } from './nodes.ts';
import { permissionsOf } from './permissions.ts';
import { PROTECTIONS } from './protections.ts';
import { servicesOf } from './services.ts';
import type { SettingsMap } from './settings.ts';
import { ALL_VIEW, viewsOf } from './views.ts';

/** The whole configuration of a fleet's Jenkins. */
export function configurationOf(fleet: Fleet): SettingsMap {
  return {
    appearance: appearanceOf(fleet.jenkins),
    credentials: { system: { domainCredentials: [{ credentials: credentialsOf(fleet) }] } },
    jenkins: controllerOf(fleet),
    security: PROTECTIONS,
    unclassified: servicesOf(fleet),
  };
}

function controllerOf(fleet: Fleet): SettingsMap {
  const { jenkins } = fleet;
  return {
    systemMessage: jenkins.message,
    quietPeriod: quietPeriodSeconds(fleet),
    // Nothing is built on the leader.
    numExecutors: 0,
    mode: 'EXCLUSIVE',
    // Agents come in over HTTPS (WebSocket), so that no TCP port for them is open.
    slaveAgentPort: -1,
    noUsageStatistics: true,
    scmCheckoutRetryCount: 2,
    securityRealm: loginOf(jenkins),
    authorizationStrategy: permissionsOf(jenkins),
    crumbIssuer: { standard: { excludeClientIPFromCrumb: false } },
    remotingSecurity: { enabled: true },
    disableRememberMe: false,
    markupFormatter: 'plainText',
    globalNodeProperties: [environmentOf(fleet)],
    clouds: cloudsOf(fleet),
    nodes: nodesOf(fleet),
    primaryView: ALL_VIEW,
    views: viewsOf(fleet),
  };
}
