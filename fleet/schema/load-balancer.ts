import { z } from 'zod';
import { days, hostName, name } from './fields.ts';
import { textField } from './value-field.ts';

/** The one public door of the fleet: it ends TLS in front of the leader (B9, B72, B73). */
export const loadBalancerSchema = z
  .strictObject({
    zone: hostName(
      'The Route53 zone that holds `domain`. With it the fleet makes its records and validates its certificate there.',
      'example.org',
    ).optional(),
    certificate: textField(
      /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
      'a certificate is the ARN of an ACM certificate',
      {
        description:
          'The ARN of a certificate that is there already. Without it one is made and validated through `zone`.',
        examples: ['arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012'],
      },
    ).optional(),
    weight: z.int().min(0).max(255).default(100).meta({
      description:
        'The weight of this fleet among all records of `domain`: 0 sends nobody here. A new leader is swapped in by raising its weight.',
    }),
    beta: hostName(
      'A second host name that always leads to this fleet, for a launch beside the old one.',
      'ci-beta.example.org',
    ).optional(),
    docs: z
      .strictObject({
        host: hostName('The host name of the documentation.', 'docs.example.org'),
        pool: name('The static pool whose first host serves the last-built documentation.', 'docs'),
        port: z.int().min(1).max(65_535).default(8080).meta({ description: 'The port on that host.' }),
      })
      .optional()
      .meta({ description: 'Sends a host name to the machine that serves the documentation (label `doc`).' }),
    rateLimit: z.int().min(100).max(20_000_000).default(2_000).meta({
      description:
        'How many requests one address may make in five minutes. The paths of webhooks and agents are not counted.',
    }),
    accessLogs: days('How long access logs are kept.', '90d').prefault('90d'),
  })
  .meta({ description: 'TLS 1.3, HTTP sent on to HTTPS, a web application firewall, access logs.' });
