/** A test that fails where a trap is not minded. */
interface TrapTest {
  readonly file: string;
  /** As it stands in the file. */
  readonly title: string;
}

/**
 * Something about Jenkins or its plugins that a roll can fall over. `minded`: where the roll minds it, or why it has not to do with
 * it.
 */
interface Trap {
  readonly trap: string;
  readonly minded: string;
  /** Empty only where the roll has not to do with it. */
  readonly tests: readonly TrapTest[];
}

const FILES = {
  session: 'test/contracts/jenkins-session.test.ts',
  live: 'test/contracts/jenkins-control-live.test.ts',
  recorded: 'test/contracts/jenkins-control-recorded.test.ts',
  control: 'test/contracts/jenkins-control-contract.ts',
  work: 'test/contracts/jenkins-work-contract.ts',
  standIn: 'test/contracts/jenkins-stand-in-traps.test.ts',
  marks: 'test/contracts/node-marks.test.ts',
  groups: 'test/contracts/machine-groups-contract.ts',
  facts: 'test/tools/roll/jenkins-facts/jenkins-facts.test.ts',
  reading: 'test/tools/roll/jenkins-facts/read-jenkins.test.ts',
  agents: 'test/tools/roll/run/agents.test.ts',
  leader: 'test/tools/roll/run/leader.test.ts',
  decide: 'test/tools/roll/run/traps.test.ts',
  hands: 'test/tools/roll/hands/on-stand-in.test.ts',
  findLost: 'test/tools/roll/hands/find-lost.test.ts',
  lost: 'test/tools/roll/requeue/lost-work.test.ts',
  again: 'test/tools/roll/requeue/started-again.test.ts',
  requeue: 'test/tools/roll/requeue/on-stand-in.test.ts',
  requeueLaws: 'test/tools/roll/requeue/properties.test.ts',
  provision: 'test/tools/roll/provision/fleet-provisioner.test.ts',
  noReload: 'test/tools/roll/provision/no-reload.test.ts',
  faults: 'test/tools/roll/hands/leader-faults.test.ts',
  preflight: 'test/tools/roll/preflight/preflight.test.ts',
  plan: 'test/tools/roll/plan/roll-plan.test.ts',
  planLaws: 'test/tools/roll/plan/properties.test.ts',
  names: 'test/tools/roll/instance-in-name.test.ts',
  whole: 'test/tools/roll/run/whole-rolls.test.ts',
  killed: 'test/tools/roll/run/killed-rolls.test.ts',
  casc: 'test/jenkins-casc/configuration/configuration.test.ts',
  diff: 'test/tools/configuration/configuration-diff.test.ts',
  reports: 'test/tools/roll/report/reports.test.ts',
  openings: 'test/tools/roll/windows/openings.test.ts',
  lock: 'test/tools/roll/journal/held-lock.test.ts',
  stacks: 'test/stacks/relations.test.ts',
  restart: 'test/e2e/ansible-restart.test.ts',
} as const;

const by = (file: keyof typeof FILES, ...titles: readonly string[]): readonly TrapTest[] =>
  titles.map(title => ({ file: FILES[file], title }));

const accounts: readonly Trap[] = [
  {
    trap: 'A crumb lives as long as its session, and both end with a restart; a POST without one is refused before anybody looks at rights.',
    minded: 'http-session.ts: tokens need none; with a password it is fetched anew, once.',
    tests: by(
      'session',
      'are not asked for with a token',
      'are asked for once with a password, and again when a restart forgot them',
      'that are refused again are not asked for for ever',
      'that do not suffice are told with the right that is missing',
    ),
  },
  {
    trap: 'While Jenkins starts or stops, good credentials are answered with 401 and the login page with 503.',
    minded: 'http-session.ts looks at /login before it believes a 401, and asks again where that is there.',
    tests: [
      ...by(
        'session',
        'is waited for: 401 to good credentials while /login answers 503',
        'is not taken for bad credentials where it came up between a 401 and the look at /login',
      ),
      ...by(
        'hands',
        'is out of sight while it restarts, whatever it answers',
        'has acts tried again later, not failed',
      ),
    ],
  },
  {
    trap: 'A leader with broken accounts answers 401 or 403 for ever, and so is never silent.',
    minded:
      'real-hands.ts: a Jenkins that refuses us counts as one that does not answer; away.ts puts it back.',
    tests: [
      ...by('hands', 'is told apart when it answers and refuses the account'),
      ...by('leader', 'is put back with image, Jenkins and home when it does not answer'),
    ],
  },
  {
    trap: 'Answers that are none of a Jenkins that is up carry no version and no session.',
    minded:
      'server-bounds.ts reads both from good answers only; without a session nothing is taken for a restart.',
    tests: by('session', 'that is none of Jenkins is no list of jobs: %s'),
  },
];

const quiet: readonly Trap[] = [
  {
    trap: 'The reason of quiet mode has another name since 2.414, and a repeated call without it wipes it.',
    minded: 'http-jenkins-control.ts sends both names with every call.',
    tests: by('live', 'its reason is ours, also when it is said twice; and it begins builds again'),
  },
  {
    trap: 'A GET on the pages that quiet or restart does nothing, or shows a page.',
    minded: 'http-jenkins-control.ts only posts.',
    tests: by('hands', 'of the roll is set and ended, each twice as well as once'),
  },
  {
    trap: 'In quiet mode requests are accepted and wait.',
    minded:
      'before-it-goes.ts writes down queue and builds once it is quiet, away.ts again after the backup.',
    tests: [
      ...by('live', 'what is started waits, once'),
      ...by('leader', 'waits for Freestyle builds, also on agents that somebody has cordoned'),
    ],
  },
  {
    trap: 'Running Pipelines pause in quiet mode and keep their executors, so waiting for idleness may never end.',
    minded: 'Agents are drained without it; before-it-goes.ts waits for what would be lost before it quiets.',
    tests: [
      ...by(
        'leader',
        'waits for what a restart ends without quieting down: in quiet mode a Pipeline would never end',
        'takes the quiet-down back when such a build began in between',
        'gives Pipelines time to come to their pause',
      ),
      ...by('work', 'does not take paused Pipelines for nothing: they keep their executors'),
    ],
  },
  {
    trap: 'Going back and forth between draining and quieting could begin the deadline anew each time.',
    minded: 'LeaderStanding.begun: the deadline is that of the first draining.',
    tests: by(
      'decide',
      'the deadline of its drain is that of the first time, however often it is taken back',
    ),
  },
  {
    trap: 'Ending quiet mode also ends what somebody else began, with a restart that waits.',
    minded: 'work-acts.ts and before-it-goes.ts leave it; nothing is begun meanwhile; preflight refuses.',
    tests: [
      ...by('hands', 'of somebody else is neither taken over nor ended'),
      ...by(
        'decide',
        'has nothing begun meanwhile: no drain would ever end',
        'is not overruled by the leader’s roll, and may go on',
      ),
      ...by('plan', 'says that nothing would end while Jenkins quiets down'),
    ],
  },
  {
    trap: 'Quiet mode that cannot be ended has everything stand still.',
    minded: 'decide.ts: the roll stops and tells a person.',
    tests: by('decide', 'is missed where it is ours and cannot be ended: a person is told'),
  },
  {
    trap: 'Somebody may end our quiet mode while we wait.',
    minded: 'before-it-goes.ts and away.ts look before each step, and leave the leader as it is.',
    tests: by('leader', 'goes nowhere when somebody cancels the quiet-down'),
  },
  {
    trap: 'In quiet mode a Pipeline that is asked to end stays; only the last of the three ways ends it.',
    minded: 'end-build.ts goes from asking to killing, and waits between.',
    tests: by('live', 'a Pipeline ends when it is killed, after it was asked'),
  },
  {
    trap: 'Freestyle builds know only to be asked; the harder ways answer well and do nothing.',
    minded: 'end-build.ts asks them only.',
    tests: by('live', 'a Freestyle build ends when it is asked, and knows no other way'),
  },
  {
    trap: 'A killed Pipeline is over at once, while its process keeps the executor until it ends.',
    minded: 'draining.ts waits for the executor; aborted.ts gives up after ten minutes.',
    tests: by(
      'decide',
      'keeps its machine, and is no reason to wait for ever',
      'a build that was aborted and does not end keeps it, and is no reason to wait for ever',
    ),
  },
  {
    trap: 'Quiet mode outlives a reload, but no restart.',
    minded: 'away.ts expects none after a restart; back-again.ts ends it all the same.',
    tests: by('standIn', 'outlives a reload of the configuration, but not a restart'),
  },
  {
    trap: 'Quieting down with a time limit answers alike whether anything drained.',
    minded: 'Not used: facts are read and judged by ourselves.',
    tests: [],
  },
];

const restarts: readonly Trap[] = [
  {
    trap: 'A safe restart waits without bound, and only for Freestyle builds on agents that are online.',
    minded: 'Not used: before-it-goes.ts waits itself, then Ansible stops Jenkins.',
    tests: [
      ...by(
        'leader',
        'waits for Freestyle builds, also on agents that somebody has cordoned',
        'keeps to the deadline of the drain',
      ),
      ...by('standIn', 'waits for Freestyle builds for ever, but not for one on a marked node, which dies'),
    ],
  },
  {
    trap: 'At the end of a machine nobody waits until Jenkins has written down what runs.',
    minded: 'leader-work.ts stops Jenkins before its machine goes, and not at all where that fails.',
    tests: by(
      'provision',
      'stops Jenkins before its machine goes, and starts it without a restart',
      'stays when Jenkins cannot be stopped; one that is given up does not',
    ),
  },
  {
    trap: 'A restart that was meant may have been done before the process was killed.',
    minded: 'leader_restart_since: Ansible compares when Jenkins was started.',
    tests: by('restart', 'is $becomes: restart $restart since $since, news $news'),
  },
  {
    trap: 'Just after Jenkins answers, agents are offline and nothing stands on an executor, while Pipelines resume.',
    minded:
      'nodes.ts shows them as builds; away.ts waits for the agents; decide.ts begins nothing for six minutes.',
    tests: [
      ...by('leader', 'is not taken for idle just after it answers'),
      ...by(
        'agents',
        'takes builds again after a restart of Jenkins, and is begun anew when all have resumed',
      ),
      ...by(
        'reading',
        'what is resumed shows at once, wherever its job stands, and moves to its node when that is back',
      ),
      ...by(
        'live',
        'has what is resumed after a restart though it stands on no executor, and knows another session',
      ),
      ...by('whole', 'takes no machine away after a crash of Jenkins whose builds are only resuming'),
    ],
  },
  {
    trap: 'That may just have happened when a roll begins, which has not seen it.',
    minded: 'decide.ts and begin-agents.ts: JUST_BEGUN.',
    tests: by(
      'decide',
      'is given time to take over what it resumes',
      'has its agents given time to come back, while others may go',
    ),
  },
  {
    trap: 'Agents that a restart has disconnected look like machines that have fallen.',
    minded: 'decide.ts does not judge those that went first while Jenkins settles.',
    tests: by('decide', 'are not found fallen because Jenkins was restarted while they were watched'),
  },
  {
    trap: 'After a kill the queue is gone and ids begin low again.',
    minded: 'identity.ts: an id counts only together with job, time, parameters and causes.',
    tests: [
      ...by('lost', 'is not taken for another under the same id, as there is after a crash'),
      ...by('requeue', 'what does not come through is found, begins again once, and nothing else does'),
    ],
  },
  {
    trap: 'After an older home is put back, the numbers of builds come again.',
    minded: 'identity.ts: a number counts only together with its beginning.',
    tests: [
      ...by(
        'lost',
        'is not taken for another under the same number, as there is when an older home was put back',
      ),
      ...by(
        'standIn',
        'comes up from a snapshot as it was killed then: without the queue, with the numbers of then',
      ),
    ],
  },
  {
    trap: 'A Freestyle build that was killed may vanish, or show as failed or aborted.',
    minded: 'end-of-build.ts tells by the time whether it ended by itself.',
    tests: by(
      'lost',
      'that vanished is started with its parameters, since nothing is left to rebuild',
      'was killed in the middle of a hard restart',
    ),
  },
  {
    trap: 'A Pipeline with `disableResume` is lost with any restart.',
    minded: 'survival.ts; before-it-goes.ts waits for it.',
    tests: [
      ...by('reading', 'is lost where another is carried over, in folders too'),
      ...by('facts', 'is its end where it is a Pipeline and resuming is disabled'),
    ],
  },
  {
    trap: 'A step that nothing carries over fails after a restart, which is not seen from outside before.',
    minded: 'survival.ts calls it unknown; what fails just after the restart is found and started again.',
    tests: [
      ...by('facts', 'is unknown for Pipelines that hold no node'),
      ...by('decide', 'a Pipeline that holds no agent is not waited for: there is always one'),
      ...by('standIn', 'fails when its step does not outlive Jenkins, and a safe restart waits for that'),
    ],
  },
  {
    trap: 'With a bad configuration Jenkins lives on and answers 503 without a word for ever.',
    minded: 'away.ts puts the leader back after LEADER_START_LIMIT.',
    tests: [
      ...by('hands', 'is out of sight for ever when its configuration is broken'),
      ...by('leader', 'is put back with image, Jenkins and home when it does not answer'),
    ],
  },
  {
    trap: 'The ec2-fleet plugin calls AWS while Jenkins boots: without credentials nothing boots.',
    minded: 'The leader’s own role has what the plugin asks for; a leader that does not boot is put back.',
    tests: [
      ...by('stacks', 'keeps every relation'),
      ...by('leader', 'is put back with image, Jenkins and home when it does not answer'),
    ],
  },
  {
    trap: 'Builds begin on a flawed leader before it is found out, and the old home knows nothing of them.',
    minded: 'condemned.ts quiets and writes down before it is put back.',
    tests: by('leader', 'is put back when it lacks what it had'),
  },
  {
    trap: 'A backup of hours may end when the window has closed.',
    minded: 'away.ts looks at the window before the leader goes.',
    tests: by('decide', 'a back-up that lasts beyond the window leaves it as it is'),
  },
];

const queue: readonly Trap[] = [
  {
    trap: 'Jobs with and without parameters are started under different addresses, and refuse the other one.',
    minded: 'start-work.ts reads what the job has now.',
    tests: by('recorded', 'uses the other address for a job without parameters'),
  },
  {
    trap: 'A disabled job refuses, and a choice that is not offered any more answers 500.',
    minded: 'answer-faults.ts: a change is not repeated; the roll goes on with the rest.',
    tests: [
      ...by('recorded', 'tells a choice that is not offered any more as refused'),
      ...by('decide', 'starts the rest again when one cannot be started, as where its job is disabled'),
      ...by('session', 'to a change is not asked for again'),
    ],
  },
  {
    trap: 'Parameters that a job does not know are dropped in silence.',
    minded: 'started-again.ts compares only what both have.',
    tests: by('again', 'may lack what the job lacks now, and have what it has gained'),
  },
  {
    trap: 'Passwords are never told, and a Pipeline with one is not replayed.',
    minded: 'lost-work.ts leaves it to a person; the report has the link.',
    tests: [
      ...by('lost', 'with a password is left to a person'),
      ...by(
        'recorded',
        'tells why a Pipeline with a password is not rebuilt',
        'are work with parameters and causes; of a password there is only the name',
      ),
      ...by('reports', 'links what a person has to start'),
    ],
  },
  {
    trap: 'An equal request folds into one that waits, and its answer differs by the way it was asked.',
    minded: 'start-work.ts takes both; started-again.ts knows the other’s item as ours.',
    tests: [
      ...by('recorded', 'takes the item from the address, whatever host stands in it, folded or not'),
      ...by('again', 'that was folded into what waited already is known'),
      ...by('lost', 'that another request was folded into is known all the same'),
    ],
  },
  {
    trap: 'The address of an item is built from what the request said of the host, or is relative.',
    minded: 'start-work.ts and item-path.ts read its end only.',
    tests: by(
      'live',
      'has what runs and what waits, with addresses below the root whatever Jenkins takes itself for',
    ),
  },
  {
    trap: 'The part of a Pipeline that waits for a node has no name unless it is asked for, and ending it ends the build.',
    minded: 'QUEUE_TREE asks for it; it counts as a build that runs; the roll cancels nothing in the queue.',
    tests: [
      ...by('work', 'names what waits and why, the part of a Pipeline too'),
      ...by('recorded', 'that are parts of Pipelines are no work of their own'),
    ],
  },
  {
    trap: 'What left the queue is soon forgotten, and at once by a restart.',
    minded: 'ensureSmoke and startOnce look at builds beside the queue.',
    tests: [
      ...by('standIn', 'forgets items that left some minutes ago, or before it was restarted'),
      ...by('live', 'counts once what leaves the queue while it is read'),
    ],
  },
  {
    trap: 'A rebuild names no item, and the first causes are lost.',
    minded: 'started-again.ts knows it by the number that it repeats; causes are in the record.',
    tests: by('again', 'is known by the number that it repeats, whoever asked for it'),
  },
  {
    trap: 'An answer gets lost: whether something was begun is not known.',
    minded: 'start-once.ts looks before it starts.',
    tests: [
      ...by(
        'live',
        'of starting work again (%s): it is not sent twice',
        'of starting the smoke job: it is found, not started again',
      ),
      ...by('requeueLaws', 'happens exactly once for each, wherever the process is killed'),
    ],
  },
  {
    trap: 'What is resumed may turn out to be lost only minutes later.',
    minded: 'back-again.ts looks again; a look that fails is told to a person.',
    tests: [
      ...by('findLost', 'is done again while something resumes, and then finds only what is new'),
      ...by('leader', 'looks again for what is lost once everything has had its time to resume'),
      ...by('decide', 'has a person told when what it lost cannot be found'),
    ],
  },
  {
    trap: 'A 500 may come for what was done, and pass.',
    minded: 'answer-faults.ts: acts that look first, or may be done twice, are tried again; starts are not.',
    tests: by('live', 'by a 500: marks and quiet mode come in the end, whether it was done before or not'),
  },
  {
    trap: 'A push that comes while Jenkins is away is told to nobody.',
    minded: 'back-again.ts has multibranch projects look at their repositories.',
    tests: [
      ...by('leader', 'starts what was lost one after another, and has projects look for pushes'),
      ...by('standIn', 'that comes while Jenkins is down is built after a scan only, and once'),
    ],
  },
];

const nodes: readonly Trap[] = [
  {
    trap: 'The usual request toggles a mark: sent twice it takes it away.',
    minded: 'node-marks.ts looks, toggles once, looks again.',
    tests: [
      ...by(
        'marks',
        'is marked once, however often that is asked for',
        'keeps the mark that the operator made last',
      ),
      ...by('live', 'after a node was marked: it is seen, and not done again'),
    ],
  },
  {
    trap: 'What Jenkins shows as the reason has words of its own around ours.',
    minded: 'roll-mark.ts finds the token within.',
    tests: by('control', 'keeps the mark of somebody else, also of one whose token begins like ours'),
  },
  {
    trap: 'The mark of an operator is not ours to take away, nor his freeing ours to undo.',
    minded: 'judged-machine.ts, draining.ts and proving.ts leave such a machine.',
    tests: [
      ...by(
        'agents',
        'is left alone where an operator has cordoned it before',
        'is left alone when an operator takes the mark away',
        'is left alone when an operator puts his own mark there, and that stays',
      ),
      ...by('whole', 'never takes the mark of an operator away'),
    ],
  },
  {
    trap: 'A build may begin between the look and the mark.',
    minded: 'draining.ts believes only looks that began after the mark.',
    tests: by(
      'agents',
      'waits for a build that began between the look and the mark',
      'is not taken away by what was seen before its mark was set',
    ),
  },
  {
    trap: 'Nodes that come and go lose their marks with a restart; lasting ones too, where the configuration lists them.',
    minded:
      'work-acts.ts writes all marks down; back-again.ts puts them back as soon as Jenkins answers, and once.',
    tests: [
      ...by(
        'hands',
        'has all marks but those of this roll, also when the process has looked at nothing before',
        'gets the mark of an operator back after a restart, once',
      ),
      ...by(
        'decide',
        'come back as soon as Jenkins answers, before anything is checked',
        'come back once: an operator who takes his mark away after that means it',
      ),
      ...by('standIn', 'keeps marks with their causes, but not those of nodes that come and go'),
    ],
  },
  {
    trap: 'An act of a killed process is done again when somebody may have put the machine back into service.',
    minded: 'in-service-again.ts looks before a machine goes.',
    tests: [
      ...by(
        'hands',
        'stays when somebody has put it back into service',
        'stays when a build runs on it, marked or not',
      ),
      ...by('decide', 'is left alone when an operator has put it back into service since'),
    ],
  },
  {
    trap: 'An unsound machine of an earlier roll carries a mark that looks like one of ours that was forgotten.',
    minded: 'sweep.ts takes only marks of its own roll; such a machine is proved before it serves.',
    tests: by(
      'decide',
      'stays: what a roll leaves marked at its end is not sound',
      'stays when the drain of its machine is broken off',
      'is no operator’s, so that the machine is made anew and proved',
    ),
  },
  {
    trap: 'The sums of Jenkins leave out cordoned nodes and Pipelines without a node.',
    minded: 'nodes.ts counts executor by executor.',
    tests: [
      ...by('work', 'show the build of a marked node, which the sums of Jenkins and a safe restart forget'),
      ...by('facts', 'is never nothing where an executor works, and always nothing on idle agents'),
    ],
  },
  {
    trap: 'A Pipeline shows once on the leader and once for each node that it holds.',
    minded: 'running-builds.ts: one build for each address.',
    tests: [
      ...by(
        'work',
        'shows every build where it holds an executor, and a Pipeline not a second time on the built-in node',
      ),
      ...by('facts', 'is each build once on a node, whatever executors it has there'),
    ],
  },
  {
    trap: 'What the account may not see shows as nothing on an executor that is busy; progress may be unknown.',
    minded:
      'sightings.ts: a busy executor is a build; durations come from the estimate, never from progress.',
    tests: by('reading', 'still keeps its node busy, and nobody knows what becomes of it'),
  },
  {
    trap: 'A connection that is broken on purpose is back within seconds.',
    minded: 'Nodes are marked, never disconnected.',
    tests: by('work', 'tell a broken connection from a mark'),
  },
  {
    trap: 'When an agent dies its Pipeline waits for it.',
    minded: 'survival.ts: unknown; its machine is not idle.',
    tests: by('work', 'keep a Pipeline, which may or may not go on'),
  },
];

const cliff: readonly Trap[] = [
  {
    trap: 'A Pipeline that resumes is given five minutes until a node of the same name is online; ours must carry no mark then.',
    minded: 'sweep.ts frees them before the leader goes; after a crash draining.ts does.',
    tests: [
      ...by('leader', 'carries durable Pipelines over, and none of their agents keeps a mark of ours'),
      ...by(
        'standIn',
        'goes on, on a node of the same name that is online within five minutes',
        'is still marked',
        'goes on when the mark goes in time',
      ),
    ],
  },
  {
    trap: 'An agent that an operator has cordoned is none that we may free.',
    minded: 'before-it-goes.ts waits for the Pipelines on it, as for all that a restart ends.',
    tests: by(
      'decide',
      'a Pipeline on an agent that an operator has cordoned is waited for: it would fall over the five-minute cliff',
    ),
  },
  {
    trap: 'A quiet start has Pipelines fall over it as well.',
    minded: 'Jenkins is never started quiet; the checks run while builds go on.',
    tests: by('standIn', 'is aborted after five minutes of a quiet start, too'),
  },
  {
    trap: 'A machine in the place of another is not the one that the Pipeline ran on, whatever its name.',
    minded: 'draining.ts: no machine goes with a build; the leader is not rolled while an agent is.',
    tests: [
      ...by('standIn', 'fails on a machine that is not the one it ran on'),
      ...by('leader', 'the leader goes first while the images of agents stay, and agents wait for it'),
    ],
  },
];

const configuration: readonly Trap[] = [
  {
    trap: 'A reload with a list of nodes deletes those that are not in it with their builds, and clears marks.',
    minded: 'No act of a roll reloads; settings reach Jenkins by its restart.',
    tests: [
      ...by(
        'noReload',
        'reloads the configuration: with a list of nodes that would end builds and clear marks',
        'has a task of the leader that does so',
      ),
      ...by(
        'diff',
        'says that every node of a list loses its offline mark, and that a first list deletes the others',
      ),
    ],
  },
  {
    trap: 'So does every start: nodes that somebody added by hand are gone then.',
    minded: 'fleet-state.ts warns before; leader-faults.ts does not blame the new leader for it.',
    tests: [
      ...by('preflight', 'a node that is deleted when Jenkins starts'),
      ...by(
        'faults',
        'is not blamed for nodes that somebody added by hand: its configuration deletes them at each start',
      ),
    ],
  },
  {
    trap: 'Answers to a reload and to a check mislead.',
    minded: 'Not of a roll: the command for the configuration reads them.',
    tests: [],
  },
];

const ec2Fleet: readonly Trap[] = [
  {
    trap: 'A node is known under its instance, while it is shown under a name that changes with each build.',
    minded: 'nodes.ts names it by the instance.',
    tests: [
      ...by(
        'hands',
        'is found under its instance, whatever it is shown as',
        'runs on exactly the node of an instance, once',
      ),
      ...by('names', 'is found behind whatever cloud, alone, and before what is left of its builds'),
    ],
  },
  {
    trap: 'A busy machine that leaves its group loses its node and its builds within seconds.',
    minded: 'take-away.ts: only what was seen idle after its mark; in-service-again.ts looks once more.',
    tests: [
      ...by('agents', 'waits for a build that began between the look and the mark'),
      ...by('hands', 'stays when a build runs on it, marked or not'),
    ],
  },
  {
    trap: 'Idle machines go by themselves, cordoned ones and new ones too.',
    minded: 'draining.ts: gone; proving.ts: no fault of the image; room.ts counts what is there.',
    tests: [
      ...by('agents', 'is done with when the plugin has let it go by itself'),
      ...by('whole', 'loses nothing, keeps the floors and the window, and leaves nothing behind'),
    ],
  },
  {
    trap: 'After a restart the plugin adds its nodes again only when it has asked AWS.',
    minded: 'smoke-act.ts: a node that is missing for some seconds is not gone.',
    tests: by(
      'hands',
      'is not given up because the plugin adds its nodes again some seconds after a restart',
      'is given up when its node stays away',
    ),
  },
  {
    trap: 'The plugin starts builds of a machine that goes again, with parameters of others at times.',
    minded: 'clouds.ts switches it off; repeated.ts knows what it started all the same.',
    tests: [
      ...by(
        'lost',
        'is not lost when the ec2-fleet plugin has started it again',
        'is lost when the plugin took the parameters of another',
      ),
      ...by('casc', 'keep the same relations'),
    ],
  },
  {
    trap: 'New machines are protected from scaling in, so an instance refresh would leave them out.',
    minded: 'Each machine is ended by itself, which protection does not hinder; no instance refresh.',
    tests: by('groups', 'tell their machines', 'shrinks the group by one, and only once'),
  },
  {
    trap: 'The plugin changes the size of the group between our enlarging and our retiring.',
    minded: 'machine-groups: at least so many; ended by name, and the group not below its minimum.',
    tests: [
      ...by(
        'groups',
        'never makes a group smaller',
        'does not shrink a group that wants as few as it may, and says so',
      ),
      ...by('agents', 'stays when its group gets no other, and the roll goes on'),
    ],
  },
];

const order: readonly Trap[] = [
  {
    trap: 'The order of machines decides how long it takes: idle first, then idle soonest; the longest to boot before others.',
    minded: 'schedule.ts.',
    tests: [
      ...by(
        'plan',
        'begins with the idle host, then takes the one that is idle soonest',
        'of two idle machines under one floor takes the one first that boots longest',
      ),
      ...by(
        'planLaws',
        'no order at all is faster',
        'as many fit a window as the formula of the reference says',
      ),
    ],
  },
  {
    trap: 'With a replacement first, machines may have gone by themselves until the old one is cordoned.',
    minded: 'proving.ts looks at the floors again.',
    tests: by('whole', 'loses nothing, keeps the floors and the window, and leaves nothing behind'),
  },
  {
    trap: 'Beyond the window the builds with the least work go first, if any.',
    minded: 'aborted.ts; carry-over leaves the machine.',
    tests: by(
      'agents',
      'aborts each build once, the one with the least work first',
      'leaves the machine alone',
    ),
  },
  {
    trap: 'A machine that is drained shortly before the window closes comes back after it.',
    minded: 'draining.ts puts it back.',
    tests: by('decide', 'that closes too soon for another machine keeps the drained one'),
  },
];

const wished: readonly Trap[] = [
  {
    trap: 'A bad image eats machine after machine.',
    minded: 'canary.ts, proving.ts.',
    tests: [
      ...by(
        'agents',
        'hold up the others of their image until they have served for a while',
        'keeps its mark when what came in its place is not sound and the image was no other before',
      ),
      ...by('whole', 'is an image: the roll stops, and the machines that have not gone serve'),
    ],
  },
  {
    trap: 'A roll that is interrupted starts over, or does things twice.',
    minded: 'The journal is all its memory.',
    tests: by('killed', 'anywhere ends in the same state when it is started again, with nothing done twice'),
  },
  {
    trap: 'Two processes roll at once.',
    minded: 'held-lock.ts.',
    tests: by('lock', 'is never believed by two processes, whatever sleeps, fails and ends'),
  },
  {
    trap: 'The old machine goes before the new one is there.',
    minded: 'replacing.ts, proving.ts.',
    tests: by('agents', 'goes after another one has come and proved sound, and its group shrinks with it'),
  },
  {
    trap: 'Windows past midnight and dates without maintenance are read in another way than they were meant.',
    minded: 'tools/roll/windows.',
    tests: by(
      'openings',
      'a blackout leaves out what opens on it, also past midnight, and nothing that opened before',
    ),
  },
];

/** All of them, in the order in which people come across them. */
export const TRAPS: readonly Trap[] = [
  ...accounts,
  ...quiet,
  ...restarts,
  ...queue,
  ...nodes,
  ...cliff,
  ...configuration,
  ...ec2Fleet,
  ...order,
  ...wished,
];
