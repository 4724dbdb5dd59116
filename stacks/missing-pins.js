/** Images that the fleet uses have no AMI in its region. */
export class MissingPins extends Error {
    images;
    fix;
    constructor(images, region) {
        const names = images.map(image => `\`${image}\``).join(', ');
        super(`${names} ${images.length === 1 ? 'has' : 'have'} no pin in \`${region}\``);
        this.name = 'MissingPins';
        this.images = images;
        this.fix = `build ${images.length === 1 ? 'it' : 'them'}, then write into the pin file: \`${region}: {${images[0]}: {ami: ami-…}}\``;
    }
}
/** @throws MissingPins with all images without one. */
export function requirePins({ fleet, pins }) {
    const ofPools = Object.values(fleet.pools).flatMap(pool => (pool.kind === 'external' ? [] : [pool.image]));
    const missing = [...new Set([fleet.leader.image, ...ofPools])].filter(image => !pins.has(image));
    if (missing.length > 0)
        throw new MissingPins(missing, fleet.region);
}
