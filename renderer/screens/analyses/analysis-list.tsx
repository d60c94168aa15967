import type { Output } from '../../../core/contract/requests.ts';
import { routeTo } from '../../app/route.ts';
import type { Dataset } from '../../app/session.ts';
import { Icon } from '../../components/icon.tsx';
import { formatDay } from '../../components/wording.ts';

export type AnalysisSummary = Output<'analysis.list'>[number];

type AnalysisListProps = { readonly analyses: readonly AnalysisSummary[]; readonly dataset: Dataset };

export function AnalysisList({ analyses, dataset }: AnalysisListProps) {
  const ready = analyses.filter((analysis) => analysis.missing === null);
  const waiting = analyses.filter((analysis) => analysis.missing !== null);
  return (
    <div className="stack">
      <p className="quiet">
        From {dataset.label}, {formatDay(dataset.wave)}.
      </p>
      <ul className="question-list">
        {ready.map(({ id, question, title }) => (
          <li key={id}>
            <a
              className="question"
              href={id === 'completion-funnel' ? routeTo('health') : routeTo('analyses', id)}
            >
              <span className="question-words">{question}</span>
              <span className="small">{title}</span>
            </a>
          </li>
        ))}
      </ul>
      {waiting.length > 0 ? (
        <section className="stack" aria-labelledby="waiting-title">
          <h2 id="waiting-title">Needs something that this dataset does not have</h2>
          <ul className="question-list">
            {waiting.map(({ id, question, missing }) => (
              <li key={id} className="question question-waiting">
                <span className="question-words">{question}</span>
                <span className="question-missing">
                  <Icon name="warning" /> {missing}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
