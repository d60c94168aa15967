import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import type { ReadingChoices } from '../../session/session.ts';
import type { Inspection } from './mapping.ts';

export const delimiters = [
  { id: ',', label: 'Comma' },
  { id: ';', label: 'Semicolon' },
  { id: '\t', label: 'Tab' },
  { id: '|', label: 'Vertical bar' },
] as const;
const encodings = [
  ...['UTF-8', 'Windows-1252', 'UTF-16LE', 'UTF-16BE'].map((id) => ({ id, label: id })),
  { id: 'macintosh', label: 'Mac Roman' },
  ...['ISO-8859-2', 'ISO-8859-3', 'ISO-8859-4', 'ISO-8859-5', 'ISO-8859-6', 'ISO-8859-7', 'ISO-8859-8'],
  ...['ISO-8859-9', 'ISO-8859-10', 'ISO-8859-13', 'ISO-8859-14', 'ISO-8859-15', 'ISO-8859-16'],
  ...['Windows-1250', 'Windows-1251', 'Windows-1253', 'Windows-1254', 'Windows-1255', 'Windows-1256'],
  ...['Windows-1257', 'Windows-1258', 'KOI8-R', 'KOI8-U', 'IBM866'],
].map((each) => (typeof each === 'string' ? { id: each, label: each } : each));

/** Whether there are read options; formats with typed, named columns have none. */
export function canReadDifferently({ dialect, sheet }: Inspection): boolean {
  return dialect !== null || sheet !== null;
}

type ReadDifferentlyProps = {
  readonly inspection: Inspection;
  readonly onReadAgain: (choices: ReadingChoices) => void;
};

export function ReadDifferently({ inspection, onReadAgain }: ReadDifferentlyProps) {
  const { sheets } = inspection;
  const [encoding, setEncoding] = useState(inspection.encoding);
  const [delimiterId, setDelimiterId] = useState(inspection.dialect?.delimiter ?? null);
  const [sheet, setSheet] = useState(inspection.sheet);
  const [headerRow, setHeaderRow] = useState(
    inspection.headerRow === null ? '' : String(inspection.headerRow),
  );
  const isRow = headerRow === '' || /^[1-9]\d{0,6}$/.test(headerRow);
  const isOtherSheet = sheet !== inspection.sheet;
  const readAgain = (): void => {
    const delimiter = delimiters.find((each) => each.id === delimiterId)?.id;
    onReadAgain({
      ...(encoding === null ? {} : { encoding }),
      ...(delimiter ? { delimiter } : {}),
      ...(sheet === null ? {} : { sheet }),
      // On another sheet the header is detected anew.
      ...(isOtherSheet ? {} : { headerRow: headerRow === '' ? null : Number(headerRow) }),
    });
  };
  return (
    <div className="read-differently">
      {sheet !== null && sheets.length > 1 ? (
        <Choice
          label="Sheet"
          value={sheet}
          onChange={setSheet}
          sections={[{ heading: null, items: sheets.map(sheetItem) }]}
        />
      ) : null}
      {encoding === null ? null : (
        <Choice
          label="Encoding"
          value={encoding}
          onChange={setEncoding}
          sections={[{ heading: null, items: encodings }]}
        />
      )}
      {delimiterId === null ? null : (
        <Choice
          label="Separated by"
          value={delimiterId}
          onChange={setDelimiterId}
          sections={[{ heading: null, items: delimiters }]}
        />
      )}
      {isOtherSheet ? null : (
        <TextEntry
          label="Row with the headings"
          help="Empty if there is none."
          inputMode="numeric"
          value={headerRow}
          onChange={setHeaderRow}
          problem={isRow ? null : 'Give a row number.'}
        />
      )}
      <ActionButton onPress={readAgain} isDisabled={!isRow}>
        Read again
      </ActionButton>
    </div>
  );
}

function sheetItem({ name, isHidden }: Inspection['sheets'][number]): { id: string; label: string } {
  return { id: name, label: isHidden ? `${name} (hidden)` : name };
}
