import { own } from './own.ts';
/** The leader, then every pool in AWS. */
export function machineSetsOf({ fleet, catalogue }, pools) {
    const type = ({ name }, path) => ({
        name,
        path,
        facts: catalogue.get(name),
    });
    const { leader } = fleet;
    return [
        {
            title: 'the leader',
            imageName: leader.image,
            image: own(fleet.images, leader.image),
            imagePath: ['leader', 'image'],
            types: [type(leader.instance, ['leader', 'instance'])],
        },
        ...pools.flatMap(({ name, pool, path }) => pool.kind === 'external'
            ? []
            : {
                title: `pool \`${name}\``,
                imageName: pool.image,
                image: own(fleet.images, pool.image),
                imagePath: path('image'),
                types: pool.instances.map((instance, index) => type(instance, path('instances', index))),
            }),
    ];
}
