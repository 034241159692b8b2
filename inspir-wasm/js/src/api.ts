/** What every entry of the package gives. */
export type { AssessOptions } from './assess.js';
export { Call, calls, type BuiltInId } from './call.js';
export { changes, type Change, type Changes, type ComparedSide, type EditionChange, type EditionChanges, type Replay } from './changes.js';
export type { Card, DocumentFormat, DocumentOptions, LetterDetails, SheetDetails } from './documents.js';
export { CallError, DetailsError, PatchError, type DetailsFault, type Problem } from './errors.js';
export type * from './generated/application.js';
export type {
  AppraisalCounts, Error as InputError, FindingValues, IdentifierReason, MessageParts, Progress, Step, Totals,
} from './generated/assessment.js';
export type { BuiltInCalls, InspirCreativeEvent, InspirFollowUp, InspirInnovationStore } from './generated/calls.js';
export type {
  BonusDescription, BracketDescription, CapDescription, CategoryDescription, Check, FieldType, LimitDescription,
  PeriodDescription, QuantityDescription, QuantityType, RequirementLimits,
} from './generated/description.js';
export type { PatchOperation, RepairWay } from './generated/repairs.js';
export type { Blocking, Issue, IssueOptions } from './issues.js';
export { labels, type Labels } from './labels.js';
export { localeOf, locales, type Locale, type LocaleTag, type Options } from './locale.js';
export { applyPatch } from './patch.js';
export type { StandardProps, StandardSchema } from './standard.js';
export type {
  Application, Assessment, Budget, CallTypes, Category, Charter, ColumnDescription, Description, Document,
  DocumentDescription, Expense, FieldDescription, Finding, Grant, InputKind, Item, ListDescription, MetFinding,
  OpenFinding, Option, OtherFinding, OverallDescription, Part, PartDescription, Repair, RequirementDescription, Revenue,
  Section,
} from './types.js';
export { formatAmount, formatDate, parseAmount, parseDate, toPath, type AmountOptions, type DateOptions, type Written } from './written.js';

import type { Error as InputError, Assessment as Told } from './generated/assessment.js';
import type { Finding } from './types.js';

export type ErrorCode = InputError['code'];
export type Outcome = Told['outcome'];
export type Level = Finding['level'];
export type Status = Finding['status'];
