import fc from 'fast-check';
/** Names that a construct, an object or an identifier might take for something of its own. */
const NASTY = ['this', 'policy', 'template', 'schedule', 'zone', 'mount', 'a', 'x-1'];
/** However they are strung together, a hyphen stands between two letters or digits. */
const PIECES = ['a', 'q', 'z', '0', '9', '-a', '-7'];
/** A name as pools, zones, sponsors, secrets and schedules have it, at most `longest` characters long. */
export function nameArbitrary(longest = 40) {
    const tail = fc.array(fc.constantFrom(...PIECES), { maxLength: longest - 1 }).map(pieces => pieces
        .join('')
        .slice(0, longest - 1)
        .replace(/-$/, ''));
    return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...NASTY) }, { weight: 3, arbitrary: fc.tuple(fc.constantFrom('a', 'm', 'z'), tail).map(parts => parts.join('')) }, { weight: 1, arbitrary: fc.constant('n'.repeat(longest)) });
}
/** A few names, none twice. */
export function namesArbitrary(least, most, longest = 40) {
    return fc.uniqueArray(nameArbitrary(longest), { minLength: least, maxLength: most });
}
