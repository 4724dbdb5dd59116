import { textField } from './value-field.ts';

/** The public half of an SSH key, in one line, as `ssh-keygen` writes it. It is no secret. */
export const publicKey = (description: string) =>
  textField(
    /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) [A-Za-z0-9+/]{40,1000}={0,2}(?: [\w.@-]{1,100})?$/,
    'a public key is a line of `ssh-keygen`: the type, the key in base64 and by choice a comment',
    {
      description,
      examples: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1Vn0mXsxrIyO0ueRIqEnZvxBlC7Jb6hVV0dqEVCwW1'],
    },
  );
