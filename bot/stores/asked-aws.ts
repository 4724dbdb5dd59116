import { told } from '../../tools/adapters/aws/cloud-refused.ts';
import { StoreFailed } from './bot-store.ts';

/** The answer of AWS. @param action as in a policy @throws StoreFailed with its refusal in our words */
export async function askedAws<T>(action: string, where: string, asked: Promise<T>): Promise<T> {
  try {
    return await told(action, asked);
  } catch (error) {
    throw new StoreFailed(`\`${where}\`: ${error instanceof Error ? error.message : String(error)}`);
  }
}
