import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
/** Sections whose blocks stand at `section.type.name`, and to which cdktf adds a comment of its own. */
const TYPED_SECTIONS = ['resource', 'data'];
const RESOLVER = new DefaultTokenResolver(new StringConcat());
/**
 * The blocks of all elements in one object, references written out, without cdktf's comments.
 * @throws Error when two elements have one name.
 */
export function terraformJsonOf(scope, elements) {
    const json = {};
    for (const element of elements) {
        const fragment = element.toTerraform();
        for (const section of TYPED_SECTIONS)
            removeComments(fragment[section]);
        merge(json, Tokenization.resolve(fragment, { scope, resolver: RESOLVER, preparing: false }), []);
    }
    return json;
}
function removeComments(types) {
    for (const named of Object.values(types ?? {}))
        for (const attributes of Object.values(named))
            delete attributes['//'];
}
/** Whole blocks begin at the third level (`resource.aws_vpc.network`), but for an output and a provider. */
function merge(into, from, path) {
    for (const [key, value] of Object.entries(from)) {
        const there = into[key];
        if (there === undefined)
            into[key] = value;
        else if (path.length < 2 && isBlock(there) && isBlock(value))
            merge(there, value, [...path, key]);
        else
            throw new Error(`two parts of the stack are called \`${[...path, key].join('.')}\`: rename one`);
    }
}
function isBlock(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
