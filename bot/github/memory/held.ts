import type { Repository } from '../../model/pull.ts';
import { ForgeFailed } from '../forge.ts';
import { type HeldRepository, type Hub, repositoryNamed } from '../stand-in/hub.ts';

/** A repository of the hub that the App is installed for. @throws ForgeFailed */
export function held(hub: Hub, { name }: Repository): HeldRepository {
  const found = repositoryNamed(hub, name);
  if (found && hub.app.installations.has(found.owner.id)) return found;
  throw new ForgeFailed(`the App is not installed for ${name}`, { later: false });
}
