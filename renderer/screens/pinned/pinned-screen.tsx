import './pinned.css';
import { useMemo } from 'react';
import { reopen } from '../../../core/contract/sealed.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { undo, useHistory } from '../../session/history.ts';
import { openDialog } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { ExportFindings } from './export-findings.tsx';
import type { FindingRecord } from './pin-commands.ts';
import { PinnedFinding } from './pinned-finding.tsx';
import { UnopenedFinding } from './unopened-finding.tsx';

export function PinnedScreen() {
  const findings = useQuery('finding.list', {});
  return (
    <div className="stack">
      <ScreenTitle title="Pinned findings" />
      {findings.failure ? (
        <ErrorPanel failure={findings.failure} action="Try again" onAction={findings.again} />
      ) : null}
      {findings.value === null && findings.isWaiting ? (
        <ProgressLine label="Fetching the findings" progress={null} />
      ) : null}
      {findings.value?.length === 0 ? <NothingPinned /> : null}
      {findings.value && findings.value.length > 0 ? <Findings records={findings.value} /> : null}
    </div>
  );
}

/** Empty state; removed findings can be restored through the history. */
function NothingPinned() {
  const history = useHistory();
  const removal = history?.steps.find(({ removesFinding, state }) => removesFinding && state === 'done');
  if (!removal) {
    return (
      <EmptyState icon="pin" title="Nothing is pinned yet">
        <p>Pin a finding to keep it here as it is, with its sentence and its strength, and to export it.</p>
        <LinkButton to="analyses">Go to the analyses</LinkButton>
      </EmptyState>
    );
  }
  const isLast = removal.id === history?.undoId;
  return (
    <EmptyState icon="pin" title="Nothing is pinned any more">
      <p>
        What was removed is still in the project and can be had back.
        {isLast ? '' : ' More was done since: look it up in the history, or pin the finding again.'}
      </p>
      {isLast ? (
        <ActionButton look="primary" icon="undo" onPress={() => void undo()}>
          Bring back what was removed
        </ActionButton>
      ) : (
        <ActionButton look="primary" onPress={() => openDialog({ kind: 'history' })}>
          Open the history
        </ActionButton>
      )}
    </EmptyState>
  );
}

function Findings({ records }: { records: readonly FindingRecord[] }) {
  const findings = useMemo(
    () =>
      records.map((record) => ({
        record,
        result: record.sealed === null ? null : reopen(record.sealed).value,
      })),
    [records],
  );
  return (
    <div className="pinned-layout">
      <ul className="stack">
        {findings.map(({ record, result }) => (
          <li key={record.id}>
            {result ? (
              <PinnedFinding finding={{ ...record, result }} />
            ) : (
              <UnopenedFinding finding={record} />
            )}
          </li>
        ))}
      </ul>
      <ExportFindings count={findings.length} />
    </div>
  );
}
