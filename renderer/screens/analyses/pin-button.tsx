import { useMemo } from 'react';
import type { Result } from '../../../core/results/result.ts';
import type { Output } from '../../../core/contract/requests.ts';
import { isSameFigure, reopen } from '../../../core/contract/sealed.ts';
import { noWeighting } from '../../../core/contract/words.ts';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { routeTo } from '../../session/route.ts';
import { adoptProject } from '../../session/session.ts';
import { useCommand, useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import type { AnalysisRequest } from './use-analysis-run.ts';

type PinButtonProps = {
  readonly request: AnalysisRequest;
  /** The shown result; null until there is one. */
  readonly result: Result | null;
};

/**
 * Pins the shown result. Reads "pinned" only where this very result is, since an equal request may have been answered
 * differently before.
 */
export function PinButton({ request, result }: PinButtonProps) {
  const findings = useQuery('finding.list', {});
  const command = useCommand();
  const isPinned = useMemo(
    () => result !== null && isAmong(findings.value ?? [], request.datasetId, result),
    [findings.value, request.datasetId, result],
  );
  const earlier = findings.value?.find((finding) => isSame(finding.request, request)) ?? null;
  const pin = (): void =>
    void command.run(async () => {
      if (earlier) await ask('finding.pin-again', { findingId: earlier.id });
      else await ask('finding.pin', request);
      announce(earlier ? 'Pinned again.' : 'Pinned.');
      adoptProject(await ask('project.state', {}));
    });
  if (command.failure) return <ErrorPanel failure={command.failure} action="Try again" onAction={pin} />;
  if (isPinned) {
    return (
      <LinkButton to="pinned" look="plain">
        Pinned. See all
      </LinkButton>
    );
  }
  return (
    <div className="actions">
      {earlier && result ? <a href={routeTo('pinned')}>Pinned with another answer: what changed</a> : null}
      <ActionButton
        look="primary"
        icon="pin"
        onPress={pin}
        isDisabled={result === null || findings.value === null || command.isBusy}
      >
        {earlier ? 'Pin again' : 'Pin this finding'}
      </ActionButton>
    </div>
  );
}

function isAmong(findings: Output<'finding.list'>, datasetId: string, result: Result): boolean {
  return findings.some(
    ({ request, sealed }) =>
      request.datasetId === datasetId &&
      request.analysisId === result.analysis.id &&
      sealed !== null &&
      isSameFigure(reopen(sealed).value, result),
  );
}

function isSame(one: AnalysisRequest, other: AnalysisRequest): boolean {
  return stableText(one) === stableText(other);
}

function stableText({ analysisId, datasetId, options, filters, weighting }: AnalysisRequest): string {
  const sorted = Object.entries(options).toSorted(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([analysisId, datasetId, sorted, filters, weighting ?? noWeighting]);
}
