/**
 * `ansible.cfg`. Ansible runs in the folder that it lies in, so all paths are relative to it. `../hosts/` is made by
 * `fleet hosts`: addresses, host keys and the way through Session Manager, which synthesis cannot know. Without it no
 * host is reached, since no key is trusted that has no source.
 */
export const ansibleConfiguration = (): string => `[defaults]
inventory = inventory/hosts.yml,../hosts/addresses.yml
roles_path = roles
host_key_checking = True
interpreter_python = auto_silent
retry_files_enabled = False
timeout = 30

[ssh_connection]
ssh_args = -F ../hosts/ssh_config -o ControlMaster=auto -o ControlPersist=60s -o StrictHostKeyChecking=yes -o UserKnownHostsFile=../hosts/known_hosts -o GlobalKnownHostsFile=/dev/null
pipelining = True
retries = 3
`;
