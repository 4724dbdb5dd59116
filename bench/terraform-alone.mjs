// Makes Terraform's part of TVM's fleet alone, as `fleet synth` does beside all others. JavaScript, as tools/fleet.mjs is.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { terraformAlone } = await import('./terraform-alone.ts');
terraformAlone(process.argv[2] ?? 'out');
