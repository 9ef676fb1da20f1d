// `sallyport/core`: what `sallyport` gives, without any guard and so without their rules. Guards have an entry each.
export {
  type CheckContext,
  type Checker,
  createChecker,
  type DocumentsContext,
  type StreamContext,
} from "./core/check.ts";
export type { Engine, Matcher } from "./core/engine.ts";
export {
  type BlockDetails,
  GuardBlockedError,
  GuardError,
  type GuardErrorCode,
  isGuardError,
} from "./core/errors.ts";
export type { CheckEvent, EventListener } from "./core/events.ts";
export { type ContentOf, type Guarded, guard } from "./core/guard.ts";
export type { GuardOptions, OnBlock, PipelineKind, PipelineOptions } from "./core/guard-options.ts";
export { isBlocked } from "./core/is-blocked.ts";
export type { CheckerOptions } from "./core/options.ts";
export type { OutputTexts } from "./core/output.ts";
export type { Policy } from "./core/policy.ts";
export type { AllowEntry } from "./core/policy-allow.ts";
export type { RestoreOptions, Restorer } from "./core/restorer.ts";
export type {
  CompiledRule,
  Factor,
  Rule,
  RuleContext,
  RulePack,
} from "./core/rule.ts";
export type { RoleStage, Segment, Segments } from "./core/segments.ts";
export type {
  Action,
  BlockReason,
  CheckedDocuments,
  DocumentChunk,
  DroppedDocument,
  Finding,
  Guard,
  GuardFailure,
  Inspection,
  Marking,
  Match,
  Passage,
  Principal,
  QuarantinedDocument,
  Span,
  Stage,
  StageActions,
  Treatment,
  Verdict,
} from "./core/types.ts";
export { type Vault, type VaultOptions, vault } from "./core/vault.ts";
export type { Signal, View, ViewName, Views } from "./core/views.ts";
