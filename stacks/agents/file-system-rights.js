import { readableZones } from './readable-zones.ts';
/** Through its own access point a zone writes, through those of the zones that it `reads` it only reads. */
export function fileSystemRights({ fleet, zone, stores }) {
    const { fileSystem } = stores;
    if (fileSystem === undefined)
        return [];
    const through = (zones) => ({
        resources: [fileSystem.arn],
        conditions: {
            StringEquals: {
                'elasticfilesystem:AccessPointArn': zones.flatMap(each => fileSystem.accessPointArns.get(each) ?? []),
            },
        },
    });
    return [
        { sid: 'SharedWrite', actions: ['elasticfilesystem:ClientWrite'], ...through([zone]) },
        {
            sid: 'SharedRead',
            actions: ['elasticfilesystem:ClientMount'],
            ...through(readableZones(fleet, zone)),
        },
    ];
}
