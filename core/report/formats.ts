/** Formats of a report, in the order in which they are offered. A new one is a line here and its writer. */
export const reportFormats = [
  { id: 'html', label: 'Report to read and print (HTML)' },
  { id: 'pdf', label: 'The same report as PDF' },
  { id: 'xlsx', label: 'Spreadsheet for Excel (XLSX)' },
  { id: 'ods', label: 'Spreadsheet for LibreOffice (ODS)' },
  { id: 'csv', label: 'Tables (CSV)' },
  { id: 'json', label: 'Results for other programs (JSON)' },
] as const;

export type ReportFormat = (typeof reportFormats)[number]['id'];

export const reportFormatIds: readonly ReportFormat[] = reportFormats.map(({ id }) => id);
