import type { Fleet } from '../../fleet/schema/fleet.ts';
import { ROLES, type Role } from '../../fleet/schema/jenkins.ts';
import type { SettingsMap } from './settings.ts';

const READ = ['Job/Discover', 'Job/Read', 'Overall/Read', 'View/Read'] as const;
const BUILD = [...READ, 'Job/Build', 'Job/Cancel', 'Run/Replay'] as const;
const OPERATE = [
  ...BUILD,
  'Agent/Connect',
  'Agent/Disconnect',
  'Job/Configure',
  'Job/Create',
  'Job/Delete',
  'Job/Move',
  'Job/Workspace',
  // To quiet Jenkins down. Older cores offer it only with the system property `jenkins.security.ManagePermission`.
  'Overall/Manage',
  'Run/Delete',
  'Run/Update',
  'View/Configure',
  'View/Create',
  'View/Delete',
] as const;

/** What each role may do, in the words of the plugin `matrix-auth`. */
export const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  administer: ['Overall/Administer'],
  operate: OPERATE,
  build: BUILD,
  read: READ,
};

interface Grant {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly role: Role;
}

/** The matrix of permissions: one entry for a user or group, with all that its roles give, sorted. */
export function permissionsOf(jenkins: Pick<Fleet['jenkins'], 'roles' | 'anonymous' | 'login'>): SettingsMap {
  const entries = new Map<string, { readonly grant: Grant; readonly permissions: Set<string> }>();
  for (const grant of grantsOf(jenkins)) {
    const key = `${grant.kind} ${grant.name}`;
    const entry = entries.get(key) ?? { grant, permissions: new Set<string>() };
    for (const permission of PERMISSIONS[grant.role]) entry.permissions.add(permission);
    entries.set(key, entry);
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    globalMatrix: {
      entries: sorted.map(([, { grant, permissions }]) => ({
        [grant.kind]: { name: grant.name, permissions: [...permissions].sort() },
      })),
    },
  };
}

function grantsOf({
  roles,
  anonymous,
  login,
}: Pick<Fleet['jenkins'], 'roles' | 'anonymous' | 'login'>): Grant[] {
  const grants = ROLES.flatMap(role => [
    ...roles[role].users.map((name): Grant => ({ kind: 'user', name, role })),
    ...roles[role].groups.map((name): Grant => ({ kind: 'group', name, role })),
  ]);
  // The local administrator is the only account there is.
  if (login.github === undefined) grants.push({ kind: 'user', name: login.admin, role: 'administer' });
  if (anonymous === 'read') grants.push({ kind: 'user', name: 'anonymous', role: 'read' });
  return grants;
}
