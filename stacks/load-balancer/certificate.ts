import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import type { HostedZone } from './zone.ts';

const RECORD_SECONDS = 300;

/** What the certificate is for, and where it proves itself. */
export interface CertificateProps {
  /** The ARN of one that is there already. */
  readonly given: string | undefined;
  /** The host names that it is for, by what they are for. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly zone: HostedZone | undefined;
}

/** The certificate that the fleet file gives, or else one for the host names, validated and renewed through the zone. */
export class Certificate extends Construct {
  /** Known when the certificate is valid. */
  readonly arn: string;

  /** @throws Error when there is neither a certificate nor a zone; the check of the fleet file says so first, with the line. */
  constructor(scope: Construct, id: string, { given, hosts, zone }: CertificateProps) {
    super(scope, id);
    if (given === undefined && zone === undefined)
      throw new Error('`loadBalancer` has neither `certificate` nor `zone`: write one of them');
    this.arn = given ?? this.#validated(hosts, zone);
  }

  #validated(hosts: Readonly<Record<string, string>>, zone: HostedZone | undefined): string {
    const [domainName, ...others] = Object.values(hosts);
    const certificate = new AcmCertificate(this, THIS, {
      domainName: domainName ?? '',
      subjectAlternativeNames: others,
      validationMethod: 'DNS',
      // A listener cannot be without one, so a change of names makes the new certificate first.
      lifecycle: { createBeforeDestroy: true },
    });
    const records = Object.entries(hosts).map(([part, host]) =>
      this.#validation(part, optionOf(certificate, host), zone),
    );
    return new AcmCertificateValidation(this, 'validation', {
      certificateArn: certificate.arn,
      validationRecordFqdns: records,
    }).certificateArn;
  }

  #validation(part: string, option: (field: string) => string, zone: HostedZone | undefined): string {
    return new Route53Record(this, part, {
      zoneId: zone?.zoneId ?? '',
      name: option('name'),
      type: option('type'),
      records: [option('value')],
      ttl: RECORD_SECONDS,
      // ACM asks for the same record for every certificate of one host name in one account: two fleets share it
      // while a leader is swapped. When the old one is destroyed, the next apply of the new one puts it back.
      allowOverwrite: true,
    }).fqdn;
  }
}

/** A field of the record that validates a host. ACM gives the options as a set, so each is looked up by its host. */
function optionOf(certificate: AcmCertificate, host: string): (field: string) => string {
  const options = `aws_acm_certificate.${certificate.friendlyUniqueId}.domain_validation_options`;
  return field => `\${one([for o in ${options} : o.resource_record_${field} if o.domain_name == "${host}"])}`;
}
