import type { Finding } from '../problem.ts';
import { agentNameTwice } from './agent-name-twice.ts';
import { agentPublicKey } from './agent-public-key.ts';
import { aliasOfAlias } from './alias-of-alias.ts';
import { aliasOfUnknownLabel } from './alias-of-unknown-label.ts';
import { aliasShadowsLabel } from './alias-shadows-label.ts';
import { autoscaledSeveralAgents } from './autoscaled-several-agents.ts';
import { botHostWithoutZone } from './bot-host-without-zone.ts';
import { botSecretShared } from './bot-secret-shared.ts';
import { botSecretTwice } from './bot-secret-twice.ts';
import { botSecretUnknown } from './bot-secret-unknown.ts';
import { budgetBelowMinimum } from './budget-below-minimum.ts';
import { calendarDate } from './calendar-date.ts';
import { certificateRegion } from './certificate-region.ts';
import { debugOnExternal } from './debug-on-external.ts';
import { docsPool } from './docs-pool.ts';
import { docsPoolUntrusted } from './docs-pool-untrusted.ts';
import { executorsAboveVcpus } from './executors-above-vcpus.ts';
import { existingSubnetTwice } from './existing-subnet-twice.ts';
import { externalHostKey } from './external-host-key.ts';
import { externalHostTwice } from './external-host-twice.ts';
import { type Checked, factsOf } from './facts.ts';
import { fallbackBuysSpot } from './fallback-buys-spot.ts';
import { fallbackCrossesTrust } from './fallback-crosses-trust.ts';
import { fallbackCycle } from './fallback-cycle.ts';
import { fallbackLabelUnknown } from './fallback-label-unknown.ts';
import { fallbackOtherMachines } from './fallback-other-machines.ts';
import { fallbackWithoutSpot } from './fallback-without-spot.ts';
import { forksReachTrusted } from './forks-reach-trusted.ts';
import { forksReadCredentials } from './forks-read-credentials.ts';
import { gpuImageWithoutGpu } from './gpu-image-without-gpu.ts';
import { gpuWithoutDriver } from './gpu-without-driver.ts';
import { holdWithoutGroup } from './hold-without-group.ts';
import { hostKeyOfNobody } from './host-key-of-nobody.ts';
import { hostNameTwice } from './host-name-twice.ts';
import { hostOutsideZone } from './host-outside-zone.ts';
import { imageForOtherUse } from './image-for-other-use.ts';
import { imageUnknown } from './image-unknown.ts';
import { instanceArch } from './instance-arch.ts';
import { instanceTypeUnknown } from './instance-type-unknown.ts';
import { instancesUnlike } from './instances-unlike.ts';
import { jenkinsSecretKind } from './jenkins-secret-kind.ts';
import { jenkinsSecretUnknown } from './jenkins-secret-unknown.ts';
import { jobContextTwice } from './job-context-twice.ts';
import { jobLabelUnknown } from './job-label-unknown.ts';
import { jobNameTaken } from './job-name-taken.ts';
import { jobTwice } from './job-twice.ts';
import { jobsWithoutGithub } from './jobs-without-github.ts';
import { labelCrossesTrust } from './label-crosses-trust.ts';
import { labelIsNodeName } from './label-is-node-name.ts';
import { labelsDifferInCase } from './labels-differ-in-case.ts';
import { leaderTooSmall } from './leader-too-small.ts';
import { listedTwice } from './listed-twice.ts';
import { loadBalancerCertificate } from './load-balancer-certificate.ts';
import { minAboveMax } from './min-above-max.ts';
import { moreGroupsThanRights } from './more-groups-than-rights.ts';
import { networkNoWayOut } from './network-no-way-out.ts';
import { networkNotPrivate } from './network-not-private.ts';
import { networkOverlapsDocker } from './network-overlaps-docker.ts';
import { networkOverlapsReserved } from './network-overlaps-reserved.ts';
import { networkSize } from './network-size.ts';
import { networkTooFewAddresses } from './network-too-few-addresses.ts';
import { networkTooSmall } from './network-too-small.ts';
import { networkWithExisting } from './network-with-existing.ts';
import { nightlyInWindow } from './nightly-in-window.ts';
import { nobodyAdministers } from './nobody-administers.ts';
import { nobodyIsSentHere } from './nobody-is-sent-here.ts';
import { onDemandBaseAboveMax } from './on-demand-base-above-max.ts';
import { onlyNonVoting } from './only-non-voting.ts';
import { poolUnreachable } from './pool-unreachable.ts';
import { poolsWithSameLabels } from './pools-with-same-labels.ts';
import { promiseBroken } from './promise-broken.ts';
import { promiseUnused } from './promise-unused.ts';
import { rebuildLabel } from './rebuild-label.ts';
import type { Rule } from './rule.ts';
import { runsLabelUnknown } from './runs-label-unknown.ts';
import { scheduleEmpty } from './schedule-empty.ts';
import { scheduleNeverUndone } from './schedule-never-undone.ts';
import { scheduleOutOfBounds } from './schedule-out-of-bounds.ts';
import { schedulesAtSameMoment } from './schedules-at-same-moment.ts';
import { secretForUntrusted } from './secret-for-untrusted.ts';
import { spareAboveMax } from './spare-above-max.ts';
import { sponsorUnknown } from './sponsor-unknown.ts';
import { sponsorWithoutPools } from './sponsor-without-pools.ts';
import { staticSeveralTypes } from './static-several-types.ts';
import { subnetCount } from './subnet-count.ts';
import { subnetOutsideNetwork } from './subnet-outside-network.ts';
import { subnetsOverlap } from './subnets-overlap.ts';
import { trustCycle } from './trust-cycle.ts';
import { trustedReadsUntrusted } from './trusted-reads-untrusted.ts';
import { viewJobUnknown } from './view-job-unknown.ts';
import { warmAboveMax } from './warm-above-max.ts';
import { warmPoolMixed } from './warm-pool-mixed.ts';
import { windowShorterThanBake } from './window-shorter-than-bake.ts';
import { windowShorterThanDrain } from './window-shorter-than-drain.ts';
import { windowsOverlap } from './windows-overlap.ts';
import { zoneUnknown } from './zone-unknown.ts';
import { zoneUnused } from './zone-unused.ts';

/** Every relation that a fleet file is checked for, in the order of the file's sections. */
export const RULES: readonly Rule[] = [
  networkWithExisting,
  existingSubnetTwice,
  networkSize,
  networkTooSmall,
  subnetCount,
  subnetOutsideNetwork,
  subnetsOverlap,
  networkOverlapsReserved,
  networkNotPrivate,
  networkOverlapsDocker,
  networkTooFewAddresses,
  networkNoWayOut,
  leaderTooSmall,
  jenkinsSecretUnknown,
  jenkinsSecretKind,
  agentPublicKey,
  nobodyAdministers,
  viewJobUnknown,
  loadBalancerCertificate,
  certificateRegion,
  hostOutsideZone,
  hostNameTwice,
  docsPool,
  docsPoolUntrusted,
  nobodyIsSentHere,
  imageUnknown,
  imageForOtherUse,
  instanceTypeUnknown,
  instanceArch,
  gpuImageWithoutGpu,
  gpuWithoutDriver,
  instancesUnlike,
  staticSeveralTypes,
  executorsAboveVcpus,
  minAboveMax,
  spareAboveMax,
  moreGroupsThanRights,
  onDemandBaseAboveMax,
  scheduleEmpty,
  scheduleOutOfBounds,
  schedulesAtSameMoment,
  scheduleNeverUndone,
  warmPoolMixed,
  warmAboveMax,
  autoscaledSeveralAgents,
  poolsWithSameLabels,
  fallbackLabelUnknown,
  fallbackCycle,
  fallbackBuysSpot,
  fallbackWithoutSpot,
  fallbackOtherMachines,
  fallbackCrossesTrust,
  externalHostTwice,
  externalHostKey,
  hostKeyOfNobody,
  debugOnExternal,
  holdWithoutGroup,
  agentNameTwice,
  labelIsNodeName,
  labelsDifferInCase,
  labelCrossesTrust,
  aliasShadowsLabel,
  aliasOfUnknownLabel,
  aliasOfAlias,
  promiseBroken,
  promiseUnused,
  runsLabelUnknown,
  poolUnreachable,
  onlyNonVoting,
  jobLabelUnknown,
  jobContextTwice,
  jobTwice,
  jobsWithoutGithub,
  jobNameTaken,
  rebuildLabel,
  forksReachTrusted,
  forksReadCredentials,
  zoneUnknown,
  zoneUnused,
  trustedReadsUntrusted,
  trustCycle,
  secretForUntrusted,
  sponsorUnknown,
  sponsorWithoutPools,
  budgetBelowMinimum,
  botHostWithoutZone,
  botSecretUnknown,
  botSecretTwice,
  botSecretShared,
  windowsOverlap,
  windowShorterThanDrain,
  windowShorterThanBake,
  nightlyInWindow,
  calendarDate,
  listedTwice,
];

/** Everything that is wrong between the values of a fleet; each value alone was checked by the schema. */
export function checkRelations(checked: Checked): readonly Finding[] {
  const facts = factsOf(checked);
  return RULES.flatMap(rule => rule.check(facts));
}
