import { countText } from '../../../core/charts/figure-text.ts';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { SetAsideList } from '../../components/set-aside-list.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import { FirstRows } from './first-rows.tsx';
import type { Inspection, ReadingChoices } from './mapping.ts';

const delimiters = [
  { id: ',', label: 'Comma' },
  { id: ';', label: 'Semicolon' },
  { id: '\t', label: 'Tab' },
  { id: '|', label: 'Vertical bar' },
] as const;
const encodings = ['UTF-8', 'Windows-1252', 'UTF-16LE', 'UTF-16BE'].map((id) => ({ id, label: id }));

type FileFactsProps = {
  readonly inspection: Inspection;
  readonly onReadAgain: (choices: ReadingChoices) => void;
};

/** What was found, and a way to say that it was read wrongly. */
export function FileFacts({ inspection, onReadAgain }: FileFactsProps) {
  const { dialect, encoding, headerRow, remarks, rows, setAside, setAsideCount } = inspection;
  const delimiter = delimiters.find((each) => each.id === dialect.delimiter);
  return (
    <section className="card stack" aria-label="The file">
      <dl className="figures">
        <Figure name="Rows" value={countText(rows)} />
        <Figure name="Set aside" value={countText(setAsideCount)} />
        <Figure name="Columns" value={countText(inspection.columns.length)} />
        <Figure name="Encoding" value={encoding} />
        <Figure name="Separated by" value={(delimiter?.label ?? dialect.delimiter).toLowerCase()} />
        <Figure name="Headings in" value={headerRow === null ? 'no row' : `row ${headerRow}`} />
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
        <details>
          <summary>Letters or columns look wrong? Read the file differently</summary>
          <ReadDifferently inspection={inspection} onReadAgain={onReadAgain} />
        </details>
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

function ReadDifferently({ inspection, onReadAgain }: FileFactsProps) {
  const [encoding, setEncoding] = useState(inspection.encoding);
  const [delimiterId, setDelimiterId] = useState(inspection.dialect.delimiter);
  const [headerRow, setHeaderRow] = useState(
    inspection.headerRow === null ? '' : String(inspection.headerRow),
  );
  const isRow = headerRow === '' || /^[1-9]\d{0,6}$/.test(headerRow);
  const readAgain = (): void => {
    const delimiter = delimiters.find((each) => each.id === delimiterId)?.id;
    onReadAgain({
      encoding,
      headerRow: headerRow === '' ? null : Number(headerRow),
      ...(delimiter ? { delimiter } : {}),
    });
  };
  return (
    <div className="read-differently">
      <Choice
        label="Encoding"
        value={encoding}
        onChange={setEncoding}
        sections={[{ heading: null, items: encodings }]}
      />
      <Choice
        label="Separated by"
        value={delimiterId}
        onChange={setDelimiterId}
        sections={[{ heading: null, items: delimiters }]}
      />
      <TextEntry
        label="Row with the headings"
        help="Empty if there is none."
        inputMode="numeric"
        value={headerRow}
        onChange={setHeaderRow}
        problem={isRow ? null : 'Give a row number.'}
      />
      <ActionButton onPress={readAgain} isDisabled={!isRow}>
        Read again
      </ActionButton>
    </div>
  );
}
