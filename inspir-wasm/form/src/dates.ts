// Dates as people type and read them: day, month, year.

const pad = (part: string) => part.padStart(2, '0');

/** `2027-03-05` → `05/03/2027`; text that is no date stays as it is. */
export function shortDay(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year ? `${day}/${month}/${year}` : date;
}

/** Writes a day as the engine reads it, if the text gives day, month and year; otherwise leaves it as typed. */
export function normaliseDay(typed: string): string {
  const bare = typed.trim();
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare) ?? [];
  if (year) return `${year}-${pad(month ?? '')}-${pad(day ?? '')}`;
  const parts = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(bare) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(bare);
  return parts ? `${parts[3]}-${pad(parts[2] ?? '')}-${pad(parts[1] ?? '')}` : bare;
}
