import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';

/** Makes a public zone in the account of the emulator at `endpoint`. */
export async function makeHostedZone(endpoint: string, name: string): Promise<void> {
  const client = new Route53Client({
    endpoint,
    // Route53 has one region.
    region: 'us-east-1',
    credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
  });
  try {
    await client.send(new CreateHostedZoneCommand({ Name: name, CallerReference: name }));
  } finally {
    client.destroy();
  }
}
