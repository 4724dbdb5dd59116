import { TerraformElement, TerraformStack } from 'cdktf';
import { logicalIdOf } from './logical-id.ts';
import { terraformJsonOf } from './terraform-json.ts';
/** A stack whose resources have readable names, and whose JSON holds what Terraform reads and nothing else. */
export class PlainStack extends TerraformStack {
    /** cdktf asks here for each name that nobody gave by hand. */
    allocateLogicalId(element) {
        const { scopes } = TerraformElement.isTerraformElement(element) ? element.node : element;
        return logicalIdOf(scopes.slice(this.node.scopes.length).map(scope => scope.node.id));
    }
    /**
     * The whole input of Terraform as one object. Made here and not by cdktf, which adds its own comment to every
     * resource, writes the references of all of them out twice, and merges two resources of one name without a word.
     * @throws Error when two elements have one name.
     */
    toTerraform() {
        return terraformJsonOf(this, this.node.findAll().filter(isElement));
    }
}
function isElement(construct) {
    return TerraformElement.isTerraformElement(construct);
}
