import './pinned.css';
import { useMemo } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { reopen } from '../../../core/contract/sealed.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { useQuery } from '../../session/use-request.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { ExportFindings } from './export-findings.tsx';
import { PinnedFinding } from './pinned-finding.tsx';

type FindingRecord = Output<'finding.list'>[number];

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
      {findings.value?.length === 0 ? (
        <EmptyState icon="pin" title="Nothing is pinned yet">
          <p>Pin a finding to keep it here as it is, with its sentence and its strength, and to export it.</p>
          <LinkButton to="analyses">Go to the analyses</LinkButton>
        </EmptyState>
      ) : null}
      {findings.value && findings.value.length > 0 ? <Findings records={findings.value} /> : null}
    </div>
  );
}

function Findings({ records }: { records: readonly FindingRecord[] }) {
  const findings = useMemo(
    () => records.map((record) => ({ ...record, result: reopen(record.sealed).value })),
    [records],
  );
  return (
    <div className="pinned-layout">
      <ul className="stack">
        {findings.map((finding) => (
          <li key={finding.id}>
            <PinnedFinding finding={finding} />
          </li>
        ))}
      </ul>
      <ExportFindings count={findings.length} />
    </div>
  );
}
