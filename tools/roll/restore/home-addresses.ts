import { logicalIdOf, THIS } from '../../../stacks/logical-id.ts';

/** Where Terraform keeps the leader and its home: what must change hands when the home is restored to another volume. */
export const HOME_ADDRESSES = {
  /** @see withRestoredHome */
  volume: `aws_ebs_volume.${logicalIdOf(['leader', 'home', THIS])}`,
  attachment: `aws_volume_attachment.${logicalIdOf(['leader', THIS, 'home'])}`,
  leader: `aws_instance.${logicalIdOf(['leader', THIS, THIS])}`,
} as const;
