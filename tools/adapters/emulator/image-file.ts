import type { EmulatedImage } from './emulator.ts';

/**
 * Images in the form in which moto reads them (`MOTO_AMIS_PATH`); the names are those of the arguments of `Ami` in its
 * `ec2/models/amis.py`. The root device is what Ubuntu's images have.
 */
export function imageFile(images: readonly EmulatedImage[]): string {
  const entries = images.map(({ id, name, architecture }) => ({
    ami_id: id,
    name,
    architecture,
    description: name,
    virtualization_type: 'hvm',
    hypervisor: 'xen',
    root_device_name: '/dev/sda1',
    root_device_type: 'ebs',
    public: true,
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
