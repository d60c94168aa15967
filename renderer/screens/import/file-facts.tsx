import { countText } from '../../../core/words/figure-text.ts';
import { SetAsideList } from '../../components/set-aside-list.tsx';
import { FirstRows } from './first-rows.tsx';
import type { ReadingChoices } from '../../session/session.ts';
import type { Inspection } from './mapping.ts';
import { canReadDifferently, delimiters, ReadDifferently } from './read-differently.tsx';

const FORMAT_LABELS: Readonly<Record<Inspection['format'], string>> = {
  csv: 'Text (CSV)',
  xlsx: 'Excel workbook',
  xls: 'Old Excel workbook',
  ods: 'OpenDocument',
  parquet: 'Parquet',
  arrow: 'Arrow',
  sav: 'SPSS',
  dta: 'Stata',
  xpt: 'SAS transport file',
  join: 'Two files joined',
};

type FileFactsProps = {
  readonly inspection: Inspection;
  readonly onReadAgain: (choices: ReadingChoices) => void;
};

/** Facts about the file as read, and options to read it differently. */
export function FileFacts({ inspection, onReadAgain }: FileFactsProps) {
  const { dialect, encoding, format, headerRow, remarks, rows, setAside, setAsideCount, sheet } = inspection;
  const delimiter = delimiters.find((each) => each.id === dialect?.delimiter);
  return (
    <section className="card stack" aria-label="The file">
      <dl className="figures">
        <Figure name="Rows" value={countText(rows)} />
        <Figure name="Set aside" value={countText(setAsideCount)} />
        <Figure name="Columns" value={countText(inspection.columns.length)} />
        <Figure name="Format" value={FORMAT_LABELS[format]} />
        {sheet === null ? null : <Figure name="Sheet" value={sheet} />}
        {encoding === null ? null : <Figure name="Encoding" value={encoding} />}
        {delimiter ? <Figure name="Separated by" value={delimiter.label.toLowerCase()} /> : null}
        {canReadDifferently(inspection) ? (
          <Figure name="Headings in" value={headerRow === null ? 'no row' : `row ${headerRow}`} />
        ) : null}
      </dl>
      {setAsideCount > 0 ? (
        <div>
          <h3>Rows set aside</h3>
          <SetAsideList rows={setAside} total={setAsideCount} />
        </div>
      ) : null}
      {remarks.length > 0 ? (
        <ul className="remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      ) : null}
      <div className="disclosures">
        <FirstRows inspection={inspection} />
        {canReadDifferently(inspection) ? (
          <details>
            <summary>
              {inspection.sheets.length > 1
                ? 'Another sheet, or other headings? Read the file differently'
                : 'Letters or columns look wrong? Read the file differently'}
            </summary>
            <ReadDifferently inspection={inspection} onReadAgain={onReadAgain} />
          </details>
        ) : null}
      </div>
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
