import { countText } from '../../../core/words/figure-text.ts';
import { printedText } from '../../../core/contract/words.ts';
import { SetAsideList } from '../../components/set-aside-list.tsx';
import { countOf } from '../../words/wording.ts';

type ReportFactsProps = {
  readonly report: {
    readonly rows: number;
    readonly setAsideCount: number;
    readonly columnsLeftOut: readonly string[];
    readonly remarks: readonly string[];
  };
  /** Null where only the number is known. */
  readonly setAside: readonly { readonly row: number; readonly reason: string }[] | null;
};

/** Facts of an import: rows, rows set aside, columns left out, remarks. */
export function ReportFacts({ report, setAside }: ReportFactsProps) {
  return (
    <div className="stack">
      <dl className="figures">
        <div>
          <dt>Rows in</dt>
          <dd>{countText(report.rows)}</dd>
        </div>
        <div>
          <dt>Rows set aside</dt>
          <dd>{countText(report.setAsideCount)}</dd>
        </div>
        <div>
          <dt>Columns left out</dt>
          <dd>{countText(report.columnsLeftOut.length)}</dd>
        </div>
      </dl>
      {setAside !== null && report.setAsideCount > 0 ? (
        <div>
          <h3>Set aside</h3>
          <SetAsideList rows={setAside} total={report.setAsideCount} />
        </div>
      ) : null}
      {report.columnsLeftOut.length > 0 ? (
        <div>
          <h3>{countOf(report.columnsLeftOut.length, 'column')} left out</h3>
          <p className="quiet">{report.columnsLeftOut.map(printedText).join(', ')}</p>
        </div>
      ) : null}
      {report.remarks.length > 0 ? (
        <div>
          <h3>What was odd or repaired</h3>
          <ul className="remarks">
            {report.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
