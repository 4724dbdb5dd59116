import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping/index.js';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Certificate } from '../load-balancer/certificate.ts';
import { hostedZone } from '../load-balancer/zone.ts';
import { THIS } from '../logical-id.ts';

/** Which name leads to which API. */
export interface WebHostProps {
  readonly fleet: Fleet;
  readonly host: string;
  readonly api: { readonly id: string; readonly stage: string };
}

/** A host name of the fleet's zone for the API, with a certificate of its own. */
export class WebHost extends Construct {
  /** @throws Error when the fleet has no zone; the check of the fleet file says so first, with the line. */
  constructor(scope: Construct, id: string, { fleet, host, api }: WebHostProps) {
    super(scope, id);
    const zone = hostedZone(this, 'zone', fleet);
    if (zone === undefined) throw new Error('`bot.host` needs `loadBalancer.zone`');
    const { arn } = new Certificate(this, 'certificate', { given: undefined, hosts: { host }, zone });
    const name = new Apigatewayv2DomainName(this, THIS, {
      domainName: host,
      domainNameConfiguration: { certificateArn: arn, endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2' },
    });
    new Apigatewayv2ApiMapping(this, 'leads', {
      apiId: api.id,
      domainName: name.domainName,
      stage: api.stage,
    });
    const { targetDomainName, hostedZoneId } = name.domainNameConfiguration;
    new Route53Record(this, 'record', {
      zoneId: zone.zoneId,
      name: host,
      type: 'A',
      alias: { name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
    });
  }
}
