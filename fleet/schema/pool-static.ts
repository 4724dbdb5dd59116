import { z } from 'zod';

/** Long-lived hosts, each a resource of its own, so that each can be replaced alone (B30, B42). */
export const staticSchema = z
  .strictObject({
    hosts: z
      .int()
      .min(1)
      .max(200)
      .meta({ description: 'How many hosts.', examples: [2] }),
  })
  .meta({ description: 'Long-lived hosts, connected when Jenkins starts.', examples: [{ hosts: 2 }] });
