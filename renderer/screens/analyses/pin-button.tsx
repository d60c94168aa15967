import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject } from '../../app/session.ts';
import { useCommand, useQuery } from '../../app/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { noWeighting } from '../../../core/contract/words.ts';
import type { AnalysisRequest } from './use-analysis-run.ts';

export function PinButton({ request, isReady }: { request: AnalysisRequest; isReady: boolean }) {
  const findings = useQuery('finding.list', {});
  const command = useCommand();
  const isPinned = findings.value?.some((finding) => isSame(finding.request, request)) ?? false;
  const pin = (): void =>
    void command.run(async () => {
      await ask('finding.pin', request);
      announce('Pinned.');
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
    <ActionButton look="primary" icon="pin" onPress={pin} isDisabled={!isReady || command.isBusy}>
      Pin this finding
    </ActionButton>
  );
}

function isSame(one: AnalysisRequest, other: AnalysisRequest): boolean {
  return stableText(one) === stableText(other);
}

function stableText({ analysisId, datasetId, options, filters, weighting }: AnalysisRequest): string {
  const sorted = Object.entries(options).toSorted(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([analysisId, datasetId, sorted, filters, weighting ?? noWeighting]);
}
