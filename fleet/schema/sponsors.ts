import { z } from 'zod';
import { email, monthlyAmount } from './fields.ts';

/** Who pays for machines (B60 to B68). */
export const sponsorSchema = z.strictObject({
  budget: monthlyAmount('What the sponsor gives. At 80 % and at 100 % a notice is sent.').optional(),
  notify: z.array(email('An address.')).default([]).meta({ description: 'Who gets the notices.' }),
});
