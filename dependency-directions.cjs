/** Imports go one way only (docs/architecture.md); each rule says what one room may not import. */
const rooms = 'stacks|packer|ansible|jenkins-casc|tools|bot|bench|test';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'fleet-is-the-kernel',
      'the model imports nothing of ours',
      { path: '^fleet/' },
      { path: `^(${rooms})/` },
    ),
    forbid(
      'fleet-is-pure',
      'the model asks no file, network, process or clock',
      { path: '^fleet/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'generators-know-the-model-only',
      'a generator imports the model and itself',
      { path: '^(stacks|packer|ansible|jenkins-casc)/' },
      { path: `^(${rooms})/`, pathNot: '^$1/' },
    ),
    forbid(
      'cdktf-lives-in-stacks',
      'the way out of CDKTF stays one line',
      { pathNot: '^(stacks|test/stacks|node_modules)/' },
      { path: 'node_modules/(cdktf|@cdktf|constructs)/' },
    ),
    forbid(
      'adapters-know-the-model-only',
      'an adapter imports the model and other adapters',
      { path: '^tools/adapters/' },
      { path: `^(stacks|packer|ansible|jenkins-casc|bot|bench|test|tools/(?!adapters/))` },
    ),
    forbid(
      'the-bot-knows-adapters',
      'the bot imports the model, adapters, and what every page and message is made with',
      { path: '^bot/' },
      {
        path: '^(stacks|packer|ansible|jenkins-casc|bench|test|tools)/',
        pathNot: '^tools/(adapters|page|report|(user-error|exit-codes)\\.ts$)',
      },
    ),
    forbid(
      'the-words-of-the-bot-stand-on-the-ground',
      'what the bot speaks of needs nothing else of it',
      { path: '^bot/model/' },
      { path: '^(bot/(?!model/)|tools/)' },
    ),
    forbid(
      'who-reads-and-tells-does-not-decide',
      'comments, texts, configuration and events are what decisions are made from and told with',
      { path: '^bot/(comments|status|configuration|events)/' },
      { path: '^bot/core/' },
    ),
    forbid(
      'the-core-of-the-bot-decides-alone',
      'decisions know no backend, store or service, nor the machine',
      { path: '^bot/(core|comments|status|artefacts|benchmarks)/' },
      { path: '^(bot/(backends|github|stores|worker|entrypoints)|tools/adapters)/' },
    ),
    forbid(
      'only-adapters-and-entries-talk',
      'files, processes and networks are reached through an adapter',
      {
        path: '^(tools|bot)/',
        pathNot: [
          '^tools/adapters/',
          '^tools/fleet\\.mjs$',
          '^tools/[^/]+/main\\.ts$',
          '^bot/(backends|github|stores|secrets|entrypoints)/',
        ],
      },
      { path: '^(fs|fs/promises|child_process|net|http|https|dns|tls|os)$', dependencyTypes: ['core'] },
    ),
    forbid('tests-are-not-imported', 'only tests import tests', { pathNot: '^test/' }, { path: '^test/' }),
    forbid(
      'no-circles',
      'two files that need each other are one idea',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdktf\\.out|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
