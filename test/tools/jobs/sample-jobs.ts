import fc from 'fast-check';
import { jobMarker } from '../../../jenkins-casc/jobs/marker.ts';
import { FOLDER_KIND } from '../../../tools/adapters/jenkins/jenkins.ts';
import { printConfig } from '../../../tools/adapters/jenkins/print-config.ts';
import { branch, leaf, type XmlElement } from '../../../tools/adapters/jenkins/xml-element.ts';
import { MULTIBRANCH } from '../../../tools/jobs/own-fields.ts';
import { type WantedJobs, wantedJobs } from '../../../tools/jobs/wanted-jobs.ts';

export const FLEET = 'tvm';

/** A description as jenkins-job-builder renders it. */
const builderDescription = (text: string, fleet = FLEET) =>
  `${text}\n\n${jobMarker(fleet)}<!-- Managed by Jenkins Job Builder -->`;

export const folderXml = (text: string, fleet = FLEET): string =>
  printConfig(
    branch(FOLDER_KIND, [
      leaf('views'),
      leaf('description', builderDescription(text, fleet)),
      leaf('canRoam', 'true'),
    ]),
  );

export const pipelineXml = (script: string, fleet = FLEET): string =>
  printConfig(
    branch('flow-definition', [
      branch('definition', [leaf('script', script), leaf('sandbox', 'true')], {
        class: 'Cps',
        plugin: 'workflow-cps',
      }),
      leaf('description', builderDescription('a Pipeline', fleet)),
      leaf('disabled', 'false'),
    ]),
  );

const traits = (context: string): XmlElement =>
  branch('traits', [
    branch('org.example.DiscoveryTrait', [leaf('strategyId', '1')]),
    branch('org.example.ContextTrait', [leaf('contextLabel', context)]),
  ]);

export const multibranchXml = (context: string, fleet = FLEET): string =>
  printConfig(
    branch(MULTIBRANCH, [
      leaf('properties'),
      leaf('description', builderDescription('branches', fleet)),
      leaf('disabled', 'false'),
      branch('sources', [
        branch('data', [
          branch('jenkins.branch.BranchSource', [
            branch('source', [leaf('id', 'gh-a-b'), leaf('repoOwner', 'a'), traits(context)], {
              class: 'GitHub',
            }),
          ]),
        ]),
      ]),
    ]),
  );

/** Rendered jobs completed as the fleet wants them. */
export const wantedOf = (rendered: Readonly<Record<string, string>>, fleet = FLEET): WantedJobs =>
  wantedJobs({
    fleet,
    rendered: new Map(Object.entries(rendered)),
    retentions: new Map(Object.keys(rendered).map(path => [path, { builds: 5, days: 3 }])),
  });

const NAMES = ['a', 'b', 'c', 'd'];

const jobXml = fc.oneof(
  fc.constantFrom('x', 'y {z} <&>', '').map(script => pipelineXml(script)),
  fc.constantFrom('cpu', 'gpu').map(context => multibranchXml(context)),
);

/** What a fleet may want: folders `f` and `g` with jobs, and jobs at the top. */
export const renderedArbitrary: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    top: fc.dictionary(fc.constantFrom(...NAMES), jobXml),
    f: fc.option(fc.dictionary(fc.constantFrom(...NAMES), jobXml)),
    g: fc.option(fc.dictionary(fc.constantFrom(...NAMES), jobXml)),
  })
  .map(({ top, ...folders }) => ({
    ...top,
    ...Object.fromEntries(
      Object.entries(folders).flatMap(([folder, jobs]) =>
        jobs === null
          ? []
          : [
              [folder, folderXml('a folder')] as const,
              ...Object.entries(jobs).map(([name, xml]) => [`${folder}/${name}`, xml] as const),
            ],
      ),
    ),
  }));
