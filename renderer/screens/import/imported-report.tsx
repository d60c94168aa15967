import type { Output } from '../../../core/contract/requests.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { useSession } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { countOf } from '../../words/wording.ts';
import { ColumnsInUse } from './columns-in-use.tsx';
import { ReportFacts } from './report-facts.tsx';

type ImportedReportProps = {
  readonly report: Output<'dataset.import'>['value'];
  readonly onMore: () => void;
};

export function ImportedReport({ report, onMore }: ImportedReportProps) {
  const dataset = useSession(
    (state) => state.project?.datasets.find((each) => each.id === report.datasetId) ?? null,
  );
  const details = useQuery('dataset.import-report', { datasetId: report.datasetId });
  const open = dataset?.unmatchedAnswers ?? 0;
  return (
    <div className="stack">
      <ScreenTitle title={`${dataset?.label ?? 'The file'} is in`} />
      <section className="card stack">
        <h2>What came in</h2>
        <ReportFacts report={report} setAside={details.value?.value.setAside ?? null} />
        {details.value ? <ColumnsInUse {...details.value.value} /> : null}
        <div className="actions">
          {dataset?.hasKeyQuestion ? (
            <>
              <LinkButton to="answers">Next: group the answers</LinkButton>
              <span className="quiet">
                {open > 0
                  ? `${countOf(open, 'answer')} to the key question ${open === 1 ? 'is' : 'are'} waiting for a meaning.`
                  : 'Every answer was matched. Look them over.'}
              </span>
            </>
          ) : (
            <p>
              No column holds the key question, so findings about background cannot be made from this file
              alone. Join it to a file that has the answers, or import it again and map “Parental occupation
              at 14” if it is there.
            </p>
          )}
          <ActionButton onPress={onMore}>All files</ActionButton>
        </div>
      </section>
    </div>
  );
}
